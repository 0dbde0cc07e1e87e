/** The place of one text among the reader's: alone, or left or right of another. */
import { createContext, useContext } from 'react';
import type { PaneSide } from '../../ui/reader-place.ts';

export type ReaderPane = {
  side: PaneSide;
  /** True where another text is beside it. */
  isSplit: boolean;
  /** The text that keys, commands and the inspector are about. */
  isActive: boolean;
  /** Where the inspector of the active text is drawn; null while it is hidden. */
  inspectorHost: HTMLElement | null;
  readBeside: () => void;
  swap: () => void;
  close: (side: PaneSide) => void;
};

const PaneContext = createContext<ReaderPane | null>(null);
export const ReaderPaneProvider = PaneContext;

export function useReaderPane(): ReaderPane {
  const pane = useContext(PaneContext);
  if (pane === null) throw new Error('This part of the reader needs a pane around it');
  return pane;
}

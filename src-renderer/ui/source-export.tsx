/** The doors to the export of an annotated source: the same in the reader, in the library and in the palette. */
import { FileCode, FileDown, FileText } from 'lucide-react';
import { createContext, useCallback, useContext } from 'react';
import type { SourceId } from '../domain/ids.ts';
import { type Command, useCommands } from './commands.tsx';
import type { MenuEntry } from './menu.tsx';

export type SourceFormat = 'pdf' | 'html' | 'markdown';

/** Starts the export of a source and takes care of everything that follows. */
export type ExportSource = (sourceId: SourceId, format: SourceFormat) => void;

const ExportContext = createContext<ExportSource>(() => undefined);
export const SourceExportProvider = ExportContext;

const FORMATS = [
  { format: 'pdf', label: 'Export as PDF…', icon: <FileDown size={14} aria-hidden /> },
  { format: 'html', label: 'Export as a web page (HTML)…', icon: <FileCode size={14} aria-hidden /> },
  { format: 'markdown', label: 'Export as Markdown…', icon: <FileText size={14} aria-hidden /> },
] as const satisfies readonly (Pick<MenuEntry, 'label' | 'icon'> & { format: SourceFormat })[];

/** The entries of a menu that export a source, one for each format. */
export function useExportEntries(): (sourceId: SourceId) => MenuEntry[] {
  const exportSource = useContext(ExportContext);
  return useCallback(
    (sourceId) =>
      FORMATS.map(({ format, label, icon }) => ({
        id: `export-${format}`,
        label,
        icon,
        run: () => exportSource(sourceId, format),
      })),
    [exportSource],
  );
}

/**
 * Offers the exports of a source as commands while the component is shown.
 * @param isOpen true where the source is what the view shows: then the bar's button and its key export it, as in a brief
 */
export function useExportCommands(sourceId: SourceId | null, isOpen: boolean): void {
  const exportSource = useContext(ExportContext);
  useCommands(
    FORMATS.map(
      ({ format, label }): Command => ({
        // The bar's button and its key export what is open: a brief, or this.
        id: format === 'pdf' ? 'export-pdf' : `export-source-${format}`,
        label: label.replace('Export', 'Export the annotated source').replace('…', ''),
        group: 'Sources',
        ...(format === 'pdf' && isOpen && { keys: 'Mod+Shift+E', worksInText: true }),
        isEnabled: sourceId !== null,
        run: () => sourceId !== null && exportSource(sourceId, format),
      }),
    ),
  );
}

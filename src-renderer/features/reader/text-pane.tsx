/** The text and what is laid over it: caret, handles, selection bar, the choice where annotations overlap. */
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Key } from '../../ui/badge.tsx';
import { formatKeys } from '../../ui/commands.tsx';
import { CaretAnnouncer } from './caret-announcer.tsx';
import { CaretLayer } from './caret-layer.tsx';
import { ExtentHandles } from './extent-handles.tsx';
import { LinkAddress } from './link-address.tsx';
import { NONE_SELECTED } from './list-selection.ts';
import { MarginTicks } from './margin-ticks.tsx';
import { OverlapList } from './overlap-list.tsx';
import { useReaderPane } from './reader-pane.ts';
import type { ReaderRecords } from './reader-records.ts';
import { type ReaderSession, syncDocumentSelection, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
import { SelectionBar } from './selection-bar.tsx';
import { TextBlocks } from './text-blocks.tsx';
import { alignTop, openTextPage, topOffset } from './text-page.ts';
import styles from './text-pane.module.css';
import { useHighlights } from './use-highlights.ts';
import type { ReaderActions } from './use-reader-actions.ts';
import { useReaderKeys } from './use-reader-keys.ts';
import { useReadingPosition } from './use-reading-position.ts';
import { useTextPointer } from './use-text-pointer.ts';
import { restoreSelection, useTextSelection } from './use-text-selection.ts';

export type TextPaneProps = {
  title: string;
  records: ReaderRecords;
  actions: ReaderActions;
  /** Pixels. */
  readingSize: number;
  onPickTag: () => void;
  /** Bars above the text. */
  header: ReactNode;
  /** True for whoever comes for a certain passage. */
  isArriving: boolean;
};

export function TextPane({
  title,
  records,
  actions,
  readingSize,
  onPickTag,
  header,
  isArriving,
}: TextPaneProps) {
  const session = useReaderSession();
  const { store, page, revision } = session;
  const { side, isActive } = useReaderPane();
  const isActiveAtFirst = useRef(isActive);
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [dock, setDock] = useState<HTMLElement | null>(null);
  const [isDrawn, setDrawn] = useState(false);

  useLayoutEffect(() => {
    if (root.current === null || scroller.current === null) return;
    const opened = openTextPage(root.current, scroller.current);
    page.current = opened;
    setDrawn(true);
    return () => {
      opened.dispose();
      page.current = null;
    };
  }, [page]);
  useKeptPlace(session, `${readingSize} ${side}`);
  useReadingPosition(session, isArriving);
  useTextSelection(session);
  useHighlights(session, records, isDrawn);
  const onKeyDown = useReaderKeys(session, actions, onPickTag);
  const pointer = useTextPointer(session, actions);
  // Once drawn, the text takes the keyboard: whoever opens an article reads it.
  useEffect(() => {
    if (isActiveAtFirst.current) root.current?.focus({ preventScroll: true });
  }, []);

  const onFocus = (): void => {
    // Keys are about the text now, no longer about what is selected together in the list.
    store.set({ hasFocus: true, ...NONE_SELECTED });
    const { current: drawn } = page;
    if (store.get().caret === null && drawn !== null && !store.get().isSelecting) {
      const offset = topOffset(drawn, 0);
      store.set({ caret: { anchor: offset, focus: offset } });
      syncDocumentSelection(session);
    } else restoreSelection(session);
  };

  return (
    <div className={styles.pane} style={{ '--reading-size': `${readingSize}px` } as CSSProperties}>
      {header}
      <div className={styles.window}>
        <div ref={scroller} className={styles.scroller}>
          <div className={styles.sheet}>
            <div
              ref={root}
              className={styles.text}
              role="document"
              aria-label={`Text of “${title}”`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the caret needs the keyboard.
              tabIndex={0}
              onKeyDown={onKeyDown}
              onFocus={onFocus}
              onBlur={() => store.set({ hasFocus: false })}
              {...pointer}
            >
              <TextBlocks
                text={revision.text}
                blocks={revision.blocks}
                pages={revision.pages}
                images={revision.images}
              />
            </div>
            {isDrawn && (
              <>
                <CaretLayer />
                <ExtentHandles records={records} actions={actions} />
                {isActive && (
                  <SelectionBar records={records} actions={actions} onPickTag={onPickTag} dock={dock} />
                )}
              </>
            )}
          </div>
        </div>
        <MarginTicks records={records} />
        <LinkAddress around={root} />
      </div>
      <div ref={setDock} className={styles.dock} />
      <ExtentHint />
      <CaretAnnouncer records={records} />
      <OverlapList records={records} actions={actions} />
    </div>
  );
}

/** The first line in view stays there when the type is set larger or smaller, or the text gets another side or width. */
function useKeptPlace({ page }: ReaderSession, layout: string): void {
  const top = useRef(0);
  useEffect(() => {
    const scroller = page.current?.scroller;
    if (scroller === undefined) return undefined;
    const remember = (): void => {
      if (page.current !== null) top.current = topOffset(page.current, 0);
    };
    let width = scroller.clientWidth;
    const resized = new ResizeObserver(() => {
      if (scroller.clientWidth === width) return;
      width = scroller.clientWidth;
      if (page.current !== null && top.current > 0) alignTop(page.current, top.current);
    });
    resized.observe(scroller);
    scroller.addEventListener('scrollend', remember);
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scrollend', remember);
    };
  }, [page]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout has moved every line.
  useLayoutEffect(() => {
    if (page.current !== null && top.current > 0) alignTop(page.current, top.current);
  }, [page, layout]);
}

/** What the keys do while an extent is being changed. */
function ExtentHint() {
  const { store } = useReaderSession();
  const isShown = useReaderState(store, ({ extent }) => extent?.by === 'keys');
  return (
    <div role="status">
      {isShown && (
        <div className={styles.hint}>
          <strong>Changing the extent</strong>
          <span>
            <Key>←</Key> <Key>→</Key> end
          </span>
          <span>
            <Key>Shift</Key> <Key>←</Key> <Key>→</Key> beginning
          </span>
          <span>
            with <Key>{formatKeys('Mod')}</Key> by character
          </span>
          <span>
            <Key>Enter</Key> keeps
          </span>
          <span>
            <Key>Esc</Key> leaves it as it was
          </span>
        </div>
      )}
    </div>
  );
}

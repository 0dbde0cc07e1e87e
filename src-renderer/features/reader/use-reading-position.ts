/** Comes back to where the analyst stopped reading, and remembers it when scrolling ends. */
import { useLayoutEffect } from 'react';
import { writeReadingPosition } from '../../storage/reading-position.ts';
import { database } from '../../storage/workspace.ts';
import type { ReaderSession } from './reader-session.ts';
import { alignTop, topOffset } from './text-page.ts';

/** Milliseconds without scrolling after which a place counts as read. */
const AT_REST = 250;

/** @param isArriving true for whoever comes for a certain passage: that comes before where they stopped */
export function useReadingPosition(session: ReaderSession, isArriving: boolean): void {
  const { sourceId, revision, page, openedAt } = session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only how the text was come to matters, once.
  useLayoutEffect(() => {
    const opened = page.current;
    if (opened === null) return undefined;
    let isCurrent = true;
    let timer = 0;
    const write = (): void => {
      timer = 0;
      const position = { revisionId: revision.id, offset: topOffset(opened, 0) };
      // Not being able to keep it costs nothing but the place.
      writeReadingPosition(database, sourceId, position).catch(() => undefined);
    };
    // Keys that are held down end a scroll with each of their steps: writing at each would make all of them wait.
    const remember = (): void => {
      clearTimeout(timer);
      timer = window.setTimeout(write, AT_REST);
    };
    const settle = (offset: number, left: number): void => {
      if (!isCurrent) return;
      alignTop(opened, offset);
      // Blocks on the way get their true heights as they are drawn.
      if (left > 0) requestAnimationFrame(() => settle(offset, left - 1));
    };
    if (!isArriving && openedAt > 0) settle(openedAt, 4);
    opened.scroller.addEventListener('scrollend', remember);
    return () => {
      isCurrent = false;
      if (timer !== 0) {
        clearTimeout(timer);
        write();
      }
      opened.scroller.removeEventListener('scrollend', remember);
    };
  }, [page, revision.id, sourceId]);
}

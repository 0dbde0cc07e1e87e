/**
 * Scrolls the list along with the text: between two annotations the list glides from one card to the next. It gives way
 * while the analyst scrolls the list itself.
 */
import { useEffect, useRef } from 'react';
import { firstFrom, type ReaderRecords } from './reader-records.ts';
import type { ReaderSession } from './reader-session.ts';
import { caretRect } from './text-geometry.ts';
import { type TextPage, topOffset } from './text-page.ts';
import type { CardWindow } from './use-card-window.ts';

/** Pixels below the upper edge of the text where the eye is taken to read. */
const READING_LINE = 60;

/** How far down the list the text's place is: the index of the annotation at the reading line, and how far to the next. */
function placeInList(
  page: TextPage,
  annotations: ReaderRecords['annotations'],
): { index: number; part: number } {
  const line = page.scroller.getBoundingClientRect().top + READING_LINE;
  const next = firstFrom(annotations, topOffset(page, READING_LINE));
  const before = annotations[next - 1];
  const after = annotations[next];
  if (before === undefined || after === undefined) return { index: Math.max(0, next - 1), part: 0 };
  const from = caretRect(page.map, before.anchor.start)?.top ?? line;
  const to = caretRect(page.map, after.anchor.start)?.top ?? line;
  return { index: next - 1, part: to > from ? Math.min(1, Math.max(0, (line - from) / (to - from))) : 0 };
}

/** @param annotations those that the list shows, in text order */
export function useListScroll(
  session: ReaderSession,
  annotations: ReaderRecords['annotations'],
  { alignTop, reveal }: CardWindow,
  selectedIndex: number,
): void {
  const latest = useRef(annotations);
  latest.current = annotations;
  useEffect(() => {
    const scroller = session.page.current?.scroller;
    if (scroller === undefined) return;
    let frame = 0;
    let isOwn = false;
    const onScroll = (): void => {
      // Only what the analyst scrolls: a jump to the chosen annotation has its card in view already.
      if (!isOwn) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const { current: page } = session.page;
        if (page === null) return;
        const { index, part } = placeInList(page, latest.current);
        alignTop(index, part);
      });
    };
    const begin = (): void => {
      isOwn = true;
    };
    const end = (): void => {
      isOwn = false;
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    for (const name of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const)
      scroller.addEventListener(name, begin, { passive: true });
    scroller.addEventListener('scrollend', end);
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', onScroll);
      for (const name of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const)
        scroller.removeEventListener(name, begin);
      scroller.removeEventListener('scrollend', end);
    };
  }, [session, alignTop]);

  // The chosen card comes into view; twice, because it unfolds once it is drawn as the chosen one.
  useEffect(() => {
    if (selectedIndex < 0) return;
    reveal(selectedIndex);
    const frame = requestAnimationFrame(() => reveal(selectedIndex));
    return () => cancelAnimationFrame(frame);
  }, [reveal, selectedIndex]);
}

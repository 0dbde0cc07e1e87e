/**
 * Scrolls the list along with the text: between two annotations the list glides from one card to the next. It gives way
 * while the analyst scrolls the list itself.
 */
import { type RefObject, useEffect } from 'react';
import type { AnnotationId } from '../../domain/ids.ts';
import { firstFrom, type ReaderRecords } from './reader-records.ts';
import type { ReaderSession } from './reader-session.ts';
import { caretRect } from './text-geometry.ts';
import { type TextPage, topOffset } from './text-page.ts';

/** Pixels below the upper edge of the text where the eye is taken to read. */
const READING_LINE = 60;

/** Pixels between the upper edge of the list and the card at the reading line. */
const INSET = 12;

/** The element that scrolls the list: the tab's panel around it. */
function scrollerOf(list: HTMLElement): HTMLElement | null {
  return list.closest<HTMLElement>('[role="tabpanel"]');
}

function cardOf(list: HTMLElement, id: AnnotationId | undefined): HTMLElement | null {
  return id === undefined ? null : list.querySelector<HTMLElement>(`[data-annotation="${id}"]`);
}

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

function follow(page: TextPage, { annotations }: ReaderRecords, list: HTMLElement): void {
  const scroller = scrollerOf(list);
  if (scroller === null || scroller.scrollHeight <= scroller.clientHeight) return;
  const { index, part } = placeInList(page, annotations);
  const card = cardOf(list, annotations[index]?.id);
  if (card === null) return;
  const next = cardOf(list, annotations[index + 1]?.id);
  const top = card.getBoundingClientRect().top;
  const glide = next === null ? 0 : (next.getBoundingClientRect().top - top) * part;
  scroller.scrollTop += top + glide - scroller.getBoundingClientRect().top - INSET;
}

export function useListScroll(
  session: ReaderSession,
  list: RefObject<HTMLElement | null>,
  selectedId: AnnotationId | null,
): void {
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
        if (page !== null && list.current !== null) follow(page, session.records.current, list.current);
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
  }, [session, list]);

  // The chosen card comes into view; twice, because cards that were never drawn have guessed heights.
  useEffect(() => {
    if (list.current === null || selectedId === null) return;
    const show = (): void => {
      if (list.current !== null) cardOf(list.current, selectedId)?.scrollIntoView({ block: 'nearest' });
    };
    show();
    const frame = requestAnimationFrame(show);
    return () => cancelAnimationFrame(frame);
  }, [list, selectedId]);
}

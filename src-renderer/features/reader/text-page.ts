/** The drawn text with what scrolls it and what paints on it, and the moves over it that need measuring. */
import type { TextRange } from '../../domain/text/sentence.ts';
import { HighlightPainter } from './highlight-painter.ts';
import { type CaretRect, caretRect, offsetAtHeight } from './text-geometry.ts';
import { TextMap } from './text-map.ts';

export type TextPage = {
  map: TextMap;
  painter: HighlightPainter;
  scroller: HTMLElement;
  dispose: () => void;
};

export function openTextPage(root: HTMLElement, scroller: HTMLElement): TextPage {
  const map = new TextMap(root);
  const painter = new HighlightPainter(map);
  return { map, painter, scroller, dispose: () => painter.dispose() };
}

/** Pixels kept free between what is revealed and the edge of the window onto the text. */
const MARGIN = 56;
/** How often a jump is corrected while blocks around its target are drawn for the first time. */
const CORRECTIONS = 6;

function distanceTo(page: TextPage, top: number, bottom: number, place: 'nearest' | 'upper'): number {
  const view = page.scroller.getBoundingClientRect();
  if (place === 'upper') {
    const isInView = top >= view.top + MARGIN && bottom <= view.bottom - MARGIN;
    return isInView ? 0 : top - (view.top + view.height * 0.28);
  }
  if (top < view.top + MARGIN) return top - view.top - MARGIN;
  if (bottom > view.bottom - MARGIN) return Math.min(bottom - view.bottom + MARGIN, top - view.top - MARGIN);
  return 0;
}

/** Counts each page's jumps, so that a newer one ends the corrections of the one before. */
const reveals = new WeakMap<TextPage, number>();

/**
 * Scrolls a passage into view: `upper` brings it to the upper part where it is not in view yet, `nearest` scrolls as little
 * as needed. Blocks on the way have guessed heights until they are drawn, so the place is corrected over a few frames.
 */
export function revealRange(page: TextPage, { start, end }: TextRange, place: 'nearest' | 'upper'): void {
  const own = (reveals.get(page) ?? 0) + 1;
  reveals.set(page, own);
  const correct = (left: number): void => {
    const first = caretRect(page.map, start);
    const last = start === end ? first : caretRect(page.map, end, 'before');
    if (first === null || last === null || own !== reveals.get(page)) return;
    const distance = distanceTo(page, first.top, last.bottom, left === CORRECTIONS ? place : 'nearest');
    if (Math.abs(distance) > 1) page.scroller.scrollTop += distance;
    if (left > 0 && (Math.abs(distance) > 1 || left > CORRECTIONS - 2))
      requestAnimationFrame(() => correct(left - 1));
  };
  correct(CORRECTIONS);
}

/** Scrolls the line of `offset` to the upper edge. */
export function alignTop({ map, scroller }: TextPage, offset: number): void {
  const rect = caretRect(map, offset);
  if (rect !== null) scroller.scrollTop += rect.top - scroller.getBoundingClientRect().top;
}

/** The offset of the first text in view, `inset` pixels below the upper edge; 0 where there is none. */
export function topOffset({ map, scroller }: TextPage, inset: number): number {
  return offsetAtHeight(map, scroller.getBoundingClientRect().top + inset);
}

/** Window coordinates as coordinates within the scrolled text, where carets, handles and the bar are laid. */
export function toScrolled({ scroller }: TextPage, rect: CaretRect): CaretRect {
  const view = scroller.getBoundingClientRect();
  const left = scroller.scrollLeft - view.left;
  const top = scroller.scrollTop - view.top;
  return { left: rect.left + left, top: rect.top + top, bottom: rect.bottom + top };
}

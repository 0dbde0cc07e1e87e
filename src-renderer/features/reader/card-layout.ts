/**
 * Where the cards of the annotation list are, drawn or not: pure, so that it can be tried without a page. Only those in view
 * are drawn; the heights of the others are guessed until they have been.
 */
import type { Annotation } from '../../domain/records.ts';

/** Pixels between two cards. */
export const CARD_GAP = 10;

/** Characters of a quote and of a note that fit into a line of a card of ordinary width. */
const QUOTE_LINE = 46;
const NOTE_LINE = 50;
const MOST_QUOTE_LINES = 2;
const MOST_NOTE_LINES = 4;

/** Pixels that a card is likely to be high, with the gap below it: right for most, so that few are laid out twice. */
export function guessCardHeight({ anchor, note, tagIds, unconfirmed }: Annotation): number {
  const quoteLines = Math.min(MOST_QUOTE_LINES, Math.ceil((anchor.end - anchor.start) / QUOTE_LINE));
  const noteLines = Math.min(MOST_NOTE_LINES, Math.ceil(note.length / NOTE_LINE));
  const noteHeight = noteLines === 0 ? 0 : 5 + 18.85 * noteLines;
  const moveHeight = unconfirmed === null ? 0 : 20;
  return 28.9 + 20.3 * quoteLines + moveHeight + noteHeight + (tagIds.length === 0 ? 16 : 36) + CARD_GAP;
}

/** The upper edge of each card (pixels from that of the list), and as the last entry the height of the list. */
export function cardTops(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  for (const [index, height] of heights.entries()) tops[index + 1] = (tops[index] ?? 0) + height;
  return tops;
}

/** Index of the card at `y` pixels below the upper edge of the list; the nearest where there is none. */
export function cardAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Cards are drawn in steps of so many, so that most movements of the list draw nothing. */
const STEP = 4;

/** The cards `[first, end)` to be drawn for a part of the list that begins at `top` and is `height` pixels high. */
export function cardWindow(tops: Float64Array, top: number, height: number): { first: number; end: number } {
  const count = tops.length - 1;
  const first = Math.floor(cardAt(tops, top) / STEP) * STEP - STEP;
  const end = Math.ceil((cardAt(tops, top + height) + 1) / STEP) * STEP + STEP;
  return { first: Math.max(0, first), end: Math.min(count, end) };
}

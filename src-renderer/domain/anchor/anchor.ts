/**
 * Anchors (DESIGN §4): a passage stored by position and by quote, after the W3C Web Annotation Data Model's
 * TextPositionSelector and TextQuoteSelector.
 */
import type { RevisionId } from '../ids.ts';

/** Characters (UTF-16 code units) of context kept before and after the quote. */
export const CONTEXT_LENGTH = 32;

export type Quote = { exact: string; prefix: string; suffix: string };

/** `start` and `end` are UTF-16 offsets into the revision's text, end-exclusive. */
export type Anchor = { revisionId: RevisionId; start: number; end: number; quote: Quote };

/** The quote of `[start, end)` in `text`, with its context. */
export function quoteOf(text: string, start: number, end: number): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
  };
}

/**
 * Makes the anchor of `[start, end)`.
 * @throws RangeError when the range is empty or lies outside the text: an anchor to nothing must never be stored
 */
export function makeAnchor(revisionId: RevisionId, text: string, start: number, end: number): Anchor {
  if (!(start >= 0 && end > start && end <= text.length))
    throw new RangeError(`No passage at ${start}–${end} in a text of ${text.length}`);
  return { revisionId, start, end, quote: quoteOf(text, start, end) };
}

/** True when the text at the anchor's position is exactly its quote. */
export function anchorHolds(text: string, anchor: Anchor): boolean {
  return text.slice(anchor.start, anchor.end) === anchor.quote.exact;
}

/** Shrinks a range so that it neither starts nor ends with white space; null when nothing is left. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } | null {
  let first = start;
  let last = end;
  while (first < last && /\s/u.test(text[first] ?? '')) first += 1;
  while (last > first && /\s/u.test(text[last - 1] ?? '')) last -= 1;
  return last > first ? { start: first, end: last } : null;
}

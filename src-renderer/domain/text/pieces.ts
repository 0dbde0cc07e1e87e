/**
 * Pieces: how a block is cut for drawing. A browser lays out a paragraph of three million characters in a second and does
 * it again for every change of width; in pieces, only those on screen cost anything. Blocks and locators know nothing of it.
 */
import { floorGrapheme } from './caret.ts';
import type { TextRange } from './sentence.ts';

/** Blocks up to this many UTF-16 units are drawn whole. */
export const LONGEST_WHOLE = 16_000;
const PIECE = 8_000;
/** How far back from the ideal cut a better one is looked for. */
const SLACK = 2_000;
/** What has no space to break a line at costs a browser its square: such pieces are kept short. */
const UNBROKEN_PIECE = 1_000;

/** The best cut at or before `ideal`: after a sentence, else after a word, else none. */
function findCut(text: string, ideal: number): number | null {
  const from = ideal - SLACK;
  const near = text.slice(from, ideal);
  for (let i = near.length - 1; i > 0; i -= 1)
    if (/\s/u.test(near[i] ?? '') && /[.!?…。！？]["'”’)\]]*$/u.test(near.slice(Math.max(0, i - 4), i)))
      return from + i + 1;
  for (let i = near.length - 1; i > 0; i -= 1) if (/\s/u.test(near[i] ?? '')) return from + i + 1;
  return null;
}

/** The longest stretch of a long block that can be drawn at little cost, from `from`. */
function nextCut(text: string, from: number): number {
  const isUnbroken = !/\s/u.test(text.slice(from, from + 2 * UNBROKEN_PIECE));
  const cut = isUnbroken ? null : findCut(text, from + PIECE);
  if (cut !== null && cut > from) return cut;
  const end = floorGrapheme(text, from + UNBROKEN_PIECE);
  return end > from ? end : from + UNBROKEN_PIECE;
}

/** Cuts `[start, end)` of `text` into pieces that join up without gap or overlap. */
export function cutIntoPieces(text: string, start: number, end: number): TextRange[] {
  const isUnbroken = end - start > 2 * UNBROKEN_PIECE && !/\s/u.test(text.slice(start, end));
  const longest = isUnbroken ? UNBROKEN_PIECE : LONGEST_WHOLE;
  const pieces: TextRange[] = [];
  let from = start;
  while (end - from > longest) {
    const cut = nextCut(text, from);
    pieces.push({ start: from, end: cut });
    from = cut;
  }
  pieces.push({ start: from, end });
  return pieces;
}

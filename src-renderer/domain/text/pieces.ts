/**
 * Pieces: how a block is cut for drawing. A browser lays out a paragraph of three million characters in a second and does
 * it again for every change of width; in pieces, only those on screen cost anything. Blocks and locators know nothing of it.
 */
import { floorGrapheme } from './caret.ts';
import type { TextRange } from './sentence.ts';

/** Blocks up to this many UTF-16 units are drawn whole. */
export const LONGEST_WHOLE = 12_000;
const PIECE = 6_000;
/** How far back from the ideal cut a better one is looked for. */
const SLACK = 1_500;

/** The best cut at or before `ideal`: after a sentence, else after a word, else between characters. */
function findCut(text: string, ideal: number): number {
  const from = ideal - SLACK;
  const near = text.slice(from, ideal);
  for (let i = near.length - 1; i > 0; i -= 1)
    if (/\s/u.test(near[i] ?? '') && /[.!?…。！？]["'”’)\]]*$/u.test(near.slice(Math.max(0, i - 4), i)))
      return from + i + 1;
  for (let i = near.length - 1; i > 0; i -= 1) if (/\s/u.test(near[i] ?? '')) return from + i + 1;
  return floorGrapheme(text, ideal);
}

/** Cuts `[start, end)` of `text` into pieces that join up without gap or overlap. */
export function cutIntoPieces(text: string, start: number, end: number): TextRange[] {
  const pieces: TextRange[] = [];
  let from = start;
  while (end - from > LONGEST_WHOLE) {
    const cut = findCut(text, from + PIECE);
    pieces.push({ start: from, end: cut });
    from = cut;
  }
  pieces.push({ start: from, end });
  return pieces;
}

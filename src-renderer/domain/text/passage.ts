/** From a selected range to a passage worth storing. */
import { trimRange } from '../anchor/anchor.ts';
import { ceilGrapheme, floorGrapheme } from './caret.ts';
import type { TextRange } from './sentence.ts';

/**
 * UTF-16 units that a passage may have. Its quote is stored with the annotation, and lists of annotations read it: with
 * "select all" on a text of megabytes they would read the text itself.
 */
export const LONGEST_PASSAGE = 50_000;

/**
 * The passage that a selection from `from` to `to` (in either order) means: without white space around it, and never
 * cutting through a character as readers see it. Null when nothing is left.
 */
export function passageOf(text: string, from: number, to: number): TextRange | null {
  const first = Math.max(0, Math.min(from, to));
  const last = Math.min(text.length, Math.max(from, to));
  const trimmed = trimRange(text, first, last);
  if (trimmed === null) return null;
  return { start: floorGrapheme(text, trimmed.start), end: ceilGrapheme(text, trimmed.end) };
}

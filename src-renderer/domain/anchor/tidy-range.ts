/** Ranges as readers would mark them. */
import { ceilGrapheme, floorGrapheme } from '../text/caret.ts';
import { trimRange } from './anchor.ts';
import type { Range } from './passage-search.ts';

/** Without white space around it, and never through a character as readers see it; null where nothing is left. */
export function tidyRange(text: string, { start, end }: Range): Range | null {
  const trimmed = trimRange(text, Math.max(0, start), Math.min(text.length, end));
  return trimmed && { start: floorGrapheme(text, trimmed.start), end: ceilGrapheme(text, trimmed.end) };
}

/** False for a range through a character as readers see it: the same signs may be the half of another one. */
export function isTidy(text: string, range: Range): boolean {
  return tidyRange(text, range)?.end === range.end;
}

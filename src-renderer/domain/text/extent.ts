/** Moving the ends of a passage: one step at a time by key, or to a place by pointer. It never becomes empty. */
import {
  floorGrapheme,
  nextGrapheme,
  nextWordEnd,
  nextWordStart,
  previousGrapheme,
  previousWordEnd,
  previousWordStart,
} from './caret.ts';
import type { TextRange } from './sentence.ts';

export type Edge = 'start' | 'end';
export type ExtentStep = { edge: Edge; step: 1 | -1; by: 'word' | 'character' };

/** The passage with one end at `offset`, stopped one character before the other end. */
export function moveEdgeTo(text: string, range: TextRange, edge: Edge, offset: number): TextRange {
  const at = floorGrapheme(text, Math.min(Math.max(offset, 0), text.length));
  if (edge === 'start') return { start: Math.min(at, previousGrapheme(text, range.end)), end: range.end };
  return { start: range.start, end: Math.max(at, nextGrapheme(text, range.start)) };
}

/** White space at an end is passed over: it would not be part of the passage anyway. */
function pastSpace(text: string, offset: number, { edge, step, by }: ExtentStep): number {
  let at = by === 'word' ? wordStep(text, offset, edge, step) : characterStep(text, offset, step);
  const isSpace = (): boolean => /\s/u.test((edge === 'start' ? text[at] : text[at - 1]) ?? '');
  while (at > 0 && at < text.length && isSpace()) at = characterStep(text, at, step);
  return at;
}

function characterStep(text: string, offset: number, step: 1 | -1): number {
  return step === 1 ? nextGrapheme(text, offset) : previousGrapheme(text, offset);
}

function wordStep(text: string, offset: number, edge: Edge, step: 1 | -1): number {
  if (edge === 'start') return step === 1 ? nextWordStart(text, offset) : previousWordStart(text, offset);
  return step === 1 ? nextWordEnd(text, offset) : previousWordEnd(text, offset);
}

/** The passage with one end moved by one word or character; unchanged where that would leave nothing. */
export function stepExtent(text: string, range: TextRange, step: ExtentStep): TextRange {
  const at = pastSpace(text, range[step.edge], step);
  const moved = { ...range, [step.edge]: at };
  return moved.end > moved.start && text.slice(moved.start, moved.end).trim() !== '' ? moved : range;
}

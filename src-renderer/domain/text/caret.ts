/**
 * Where a caret may stand and where it goes next: graphemes (what a reader takes for one character) and words, after
 * Unicode Standard Annex 29 as `Intl.Segmenter` implements it. All offsets are UTF-16 code units into the whole text.
 */
import { findSegment, isPlainBorder } from './segment-window.ts';

const whole = (text: string): { start: number; end: number } => ({ start: 0, end: text.length });

function graphemeAround(text: string, offset: number): { start: number; end: number } {
  const found = findSegment(text, 'grapheme', offset, whole(text), (segments) =>
    segments.find((segment) => segment.start <= offset && segment.end > offset),
  );
  return found ?? { start: offset, end: offset };
}

/** The last boundary between graphemes at or before `offset`. */
export function floorGrapheme(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  return isPlainBorder(text, offset) ? offset : graphemeAround(text, offset).start;
}

/** The first boundary between graphemes at or after `offset`. */
export function ceilGrapheme(text: string, offset: number): number {
  const floor = floorGrapheme(text, offset);
  return floor === offset || floor >= text.length ? floor : graphemeAround(text, offset).end;
}

/** One grapheme further; the end of the text stays. */
export function nextGrapheme(text: string, offset: number): number {
  return offset >= text.length ? text.length : graphemeAround(text, Math.max(0, offset)).end;
}

/** One grapheme back; the beginning of the text stays. */
export function previousGrapheme(text: string, offset: number): number {
  return offset <= 0 ? 0 : graphemeAround(text, Math.min(offset, text.length) - 1).start;
}

/** The end of the word at `offset`, or of the next one; the end of the text when there is none. */
export function nextWordEnd(text: string, offset: number): number {
  const found = findSegment(text, 'word', offset, whole(text), (segments) =>
    segments.find((segment) => segment.isWord && segment.end > offset),
  );
  return found?.end ?? text.length;
}

/** The beginning of the word at `offset`, or of the one before it; 0 when there is none. */
export function previousWordStart(text: string, offset: number): number {
  const found = findSegment(text, 'word', offset, whole(text), (segments) =>
    segments.findLast((segment) => segment.isWord && segment.start < offset),
  );
  return found?.start ?? 0;
}

/** The beginning of the next word after `offset`; the end of the text when there is none. */
export function nextWordStart(text: string, offset: number): number {
  const found = findSegment(text, 'word', offset, whole(text), (segments) =>
    segments.find((segment) => segment.isWord && segment.start > offset),
  );
  return found?.start ?? text.length;
}

/** The end of the last word that ends before `offset`; 0 when there is none. */
export function previousWordEnd(text: string, offset: number): number {
  const found = findSegment(text, 'word', offset, whole(text), (segments) =>
    segments.findLast((segment) => segment.isWord && segment.end < offset),
  );
  return found?.end ?? 0;
}

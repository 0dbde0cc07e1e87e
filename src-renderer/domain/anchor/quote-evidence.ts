/**
 * What speaks for a place at which a quote may stand, where the text that it came from is not at hand: then a copy cannot
 * be told from the original but by what stands around it.
 */
import type { Quote } from './anchor.ts';
import type { Range } from './passage-search.ts';

/** How far the text around a place is the quote's context, 0 to 1: both sides together, and each. */
export type ContextEvidence = {
  context: number;
  prefix: number;
  suffix: number;
  /** False where the quote came without any. */
  hasContext: boolean;
  /** All of it stands there, to the sign. */
  isWhole: boolean;
  /** On one side stands, outside of the quote's own sentences, what stands nowhere else in the text. */
  isTelling: boolean;
};

/** Both sides are there, if so much of each is. */
const BOTH_SIDES = 0.6;

/**
 * A quote that stands there word for word: the same, or a copy in another place? Copies bring the rest of their sentence
 * with them, so that only what stands outside of it tells. Where all of the context is there, it is the place by definition.
 */
export function isSameByContext({ hasContext, isWhole, isTelling }: ContextEvidence): boolean {
  return !hasContext || isTelling || isWhole;
}

/** A short quote that stands there but for a few signs: its context alone tells. */
export function isInContext({ prefix, suffix, isTelling }: ContextEvidence): boolean {
  return isTelling || Math.min(prefix, suffix) >= BOTH_SIDES;
}

/** The quote in its context: a text, and where the quote stands in it. */
export function inContext({ exact, prefix, suffix }: Quote): { text: string; range: Range } {
  return {
    text: `${prefix}${exact}${suffix}`,
    range: { start: prefix.length, end: prefix.length + exact.length },
  };
}

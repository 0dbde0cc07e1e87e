/** How far the text around a place is the context that a quote remembers. */
import { CONTEXT_LENGTH, type Quote } from './anchor.ts';
import { foldWord } from './lexicon.ts';

function wordsIn(text: string): string[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => foldWord(word));
}

/** Share of the words of one context that the other has; a word that the border cut counts if it ends, or begins, so. */
function sharedWords(wanted: string, there: string): number {
  const words = wordsIn(wanted);
  if (words.length === 0) return 0;
  const found = new Set(wordsIn(there));
  return words.filter((word) => found.has(word)).length / words.length;
}

function commonPrefix(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

/** 0 to 1; 0 where there is no context to compare. */
function side(wanted: string, there: string): number {
  const length = Math.max(1, wanted.trim().length);
  return Math.max(
    Math.min(1, commonPrefix(wanted.trim(), there.trim()) / length),
    sharedWordsOf(wanted, there),
  );
}

/** Words decide only where there are some: one shared "the" is no context. */
const LEAST_WORDS = 3;
function sharedWordsOf(wanted: string, there: string): number {
  return wordsIn(wanted).length < LEAST_WORDS ? 0 : sharedWords(wanted, there);
}

export type ContextMatch = { prefix: number; suffix: number };

/** How far the text before and after `[start, end)` is the quote's prefix and suffix, each 0 to 1. */
export function matchContext(text: string, start: number, end: number, quote: Quote): ContextMatch {
  const before = text.slice(Math.max(0, start - CONTEXT_LENGTH), start);
  const after = text.slice(end, end + CONTEXT_LENGTH);
  const atBegin = quote.prefix === '' && before === '';
  const atEnd = quote.suffix === '' && after === '';
  return {
    prefix: atBegin ? 1 : side(reversed(quote.prefix), reversed(before)),
    suffix: atEnd ? 1 : side(quote.suffix, after),
  };
}

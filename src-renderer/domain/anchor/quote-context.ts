/**
 * What stands around the sentences of a quote: where they stood. Only what is outside of a sentence tells its place from
 * that of a copy or of another statement of the same build, which both bring the rest of the sentence with them.
 */
import type { Quote } from './anchor.ts';
import { foldText } from './fold-text.ts';
import type { Range } from './passage-search.ts';
import { inContext } from './quote-evidence.ts';
import type { QuoteText } from './quote-text.ts';
import { splitSentences } from './sentence-edges.ts';

/**
 * The context on one side, folded: outside of the quote's sentence and inside of it; how much each tells (0 to 1), and
 * whether the former stands anywhere, and seldom.
 */
export type Side = {
  outer: string;
  inner: string;
  outerTells: number;
  innerTells: number;
  isThere: boolean;
};

/** Signs from which on a context says something. */
const LEAST_OUTER = 8;
const LEAST_INNER = 4;
/** Signs of context that a sentence has in common with the one beside the quote only if it is that one. */
const LEAST_NEIGHBOUR = 12;
/** What the context still tells where a sentence or two now stand between, and where it was edited itself. */
const APART = 0.75;
const MOST_APART = 3;
const EDITED = 0.6;
/** The share of the context's words, by weight, that must then be left, of so many at least, and how many may be put in. */
const LEFT_OF_EDITED = 0.8;
const LEAST_WORDS = 3;
const WORDS_PUT_IN = 3;
/** What tells so much stands once or twice. */
const SELDOM = 0.85;
/** Signs looked at for an edited context, which is half as long. */
const REACH = 80;

export type Sides = { before: Side; after: Side };

export const NO_SIDE: Side = { outer: '', inner: '', outerTells: 0, innerTells: 0, isThere: false };

/** One side of a quote, from its context's text outside and inside of the quote's sentence. */
export function sideOf(searched: QuoteText, outside: string, inside: string): Side {
  const outer = foldText(outside).text.trim();
  const inner = foldText(inside).text.trim();
  const outerCount = outer.length < LEAST_OUTER ? 0 : searched.countFolded(outer);
  return {
    outer,
    inner,
    outerTells: outer.length < LEAST_OUTER ? 0 : searched.tellingOf(outerCount),
    innerTells: inner.length < LEAST_INNER ? 0 : searched.tellingOf(searched.countFolded(inner)),
    isThere: outerCount > 0 && searched.tellingOf(outerCount) >= SELDOM,
  };
}

/** Both sides of a whole quote, of one or more sentences. */
export function sidesOf(searched: QuoteText, quote: Quote): Sides {
  const { text, range } = inContext(quote);
  const sentences = splitSentences(text).filter(({ start, end }) => end > range.start && start < range.end);
  const start = Math.min(range.start, sentences[0]?.start ?? range.start);
  const end = Math.max(range.end, sentences.at(-1)?.end ?? range.end);
  return {
    before: sideOf(searched, text.slice(0, start), text.slice(start, range.start)),
    after: sideOf(searched, text.slice(end), text.slice(range.end, end)),
  };
}

/** How the context is looked for on one side of a sentence. */
type Direction = {
  /** True where `part` stands right beside an offset of the text. */
  stands: (searched: QuoteText, part: string, at: number) => boolean;
  /** The words beside an offset of the text, nearest first. */
  wordsBeside: (searched: QuoteText, at: number) => string[];
  /** The border of a sentence that is towards the context, and the other one. */
  near: (sentence: Range) => number;
  far: (sentence: Range) => number;
  /** From a sentence to the next one in this direction. */
  step: 1 | -1;
};

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const BEFORE: Direction = {
  stands: (searched, part, at) => {
    const { text } = searched.folded;
    let end = searched.foldedAt(at);
    while (end > 0 && text[end - 1] === ' ') end -= 1;
    return end >= part.length && text.startsWith(part, end - part.length);
  },
  wordsBeside: (searched, at) => {
    const end = searched.foldedAt(at);
    return wordsIn(searched.folded.text.slice(Math.max(0, end - REACH), end)).reverse();
  },
  near: ({ start }) => start,
  far: ({ end }) => end,
  step: -1,
};

const AFTER: Direction = {
  stands: (searched, part, at) => {
    const { text } = searched.folded;
    let start = searched.foldedAt(at);
    while (text[start] === ' ') start += 1;
    return text.startsWith(part, start);
  },
  wordsBeside: (searched, at) => {
    const start = searched.foldedAt(at);
    return wordsIn(searched.folded.text.slice(start, start + REACH));
  },
  near: ({ end }) => end,
  far: ({ start }) => start,
  step: 1,
};

/** What of the context outside of the quote's sentence is left beside sentence `index`, 0 to 1. */
function shareLeft(searched: QuoteText, outer: string, index: number, direction: Direction): number {
  const { sentences } = searched;
  for (let apart = 0; apart < MOST_APART; apart += 1) {
    const sentence = sentences[index + direction.step * apart];
    if (sentence !== undefined && direction.stands(searched, outer, direction.near(sentence)))
      return apart === 0 ? 1 : APART;
  }
  const sentence = sentences[index];
  const words = direction.step === 1 ? wordsIn(outer) : wordsIn(outer).reverse();
  // The border of the context cut its last word.
  const wanted = words.slice(0, -1);
  if (sentence === undefined || wanted.length < LEAST_WORDS) return 0;
  const there = direction.wordsBeside(searched, direction.near(sentence));
  const near = new Set(there.slice(0, wanted.length + WORDS_PUT_IN));
  const weigh = (some: readonly string[]): number =>
    some.reduce((sum, word) => sum + searched.lexicon.weightOf(word), 0);
  return weigh(wanted.filter((word) => near.has(word))) >= LEFT_OF_EDITED * weigh(wanted) ? EDITED : 0;
}

/** True where the sentence is the one that stood beside the quote: it is there, and not the quote's successor. */
function isNeighbour(searched: QuoteText, outer: string, sentence: Range, direction: Direction): boolean {
  return (
    outer.length >= LEAST_NEIGHBOUR &&
    !direction.stands(searched, outer, direction.near(sentence)) &&
    direction.stands(searched, outer, direction.far(sentence))
  );
}

function tellsOutside(searched: QuoteText, side: Side, index: number, direction: Direction): number {
  return side.outerTells === 0 ? 0 : side.outerTells * shareLeft(searched, side.outer, index, direction);
}

function tellsInside(searched: QuoteText, side: Side, range: Range, direction: Direction): number {
  const stands = side.innerTells > 0 && direction.stands(searched, side.inner, direction.near(range));
  return stands ? side.innerTells : 0;
}

/**
 * How much the context outside of a quote's sentences tells that they are the sentences from `first` to `last`: 1 for a
 * side that stands there and nowhere else.
 */
export function tellsOfSentences(
  searched: QuoteText,
  { before, after }: Sides,
  first: number,
  last = first,
): number {
  return tellsOutside(searched, before, first, BEFORE) + tellsOutside(searched, after, last, AFTER);
}

/** True where one side of the context now stands elsewhere, and not beside the sentences from `first` to `last`. */
export function isElsewhere(
  searched: QuoteText,
  { before, after }: Sides,
  first: number,
  last: number,
): boolean {
  return (
    (before.isThere && shareLeft(searched, before.outer, first, BEFORE) === 0) ||
    (after.isThere && shareLeft(searched, after.outer, last, AFTER) === 0)
  );
}

/**
 * How much the context tells that a quote is what became of it in `range`, in sentence `index`: as above, and what is left
 * of the sentence around it. Null where the sentence is the one that stood beside the quote.
 */
export function tellsOfPlace(searched: QuoteText, sides: Sides, index: number, range: Range): number | null {
  const { before, after } = sides;
  const sentence = searched.sentences[index];
  if (sentence === undefined) return null;
  if (isNeighbour(searched, before.outer, sentence, BEFORE)) return null;
  if (isNeighbour(searched, after.outer, sentence, AFTER)) return null;
  return (
    tellsOfSentences(searched, sides, index) +
    tellsInside(searched, before, range, BEFORE) +
    tellsInside(searched, after, range, AFTER)
  );
}

/** Signs of a sentence that stood beside a quote by which it is known again. */
const KNOWN_AGAIN = 16;

/** True where a sentence holds what stood beside the quote's: they were joined, and the quote is a clause of it now. */
export function holdsNeighbour(
  searched: QuoteText,
  { before, after }: Sides,
  { start, end }: Range,
): boolean {
  const there = searched.folded.text.slice(searched.foldedAt(start), searched.foldedAt(end));
  const first = after.outer.slice(0, KNOWN_AGAIN);
  const last = before.outer.replace(/[^\p{L}\p{N}]+$/u, '').slice(-KNOWN_AGAIN);
  return [first, last].some(
    (part) =>
      part.length === KNOWN_AGAIN &&
      there.includes(part) &&
      searched.tellingOf(searched.countFolded(part)) >= SELDOM,
  );
}

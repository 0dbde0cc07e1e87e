/** Which part of a region is what became of a passage: where it begins and where it ends. */

import type { Word } from './lexicon.ts';
import { compareFit, compareWords, type Likeness } from './likeness.ts';
import type { Range } from './passage-search.ts';
import {
  clauseEnds,
  clauseStarts,
  isClauseEnd,
  isClauseStart,
  isSentenceEnd,
  isSentenceStart,
  sentenceEnds,
  sentenceStarts,
} from './sentence-edges.ts';

/** A range of a text, and its words. */
export type Piece = { text: string; range: Range; words: readonly Word[] };
/**
 * `isClosed`: its first and last sentences are what the passage's became, whatever was put between them. `isJoined`: one of
 * them became a sentence together with another, so that the passage is a clause of it now.
 */
export type Region = Piece & { isClosed: boolean; isJoined: boolean; reach?: Reach };
/** Of several sentences, the first and the last must be in a part: where the one's successor ends, and the other's begins. */
export type Reach = { firstEnd: number; lastStart: number };

/** Borders tried on each side. */
const MOST_BORDERS = 4;
/** Parts are compared only up to this many times longer or shorter than the passage. */
const MOST_STRETCH = 3;
/** What a word that the passage does not have takes off a part that would hold it, against one that it has. */
const FOREIGN_WORD = 0.4;
/** What a part loses for being longer or shorter than the passage, for each e-fold: words of the same meaning are not seen. */
const LENGTH_COST = 0.2;
/** What it gains for a border of a clause where the passage has one, and for beginning or ending with the same word. */
const BORDER_GAIN = 0.16;
const WORD_GAIN = 0.04;

/** The words `[first, last]` of `words` that hold most of `quote` and least of anything else; null if they share none. */
function densestPart(
  words: readonly Word[],
  quote: ReadonlySet<string>,
): { first: number; last: number } | null {
  let best = { sum: 0, first: -1, last: -1 };
  let sum = 0;
  let first = 0;
  for (const [index, { key, weight }] of words.entries()) {
    if (sum <= 0) {
      sum = 0;
      first = index;
    }
    sum += quote.has(key) ? weight : -FOREIGN_WORD * weight;
    if (sum > best.sum) best = { sum, first, last: index };
  }
  return best.first < 0 ? null : { first: best.first, last: best.last };
}

export type Fit = { range: Range; likeness: Likeness };

/**
 * The part of `region`, which begins and ends with sentences, that is most like the passage. A passage that began or ended
 * with a sentence, or a clause, does so again. `carried`: where the diff puts the passage's own borders.
 */
export function fitRegion(passage: Piece, region: Region, carried: Range): Fit {
  const { start, end } = region.range;
  const densest = densestPart(region.words, new Set(passage.words.map(({ key }) => key)));
  const core = {
    start: region.words[densest?.first ?? 0]?.start ?? start,
    end: region.words[densest?.last ?? region.words.length - 1]?.end ?? end,
  };
  const starts = bordersOf(STARTS, passage, region, [core.start, carried.start]);
  const ends = bordersOf(ENDS, passage, region, [core.end, carried.end]);
  const length = passage.range.end - passage.range.start;
  const sameLength = (from: number): Border[] => {
    const word = region.words.find((one) => one.end >= from + length);
    return word === undefined || isOfSentences(passage.text, passage.range)
      ? []
      : [{ at: word.end, isBorder: false }];
  };
  const value = partValuer(passage.words, region.words);
  let best = { value: Number.NEGATIVE_INFINITY, range: region.range };
  for (const from of starts)
    for (const to of [...ends, ...sameLength(from.at)]) {
      const stretch = (to.at - from.at) / length;
      if (stretch > MOST_STRETCH || stretch < 1 / MOST_STRETCH) continue;
      if (from.at >= (region.reach?.firstEnd ?? end) || to.at <= (region.reach?.lastStart ?? start)) continue;
      const found =
        value(from.at, to.at) -
        LENGTH_COST * Math.abs(Math.log(stretch)) +
        (from.isBorder ? BORDER_GAIN : 0) +
        (to.isBorder ? BORDER_GAIN : 0);
      if (found > best.value) best = { value: found, range: { start: from.at, end: to.at } };
    }
  const [first, last] = wordsIn(region.words, best.range);
  return { range: best.range, likeness: compareWords(passage.words, region.words, first, last) };
}

/** Indices of the words in a range: the first, and the one after the last. */
function wordsIn(words: readonly Word[], { start, end }: Range): [first: number, last: number] {
  let first = 0;
  while ((words[first]?.start ?? start) < start) first += 1;
  let last = words.length;
  while (last > first && (words[last - 1]?.end ?? end) > end) last -= 1;
  return [first, last];
}

/** How like a passage the words of a part of a region are, the part given by offsets; parts of the same words are compared once. */
function partValuer(
  passage: readonly Word[],
  region: readonly Word[],
): (start: number, end: number) => number {
  const known = new Map<number, number>();
  const [firstId, lastId] = [passage[0]?.id, passage.at(-1)?.id];
  return (start, end) => {
    const [first, last] = wordsIn(region, { start, end });
    const name = first * (region.length + 1) + last;
    const same = known.get(name);
    if (same !== undefined) return same;
    const hasWords = last > first;
    const value =
      compareFit(passage, region, first, last) +
      (hasWords && region[first]?.id === firstId ? WORD_GAIN : 0) +
      (hasWords && region[last - 1]?.id === lastId ? WORD_GAIN : 0);
    known.set(name, value);
    return value;
  };
}

type Border = { at: number; isBorder: boolean };

type Side = {
  /** The outermost place for a border, for whole sentences and for parts of them. */
  outermost: (region: Region, isWhole: boolean) => number;
  sentences: (text: string, from: number, to: number) => number[];
  clauses: (text: string, from: number, to: number) => number[];
  isAtClause: (text: string, range: Range) => boolean;
  isInside: (range: Range, at: number) => boolean;
  /** True where a passage has its border with a sentence, and the region has the same word there. */
  isSameEdge: (passage: Piece, region: Region) => boolean;
};

const STARTS: Side = {
  outermost: ({ range }) => range.start,
  sentences: sentenceStarts,
  clauses: clauseStarts,
  isAtClause: (text, { start }) => isClauseStart(text, start),
  isInside: ({ start, end }, at) => at >= start && at < end,
  isSameEdge: ({ text, range, words }, region) =>
    words[0]?.id === region.words[0]?.id && isSentenceStart(text, range.start),
};

const ENDS: Side = {
  outermost: ({ text, range }, isWhole) => (isWhole ? range.end : withoutStop(text, range.start, range.end)),
  sentences: sentenceEnds,
  clauses: clauseEnds,
  isAtClause: (text, { end }) => isClauseEnd(text, end),
  isInside: ({ start, end }, at) => at > start && at <= end,
  isSameEdge: ({ text, range, words }, region) =>
    words.at(-1)?.id === region.words.at(-1)?.id &&
    (isSentenceEnd(text, range.end) || isStop(text, range.end)),
};

/** Where a part of the region may begin, or end. `own`: where the passage's words and the diff say. */
function bordersOf(
  side: Side,
  passage: Piece,
  region: Region,
  own: readonly [core: number, carried: number],
): Border[] {
  const { text, range } = passage;
  const isWhole = isOfSentences(text, range);
  const outermost = side.outermost(region, isWhole);
  if (region.isClosed && (isWhole || side.isSameEdge(passage, region)))
    return [{ at: outermost, isBorder: true }];
  const find = isWhole && !region.isJoined ? side.sentences : side.clauses;
  const isBorder = isWhole || side.isAtClause(text, range);
  const borders = [outermost, ...find(region.text, region.range.start, region.range.end)];
  return [
    ...nearest(borders, own[0]).map((at) => ({ at, isBorder })),
    ...(isWhole
      ? []
      : own.filter((at) => side.isInside(region.range, at)).map((at) => ({ at, isBorder: false }))),
  ];
}

/** True for the sign that ends a sentence. */
function isStop(text: string, at: number): boolean {
  return /[.!?…。！？]/u.test(text[at] ?? '') && isSentenceEnd(text, at + 1);
}

/** The end of a sentence without the sign that ends it, which a part of a sentence does not have. */
function withoutStop(text: string, start: number, end: number): number {
  const stop = /[.!?…。！？]["'”’»)\]]*$/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return end - stop > start ? end - stop : end;
}

/** True for a passage of one or more whole sentences: what was put before or after a sentence of it is part of it. */
function isOfSentences(text: string, { start, end }: Range): boolean {
  return isSentenceStart(text, start) && isSentenceEnd(text, end);
}

function nearest(borders: readonly number[], ideal: number): number[] {
  return [...new Set(borders)]
    .sort((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))
    .slice(0, MOST_BORDERS);
}

/** Which part of a region is what became of a passage: where it begins and where it ends. */

import type { Word } from './lexicon.ts';
import { compareWords, type Likeness } from './likeness.ts';
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
/** `isClosed`: its first and last sentences are what the passage's became, whatever was put between them. */
export type Region = Piece & { isClosed: boolean };

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
export function densestPart(
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
  const starts = startsOf(passage, region, [core.start, carried.start]);
  const ends = endsOf(passage, region, [core.end, carried.end]);
  const length = passage.range.end - passage.range.start;
  const sameLength = (from: number): Border[] => {
    const word = region.words.find((one) => one.end >= from + length);
    return word === undefined || isOfSentences(passage.text, passage.range)
      ? []
      : [{ at: word.end, isBorder: false }];
  };
  const [firstKey, lastKey] = [passage.words[0]?.key, passage.words.at(-1)?.key];
  const compare = partComparer(passage.words, region.words);
  let best: (Fit & { value: number }) | null = null;
  for (const from of starts)
    for (const to of [...ends, ...sameLength(from.at)]) {
      const stretch = (to.at - from.at) / length;
      if (stretch > MOST_STRETCH || stretch < 1 / MOST_STRETCH) continue;
      const { words, likeness } = compare(from.at, to.at);
      const value =
        likeness.fit -
        LENGTH_COST * Math.abs(Math.log(stretch)) +
        (from.isBorder ? BORDER_GAIN : 0) +
        (to.isBorder ? BORDER_GAIN : 0) +
        (words[0]?.key === firstKey ? WORD_GAIN : 0) +
        (words.at(-1)?.key === lastKey ? WORD_GAIN : 0);
      if (best === null || value > best.value)
        best = { range: { start: from.at, end: to.at }, likeness, value };
    }
  return best ?? { range: region.range, likeness: compareWords(passage.words, region.words) };
}

/** Compares a passage with parts of a region, given by offsets; parts of the same words only once. */
function partComparer(
  passage: readonly Word[],
  region: readonly Word[],
): (from: number, to: number) => { words: readonly Word[]; likeness: Likeness } {
  const known = new Map<number, { words: readonly Word[]; likeness: Likeness }>();
  return (from, to) => {
    let first = 0;
    while ((region[first]?.start ?? from) < from) first += 1;
    let last = region.length;
    while (last > first && (region[last - 1]?.end ?? to) > to) last -= 1;
    const name = first * (region.length + 1) + last;
    const same = known.get(name);
    if (same !== undefined) return same;
    const words = region.slice(first, last);
    const part = { words, likeness: compareWords(passage, words) };
    known.set(name, part);
    return part;
  };
}

type Border = { at: number; isBorder: boolean };

function startsOf(
  { text, range }: Piece,
  region: Region,
  own: readonly [core: number, carried: number],
): Border[] {
  const { start, end } = region.range;
  const isWhole = isOfSentences(text, range);
  if (isWhole && region.isClosed) return [{ at: start, isBorder: true }];
  const borders = isWhole ? sentenceStarts(region.text, start, end) : clauseStarts(region.text, start, end);
  const isBorder = isWhole || isClauseStart(text, range.start);
  return [
    ...nearest([start, ...borders], own[0]).map((at) => ({ at, isBorder })),
    ...(isWhole ? [] : own.filter((at) => at >= start && at < end).map((at) => ({ at, isBorder: false }))),
  ];
}

function endsOf(
  { text, range }: Piece,
  region: Region,
  own: readonly [core: number, carried: number],
): Border[] {
  const { start, end } = region.range;
  const isWhole = isOfSentences(text, range);
  if (isWhole && region.isClosed) return [{ at: end, isBorder: true }];
  const borders = isWhole ? sentenceEnds(region.text, start, end) : clauseEnds(region.text, start, end);
  const isBorder = isWhole || isClauseEnd(text, range.end);
  return [
    ...nearest([isWhole ? end : withoutStop(region.text, start, end), ...borders], own[0]).map((at) => ({
      at,
      isBorder,
    })),
    ...(isWhole ? [] : own.filter((at) => at > start && at <= end).map((at) => ({ at, isBorder: false }))),
  ];
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

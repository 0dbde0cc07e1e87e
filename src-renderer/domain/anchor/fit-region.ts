/** Which part of a region is what became of a passage: where it begins and where it ends. */

import type { Word } from './lexicon.ts';
import { compareWords, type Likeness } from './likeness.ts';
import type { Range } from './passage-search.ts';
import { isSentenceEnd, isSentenceStart, sentenceEnds, sentenceStarts } from './sentence-edges.ts';

/** A range of a text, and its words. */
export type Piece = { text: string; range: Range; words: readonly Word[] };

/** Borders of sentences tried on each side. */
const MOST_BORDERS = 4;
/** What a word that the passage does not have takes off a part that would hold it, against one that it has. */
const FOREIGN_WORD = 0.4;

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
 * The part of `region` most like the passage. A passage that began with a sentence begins with one again, if there is one
 * in the region; it may also begin where the region does.
 */
export function fitRegion(passage: Piece, region: Piece): Fit {
  const { start, end } = region.range;
  const densest = densestPart(region.words, new Set(passage.words.map(({ key }) => key)));
  const core = {
    start: region.words[densest?.first ?? 0]?.start ?? start,
    end: region.words[densest?.last ?? region.words.length - 1]?.end ?? end,
  };
  const begins = isSentenceStart(passage.text, passage.range.start);
  const ends = isSentenceEnd(passage.text, passage.range.end);
  const starts = [
    ...nearest([start, ...sentenceStarts(region.text, start, end)], core.start),
    ...(begins ? [] : [core.start]),
  ];
  const stops = [
    ...nearest([end, ...sentenceEnds(region.text, start, end)], core.end),
    ...(ends ? [] : [core.end]),
  ];
  const judge = (from: number, to: number): Fit | null => {
    if (to <= from) return null;
    const words = region.words.filter((word) => word.start >= from && word.end <= to);
    return { range: { start: from, end: to }, likeness: compareWords(passage.words, words) };
  };
  let best: Fit = { range: region.range, likeness: compareWords(passage.words, region.words) };
  for (const from of starts)
    for (const to of stops) {
      const fit = judge(from, to);
      if (fit !== null && fit.likeness.fit > best.likeness.fit) best = fit;
    }
  return best;
}

function nearest(borders: readonly number[], ideal: number): number[] {
  return [...new Set(borders)]
    .sort((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal))
    .slice(0, MOST_BORDERS);
}

/**
 * The order-preserving alignment of two lists of sentences with the greatest likeness (after W. A. Gale and K. W. Church, "A
 * Program for Aligning Sentences in Bilingual Corpora", 1993; here by shared words instead of lengths).
 */
import type { Word } from './lexicon.ts';

/** The share of common words, by weight, that a pair must have to be better than leaving both alone. */
const LEAST_COMMON = 0.22;
/** What joining or splitting sentences costs, in the same measure. */
const JOIN_COST = 0.06;
/** The words of a sentence, by their numbers. */
export type Bag = { ids: number[]; weights: number[]; total: number };
/** So many old sentences became so many new ones. */
export type Step = { gain: number; olds: number; news: number; likeness: number };

const STEPS = [
  [1, 1],
  [2, 1],
  [1, 2],
] as const;

export const NO_WORDS: Bag = { ids: [], weights: [], total: 0 };

export function bagOf(words: readonly Word[]): Bag {
  return {
    ids: words.map(({ id }) => id),
    weights: words.map(({ weight }) => weight),
    total: words.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** Weight that two groups of sentences have in common. */
function common(olds: readonly Bag[], news: readonly Bag[]): number {
  const counts = new Map<number, number>();
  for (const { ids } of olds) for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  let sum = 0;
  for (const { ids, weights } of news)
    for (const [index, id] of ids.entries()) {
      const count = counts.get(id) ?? 0;
      if (count === 0) continue;
      counts.set(id, count - 1);
      sum += weights[index] ?? 0;
    }
  return sum;
}

function total(bags: readonly Bag[]): number {
  return bags.reduce((sum, bag) => sum + bag.total, 0);
}

/** The steps, in order, that have most in common; sentences between them became nothing, or are new. */
export function bestPath(
  olds: readonly Bag[],
  news: readonly Bag[],
): { row: number; column: number; step: Step }[] {
  const width = news.length + 1;
  const best = new Float64Array((olds.length + 1) * width);
  const taken: (Step | null)[] = new Array<Step | null>(best.length).fill(null);
  for (let i = olds.length; i >= 0; i -= 1)
    for (let j = news.length; j >= 0; j -= 1) {
      const at = i * width + j;
      let gain = Math.max(
        i < olds.length ? (best[at + width] ?? 0) : 0,
        j < news.length ? (best[at + 1] ?? 0) : 0,
      );
      for (const step of stepsFrom(olds, news, i, j)) {
        const whole = step.gain + (best[(i + step.olds) * width + j + step.news] ?? 0);
        if (whole <= gain) continue;
        gain = whole;
        taken[at] = step;
      }
      best[at] = gain;
    }
  const path: { row: number; column: number; step: Step }[] = [];
  for (let i = 0, j = 0; i < olds.length && j < news.length; ) {
    const at = i * width + j;
    const step = taken[at];
    if (step !== null && step !== undefined) {
      path.push({ row: i, column: j, step });
      i += step.olds;
      j += step.news;
    } else if ((best[at + width] ?? 0) >= (best[at + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return path;
}

function stepsFrom(olds: readonly Bag[], news: readonly Bag[], i: number, j: number): Step[] {
  const steps: Step[] = [];
  for (const [rows, columns] of STEPS) {
    if (i + rows > olds.length || j + columns > news.length) continue;
    const these = olds.slice(i, i + rows);
    const those = news.slice(j, j + columns);
    const size = (total(these) + total(those)) / 2;
    if (size === 0) continue;
    const shared = common(these, those);
    const likeness = shared / size;
    const cost = LEAST_COMMON + (rows + columns > 2 ? JOIN_COST : 0);
    if (likeness > cost) steps.push({ gain: shared - cost * size, olds: rows, news: columns, likeness });
  }
  return steps;
}

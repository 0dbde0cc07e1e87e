/**
 * How alike two passages are, and whether one can be what became of the other. Order does not count: editors turn
 * clauses round. Weights are those of the lexicon.
 */
import { countFacts, type Facts, isReported } from './facts.ts';
import type { Word } from './lexicon.ts';

export type Likeness = Facts & {
  /** 0 to 1. */
  score: number;
  /** 0 to 1: the same with what was put in counting as much as what was lost. Which of two regions fits better. */
  fit: number;
  /** 0 to 1: the share of the region's words that are the quote's. */
  precision: number;
  /** 0 to 1: the share of the quote's words that are still there, names and numbers aside. */
  content: number;
  /** What is left of the quote, in rare words: how much the likeness rests on. */
  evidence: number;
};

/** What is left of the quote matters more than what was put in: passages grow by clauses, but lose their point by losing words. */
const RECALL_WEIGHT = 0.7;
/** "attacked" for "attacks": the same word in another form. */
const FORM_CREDIT = 0.7;

/**
 * One entry for each number of a word or stem; all -1, or 0, between calls. Not maps: a passage is compared with dozens of
 * parts of its region, and a revision has thousands of passages.
 */
let lastOf = new Int32Array(0);
let leftOf = new Int32Array(0);
/** For each word of the passage and of the region; what they say holds until the next comparison. */
let kept = new Uint8Array(0);
let used = new Uint8Array(0);
let before = new Int32Array(0);

function makeRoom(quote: readonly Word[], region: readonly Word[], from: number, to: number): void {
  let most = 0;
  for (const { id, stem } of quote) most = Math.max(most, id, stem);
  for (let i = from; i < to; i += 1) most = Math.max(most, region[i]?.id ?? 0, region[i]?.stem ?? 0);
  if (most >= lastOf.length) {
    lastOf = new Int32Array(2 * most + 1024).fill(-1);
    leftOf = new Int32Array(lastOf.length);
  }
  if (quote.length > kept.length) kept = new Uint8Array(2 * quote.length + 256);
  if (to <= used.length) return;
  used = new Uint8Array(2 * to + 256);
  before = new Int32Array(used.length);
}

/** Marks each word of both sides that has its own partner on the other side. Of equal words, the last are taken first. */
function match(quote: readonly Word[], region: readonly Word[], from: number, to: number): void {
  kept.fill(0, 0, quote.length);
  used.fill(0, from, to);
  for (let i = from; i < to; i += 1) {
    const id = region[i]?.id ?? 0;
    before[i] = lastOf[id] ?? -1;
    lastOf[id] = i;
  }
  for (let i = 0; i < quote.length; i += 1) {
    const id = quote[i]?.id ?? 0;
    const found = lastOf[id] ?? -1;
    if (found < 0) continue;
    lastOf[id] = before[found] ?? -1;
    kept[i] = 1;
    used[found] = 1;
  }
  for (let i = from; i < to; i += 1) lastOf[region[i]?.id ?? 0] = -1;
}

type Sums = { all: number; common: number; there: number };

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Weights of the quote, of what it and `[from, to)` of the region have in common, and of the latter. */
function weigh(quote: readonly Word[], region: readonly Word[], from: number, to: number): Sums {
  makeRoom(quote, region, from, to);
  match(quote, region, from, to);
  const sums = { all: 0, common: 0, there: 0 };
  for (let i = 0; i < quote.length; i += 1) {
    const weight = quote[i]?.weight ?? 0;
    sums.all += weight;
    if (kept[i] === 1) sums.common += weight;
  }
  for (let i = from; i < to; i += 1) sums.there += region[i]?.weight ?? 0;
  return sums;
}

/** Weight of the words of which only another form is left, after `match`. */
function weighForms(quote: readonly Word[], region: readonly Word[], from: number, to: number): number {
  const countAdded = (step: (count: number) => number): void => {
    for (let i = from; i < to; i += 1) {
      const stem = region[i]?.stem ?? -1;
      if (used[i] === 0 && stem >= 0) leftOf[stem] = step(leftOf[stem] ?? 0);
    }
  };
  countAdded((count) => count + 1);
  let weight = 0;
  for (const [index, word] of quote.entries()) {
    const count = kept[index] === 1 || word.stem < 0 ? 0 : (leftOf[word.stem] ?? 0);
    if (count === 0) continue;
    leftOf[word.stem] = count - 1;
    weight += word.weight;
  }
  countAdded(() => 0);
  return weight;
}

function fitOf(recall: number, precision: number): number {
  return recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
}

/** The `fit` of `compareWords` alone, for the words `[from, to)` of a region: what many parts of it are compared by. */
export function compareFit(
  quote: readonly Word[],
  region: readonly Word[],
  from: number,
  to: number,
): number {
  const { all, common, there } = weigh(quote, region, from, to);
  const left = common + FORM_CREDIT * weighForms(quote, region, from, to);
  return fitOf(share(left, all), Math.min(1, share(left, there)));
}

/**
 * Compares what a passage said with what the words `[from, to)` of a region say. Both words must come from one lexicon.
 */
export function compareWords(
  quote: readonly Word[],
  region: readonly Word[],
  from = 0,
  to: number = region.length,
): Likeness {
  const { all, common, there } = weigh(quote, region, from, to);
  const forms = FORM_CREDIT * weighForms(quote, region, from, to);
  const recall = share(common + forms, all);
  const precision = Math.min(1, share(common + forms, there));
  return {
    score: RECALL_WEIGHT * recall + (1 - RECALL_WEIGHT) * precision,
    fit: fitOf(recall, precision),
    precision,
    content: shareOfContent(quote, forms),
    evidence: common + forms,
    ...countFacts(
      { words: quote, common: kept.subarray(0, quote.length) },
      { words: region.slice(from, to), common: used.subarray(from, to) },
    ),
  };
}

function shareOfContent(quote: readonly Word[], forms: number): number {
  let content = 0;
  let common = 0;
  for (const [index, word] of quote.entries()) {
    if (isReported(word)) continue;
    content += word.weight;
    if (kept[index] === 1) common += word.weight;
  }
  return content === 0 ? 1 : (common + forms) / content;
}

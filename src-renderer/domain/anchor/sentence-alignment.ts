/**
 * Which sentences of a new text are what became of which sentences of the old one, where the diff found them changed: the
 * order-preserving alignment with the greatest likeness (after W. A. Gale and K. W. Church, "A Program for Aligning
 * Sentences in Bilingual Corpora", 1993; here by shared words instead of lengths). It sees what a comparison of single
 * passages can't: that the sentence after the passage has a successor of its own, which is therefore not the passage's.
 */
import { carryUnchanged } from './carry.ts';
import type { Lexicon, Word } from './lexicon.ts';
import type { Range } from './passage-search.ts';
import { splitSentences } from './sentence-edges.ts';
import { hullOf, indexOf } from './sentence-index.ts';
import type { TextChange } from './text-diff.ts';

/**
 * Sentences of the old text, and what they became: from the first of their successors to the last. `isClosed`: the first
 * and the last of them have one, and one only. `isPinned`: the sentences before and after them became what stands before
 * and after these, so that nothing was put in or taken out beside them. `isJoined`: a sentence beside them became part of the
 * same new one.
 */
export type SentencePair = {
  old: Range;
  new: Range;
  isClosed: boolean;
  isPinned: boolean;
  isJoined: boolean;
};

/** Sentences `[old0, old1)` became `[new0, new1)`; nothing, where the latter is empty. */
type Aligned = { old0: number; old1: number; new0: number; new1: number; likeness: number };

/** The share of common words, by weight, that a pair must have to be better than leaving both alone. */
const LEAST_COMMON = 0.22;
/** What joining or splitting sentences costs, in the same measure. */
const JOIN_COST = 0.06;
/** Pairs of sentences compared in one gap, and in all: beyond them nothing is aligned. */
const MOST_PAIRS_IN_GAP = 40_000;
const MOST_PAIRS = 400_000;

type Bag = { ids: number[]; weights: number[]; total: number };
type Step = { gain: number; olds: number; news: number; likeness: number };

const STEPS = [
  [1, 1],
  [2, 1],
  [1, 2],
] as const;

export class SentenceAlignment {
  private readonly oldSentences: Range[];
  private readonly newSentences: Range[];
  /** For each old sentence, what it became; null where that is unknown. */
  private readonly of: (Aligned | null)[];
  private readonly lexicon: Lexicon;
  private readonly oldText: string;
  private readonly newText: string;
  private budget = MOST_PAIRS;

  constructor(lexicon: Lexicon, oldText: string, newText: string, changes: readonly TextChange[]) {
    this.lexicon = lexicon;
    this.oldText = oldText;
    this.newText = newText;
    this.oldSentences = splitSentences(oldText);
    this.newSentences = splitSentences(newText);
    this.of = new Array<Aligned | null>(this.oldSentences.length).fill(null);
    this.align(changes);
  }

  private indexOf(at: number): number {
    return indexOf(this.oldSentences, at);
  }

  /** The old sentences that `[start, end)` touches, and all that they became; null where none of them became anything. */
  pairOf({ start, end }: Range): SentencePair | null {
    const first = this.indexOf(start);
    const last = Math.max(first, this.indexOf(end - 1));
    const all = this.of.slice(first, last + 1);
    const parts = all.filter((part) => part !== null);
    const isClosed = [all[0], all.at(-1)].every((part) => part?.new1 === (part?.new0 ?? 0) + 1);
    const new0 = Math.min(...parts.map((part) => part.new0));
    const new1 = Math.max(...parts.map((part) => part.new1));
    const from = this.newSentences[new0]?.start;
    const to = this.newSentences[new1 - 1]?.end;
    const isAfter = first === 0 ? new0 === 0 : this.of[first - 1]?.new1 === new0;
    const isBefore =
      last === this.oldSentences.length - 1
        ? new1 === this.newSentences.length
        : this.of[last + 1]?.new0 === new1;
    const isPinned = isAfter && isBefore;
    const isJoined = (all[0]?.old0 ?? first) < first || (all.at(-1)?.old1 ?? last) > last + 1;
    const oldStart = this.oldSentences[first]?.start;
    const oldEnd = this.oldSentences[last]?.end;
    if (from === undefined || to === undefined || oldStart === undefined || oldEnd === undefined) return null;
    return {
      old: { start: oldStart, end: oldEnd },
      new: { start: from, end: to },
      isClosed: isClosed && !isJoined,
      isPinned,
      isJoined,
    };
  }

  /** The new sentences that a range touches, as one range. */
  newHull(range: Range): Range {
    return hullOf(this.newSentences, range);
  }

  /** New sentences that no old one became, neighbours in one range. `holds` says whether a pair is one indeed. */
  freeRanges(holds: (pair: SentencePair) => boolean): Range[] {
    const taken = new Uint8Array(this.newSentences.length);
    for (const [index, part] of this.of.entries()) {
      if (part === null || part.old0 !== index) continue;
      if (part.likeness < 1 && !this.holdsPart(part, holds)) continue;
      taken.fill(1, part.new0, part.new1);
    }
    const free: Range[] = [];
    let wasFree = false;
    for (const [index, { start, end }] of this.newSentences.entries()) {
      const isFree = taken[index] === 0;
      const last = free.at(-1);
      if (isFree && wasFree && last !== undefined) last.end = end;
      else if (isFree) free.push({ start, end });
      wasFree = isFree;
    }
    return free;
  }

  private holdsPart(part: Aligned, holds: (pair: SentencePair) => boolean): boolean {
    const old = this.oldSentences[part.old0];
    const pair =
      old && this.pairOf({ start: old.start, end: this.oldSentences[part.old1 - 1]?.end ?? old.end });
    return pair !== null && pair !== undefined && holds(pair);
  }

  private align(changes: readonly TextChange[]): void {
    // Both go forward only: what the diff carries stays in order.
    let there = 0;
    let old0 = 0;
    let new0 = 0;
    for (const [index, sentence] of this.oldSentences.entries()) {
      const carried = carryUnchanged(changes, sentence);
      if (carried === null) continue;
      while ((this.newSentences[there]?.start ?? carried.start) < carried.start) there += 1;
      const fresh = this.newSentences[there];
      if (there < new0 || fresh?.start !== carried.start || fresh.end !== carried.end) continue;
      this.alignGap(old0, index, new0, there);
      this.of[index] = { old0: index, old1: index + 1, new0: there, new1: there + 1, likeness: 1 };
      old0 = index + 1;
      new0 = there + 1;
    }
    this.alignGap(old0, this.oldSentences.length, new0, this.newSentences.length);
  }

  private alignGap(old0: number, old1: number, new0: number, new1: number): void {
    const rows = old1 - old0;
    const columns = new1 - new0;
    const pairs = rows * columns;
    if (pairs === 0 || pairs > MOST_PAIRS_IN_GAP || pairs > this.budget) return;
    this.budget -= pairs;
    const olds = this.bags(this.oldText, this.oldSentences, old0, old1);
    const news = this.bags(this.newText, this.newSentences, new0, new1);
    for (const { row, column, step } of bestPath(olds, news))
      for (let i = row; i < row + step.olds; i += 1)
        this.of[old0 + i] = {
          old0: old0 + row,
          old1: old0 + row + step.olds,
          new0: new0 + column,
          new1: new0 + column + step.news,
          likeness: step.likeness,
        };
  }

  private bags(text: string, sentences: readonly Range[], from: number, to: number): Bag[] {
    return sentences.slice(from, to).map(({ start, end }) => bagOf(this.lexicon.wordsOf(text, start, end)));
  }
}

function bagOf(words: readonly Word[]): Bag {
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

function bestPath(olds: readonly Bag[], news: readonly Bag[]): { row: number; column: number; step: Step }[] {
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

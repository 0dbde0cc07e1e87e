/**
 * Which sentences of a new text are what became of which sentences of the old one, where the diff found them changed. It sees
 * what a comparison of single passages can't: that the sentence after the passage has a successor of its own, which is
 * therefore not the passage's.
 */
import { carryUnchanged } from './carry.ts';
import type { Reach } from './fit-region.ts';
import type { Lexicon } from './lexicon.ts';
import type { Range } from './passage-search.ts';
import { type Gap, SentenceCopies } from './sentence-copies.ts';
import { splitSentences } from './sentence-edges.ts';
import { hullOf, indexOf } from './sentence-index.ts';
import { type Bag, bagOf, bestPath, NO_WORDS } from './sentence-path.ts';
import type { TextChange } from './text-diff.ts';

/**
 * Sentences of the old text, and what they became: from the first of their successors to the last. `isClosed`: the first
 * and the last of them have one, and one only. `isPinned`: the sentences before and after them became what stands before
 * and after these, so that nothing was put in or taken out beside them. `isJoined`: a sentence beside them became part of the
 * same new one. `isWhole`: the first and the last of them became something, and `reach` is where.
 */
export type SentencePair = {
  old: Range;
  new: Range;
  isClosed: boolean;
  isPinned: boolean;
  isJoined: boolean;
  isWhole: boolean;
  reach: Reach;
};

/** Sentences `[old0, old1)` became `[new0, new1)`; nothing, where the latter is empty. */
type Aligned = { old0: number; old1: number; new0: number; new1: number; likeness: number };

/** Pairs of sentences compared in one gap, and in all: beyond them nothing is aligned. */
const MOST_PAIRS_IN_GAP = 40_000;
const MOST_PAIRS = 400_000;

export class SentenceAlignment {
  private readonly oldSentences: Range[];
  private readonly newSentences: Range[];
  /** For each old sentence, what it became; null where that is unknown. */
  private readonly of: (Aligned | null)[];
  private readonly lexicon: Lexicon;
  private readonly oldText: string;
  private readonly newText: string;
  private readonly copies: SentenceCopies;
  private budget = MOST_PAIRS;

  constructor(lexicon: Lexicon, oldText: string, newText: string, changes: readonly TextChange[]) {
    this.lexicon = lexicon;
    this.oldText = oldText;
    this.newText = newText;
    this.oldSentences = splitSentences(oldText);
    this.newSentences = splitSentences(newText);
    this.of = new Array<Aligned | null>(this.oldSentences.length).fill(null);
    const gaps = this.carry(changes);
    this.copies = new SentenceCopies(
      { text: oldText, ranges: this.oldSentences },
      { text: newText, ranges: this.newSentences },
      gaps,
    );
    for (const gap of gaps) this.alignGap(gap);
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
      isWhole: all[0] !== null && all.at(-1) !== null,
      reach: {
        firstEnd: this.newSentences[(all[0]?.new1 ?? new1) - 1]?.end ?? to,
        lastStart: this.newSentences[all.at(-1)?.new0 ?? new0]?.start ?? from,
      },
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

  /** Pairs the sentences that the diff carries, and gives what lies between them. */
  private carry(changes: readonly TextChange[]): Gap[] {
    const gaps: Gap[] = [];
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
      if (old0 < index || new0 < there) gaps.push({ old0, old1: index, new0, new1: there });
      this.of[index] = { old0: index, old1: index + 1, new0: there, new1: there + 1, likeness: 1 };
      old0 = index + 1;
      new0 = there + 1;
    }
    gaps.push({ old0, old1: this.oldSentences.length, new0, new1: this.newSentences.length });
    return gaps;
  }

  private alignGap(gap: Gap): void {
    const { old0, old1, new0, new1 } = gap;
    const pairs = (old1 - old0) * (new1 - new0);
    if (pairs === 0 || pairs > MOST_PAIRS_IN_GAP || pairs > this.budget) return;
    this.budget -= pairs;
    const { gone, come } = this.copies.movedIn(gap);
    const olds = this.bags(this.oldText, this.oldSentences.slice(old0, old1), gone);
    const news = this.bags(this.newText, this.newSentences.slice(new0, new1), come);
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

  /** What stands elsewhere word for word became nothing here, and nothing here became it. */
  private bags(text: string, sentences: readonly Range[], areMoved: readonly boolean[]): Bag[] {
    return sentences.map(({ start, end }, index) =>
      areMoved[index] === true ? NO_WORDS : bagOf(this.lexicon.wordsOf(text, start, end)),
    );
  }

  /**
   * True where what became of the passage, word for word, may be what became of a copy of it: one that is gone stood beside
   * at least as much of what stands there now. `isCarried`: by the diff, which then needs less to be believed.
   */
  mayBeCopy({ start, end }: Range, isCarried: boolean): boolean {
    const first = this.indexOf(start);
    const last = Math.max(first, this.indexOf(end - 1));
    for (let index = first; index <= last; index += 1) {
      const part = this.of[index];
      if (part !== null && part !== undefined && this.copies.mayBeOther(index, part.new0, isCarried))
        return true;
    }
    return false;
  }
}

/**
 * Which runs two sequences have in common, in order: the core of the diff.
 *
 * Patience diff (B. Cohen): what occurs once in both is matched first, longest increasing chain, then what lies between is
 * treated in the same way; here first for runs of several items, which say more than single ones. What is left goes to
 * `diff` (Myers), with its edit distance and the whole work bounded. Not Myers alone: its time is the square of the edit
 * distance, the time of Myers grows without bound in unlike texts, and it likes to match "the" and "of" of unlike paragraphs.
 */
import { diffArrays } from 'diff';

/** `length` items from `a` in the one sequence equal those from `b` in the other. */
export type Run = { a: number; b: number; length: number };

export type RunOptions = {
  /** Lengths of runs to match by, longest first. */
  runLengths: readonly number[];
  /** False where items that are not unique say too little to be matched one by one. */
  usesMyers: boolean;
};

/** Edits that Myers may look for in one gap; beyond that the two sides count as unlike. */
const MOST_EDITS = 300;
/** Steps for all gaps together: about two seconds. */
const MYERS_BUDGET = 4_000_000;
const DEEPEST = 64;

type Sequence = ArrayLike<number>;
type Gap = { a0: number; a1: number; b0: number; b1: number };

function hashRun(items: Sequence, at: number, length: number): number {
  let hash = 17;
  for (let i = at; i < at + length; i += 1) hash = (Math.imul(hash, 0x01000193) ^ (items[i] ?? 0)) | 0;
  return hash;
}

/** Positions of the runs that occur once in `[from, to)`; the others have -1. */
function positions(items: Sequence, from: number, to: number, length: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = from; i + length <= to; i += 1) {
    const hash = length === 1 ? (items[i] ?? 0) : hashRun(items, i, length);
    found.set(hash, found.has(hash) ? -1 : i);
  }
  return found;
}

function isEqualRun(a: Sequence, i: number, b: Sequence, j: number, length: number): boolean {
  for (let k = 0; k < length; k += 1) if (a[i + k] !== b[j + k]) return false;
  return true;
}

/** The longest chain of pairs that increases on both sides; `pairs` increase on the first. */
function longestChain(pairs: readonly { a: number; b: number }[]): { a: number; b: number }[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.b ?? 0) < pair.b) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const chain: { a: number; b: number }[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}

function uniquePairs(a: Sequence, b: Sequence, gap: Gap, length: number): { a: number; b: number }[] {
  const inB = positions(b, gap.b0, gap.b1, length);
  const pairs: { a: number; b: number }[] = [];
  for (const [hash, i] of positions(a, gap.a0, gap.a1, length)) {
    const j = i < 0 ? undefined : inB.get(hash);
    if (j !== undefined && j >= 0 && isEqualRun(a, i, b, j, length)) pairs.push({ a: i, b: j });
  }
  return pairs.sort((one, other) => one.a - other.a);
}

class Finder {
  readonly runs: Run[] = [];
  private budget = MYERS_BUDGET;
  private readonly a: Sequence;
  private readonly b: Sequence;
  private readonly options: RunOptions;

  constructor(a: Sequence, b: Sequence, options: RunOptions) {
    this.a = a;
    this.b = b;
    this.options = options;
  }

  private push(a: number, b: number, length: number): void {
    if (length > 0) this.runs.push({ a, b, length });
  }

  find({ a0, a1, b0, b1 }: Gap, level: number, depth: number): void {
    let head = 0;
    while (a0 + head < a1 && b0 + head < b1 && this.a[a0 + head] === this.b[b0 + head]) head += 1;
    let tail = 0;
    while (a1 - tail > a0 + head && b1 - tail > b0 + head && this.a[a1 - tail - 1] === this.b[b1 - tail - 1])
      tail += 1;
    this.push(a0, b0, head);
    const gap = { a0: a0 + head, a1: a1 - tail, b0: b0 + head, b1: b1 - tail };
    if (gap.a0 < gap.a1 && gap.b0 < gap.b1) this.split(gap, level, depth);
    this.push(a1 - tail, b1 - tail, tail);
  }

  private split(gap: Gap, level: number, depth: number): void {
    const { runLengths } = this.options;
    for (let at = level; at < runLengths.length && depth < DEEPEST; at += 1) {
      const length = runLengths[at] ?? 1;
      const chain = longestChain(uniquePairs(this.a, this.b, gap, length));
      if (chain.length > 0) {
        this.between(gap, chain, length, at, depth);
        return;
      }
    }
    if (this.options.usesMyers) this.myers(gap);
  }

  /** Extends each pair of the chain as far as it goes, then looks into what is left before and after. */
  private between(
    gap: Gap,
    chain: readonly { a: number; b: number }[],
    length: number,
    level: number,
    depth: number,
  ): void {
    let { a0, b0 } = gap;
    for (const pair of chain) {
      if (pair.a < a0 || pair.b < b0) continue;
      let { a: i, b: j } = pair;
      while (i > a0 && j > b0 && this.a[i - 1] === this.b[j - 1]) {
        i -= 1;
        j -= 1;
      }
      let end = pair.a + length;
      let other = pair.b + length;
      while (end < gap.a1 && other < gap.b1 && this.a[end] === this.b[other]) {
        end += 1;
        other += 1;
      }
      this.find({ a0, a1: i, b0, b1: j }, level, depth + 1);
      this.push(i, j, end - i);
      a0 = end;
      b0 = other;
    }
    this.find({ a0, a1: gap.a1, b0, b1: gap.b1 }, level, depth + 1);
  }

  private myers({ a0, a1, b0, b1 }: Gap): void {
    const most = Math.min(MOST_EDITS, a1 - a0 + b1 - b0);
    const cost = (most * most) / 2 + (a1 - a0) + (b1 - b0);
    // The shortest edit cannot be shorter than the difference in length.
    if (Math.abs(a1 - a0 - (b1 - b0)) > most || cost > this.budget) return;
    this.budget -= cost;
    const one = Array.prototype.slice.call(this.a, a0, a1) as number[];
    const other = Array.prototype.slice.call(this.b, b0, b1) as number[];
    let i = a0;
    let j = b0;
    for (const change of diffArrays(one, other, { maxEditLength: most }) ?? []) {
      if (change.removed === true) i += change.count;
      else if (change.added === true) j += change.count;
      else {
        this.push(i, j, change.count);
        i += change.count;
        j += change.count;
      }
    }
  }
}

/** Runs that `a` and `b` have in common: in order on both sides, without overlap, neighbours joined. */
export function findCommonRuns(a: Sequence, b: Sequence, options: RunOptions): Run[] {
  const finder = new Finder(a, b, options);
  finder.find({ a0: 0, a1: a.length, b0: 0, b1: b.length }, 0, 0);
  const joined: Run[] = [];
  for (const run of finder.runs) {
    const last = joined.at(-1);
    if (last !== undefined && last.a + last.length === run.a && last.b + last.length === run.b)
      last.length += run.length;
    else joined.push(run);
  }
  return joined;
}

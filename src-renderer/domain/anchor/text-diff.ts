/**
 * What changed from one text to another: lines first, then words within changed lines. For moving anchors and for the
 * view of what a revision changed. Time and memory are bounded for any pair of texts (see common-runs.ts): where the
 * bounds are reached, what could not be compared counts as removed and added.
 */
import { findCommonRuns, type Run } from './common-runs.ts';
import { isWordKind, type Tokens, tokenize } from './words.ts';

/** Offsets are UTF-16 units, end-exclusive. What is added is empty on the old side, what is removed on the new side. */
export type TextChange = {
  kind: 'same' | 'removed' | 'added';
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
};

/** A stretch that both texts have: `length` UTF-16 units from `old` and from `new`. */
type Stretch = { old: number; new: number; length: number };
type Gap = { old0: number; old1: number; new0: number; new1: number };

/** Lines that match by chance, such as blank ones and "* * *", have fewer signs than this. */
const TELLING_LINE = 20;
/** Tokens a run must have to be matched first: about eight words, four, two and one. */
const TOKEN_RUNS = [16, 8, 4, 1];

/** Numbers for strings: equal strings have equal numbers. */
class Numbering {
  private readonly numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size + 1);
    return this.numbers.size;
  }
}

/** Where lines begin, and the end of the text. A line keeps its line feed. */
function lineStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; ) {
    starts.push(at);
    const feed = text.indexOf('\n', at);
    at = feed < 0 ? text.length : feed + 1;
  }
  starts.push(text.length);
  return starts;
}

function numberPieces(text: string, starts: readonly number[], numbering: Numbering): Int32Array {
  const numbers = new Int32Array(Math.max(0, starts.length - 1));
  for (let i = 0; i < numbers.length; i += 1)
    numbers[i] = numbering.of(text.slice(starts[i] ?? 0, starts[i + 1] ?? 0));
  return numbers;
}

function toStretch(run: Run, oldStarts: readonly number[], newStarts: readonly number[]): Stretch {
  const old = oldStarts[run.a] ?? 0;
  return { old, new: newStarts[run.b] ?? 0, length: (oldStarts[run.a + run.length] ?? 0) - old };
}

function isTelling(text: string, { old, length }: Stretch): boolean {
  let signs = 0;
  for (let at = old; at < old + length && signs < TELLING_LINE; at += 1)
    if (!/\s/u.test(text[at] ?? '')) signs += 1;
  return signs >= TELLING_LINE;
}

function sameLines(oldText: string, newText: string): Stretch[] {
  const numbering = new Numbering();
  const oldStarts = lineStarts(oldText);
  const newStarts = lineStarts(newText);
  const oldLines = numberPieces(oldText, oldStarts, numbering);
  const newLines = numberPieces(newText, newStarts, numbering);
  const runs = findCommonRuns(oldLines, newLines, { runLengths: [1], usesMyers: true });
  return runs
    .map((run) => toStretch(run, oldStarts, newStarts))
    .filter((stretch) => {
      const isAtBegin = stretch.old === 0 && stretch.new === 0;
      const isAtEnd =
        stretch.old + stretch.length === oldText.length && stretch.new + stretch.length === newText.length;
      return isAtBegin || isAtEnd || isTelling(oldText, stretch);
    });
}

/** For each token, what a reader would call text before it: the units of the words, and a little for each other token. */
function textBefore({ starts, kinds }: Tokens): Float64Array {
  const before = new Float64Array(kinds.length + 1);
  for (let i = 0; i < kinds.length; i += 1) {
    const units = isWordKind(kinds[i]) ? (starts[i + 1] ?? 0) - (starts[i] ?? 0) : 0.1;
    before[i + 1] = (before[i] ?? 0) + units;
  }
  return before;
}

/**
 * Leaves out what two unlike passages have in common by chance: a run that is no longer than what changed before it and
 * no longer than what changed after it (the "semantic clean-up" of N. Fraser's Diff Strategies, 2006). A reader sees
 * "killed 12" become "wounded 30", and not a lonely space that survived.
 */
function withoutChance(runs: readonly Run[], old: Tokens, fresh: Tokens): Run[] {
  const oldText = textBefore(old);
  const newText = textBefore(fresh);
  const between = (sums: Float64Array, from: number, to: number): number =>
    (sums[to] ?? 0) - (sums[from] ?? 0);
  const change = (one: Run, other: Run): number =>
    Math.max(between(oldText, one.a + one.length, other.a), between(newText, one.b + one.length, other.b));
  const kept: Run[] = [];
  const begin = { a: 0, b: 0, length: 0 };
  const end = { a: old.kinds.length, b: fresh.kinds.length, length: 0 };
  for (const run of [...runs, end]) {
    for (let top = kept.at(-1); top !== undefined; top = kept.at(-1)) {
      const size = between(oldText, top.a, top.a + top.length);
      if (size > change(kept.at(-2) ?? begin, top) || size > change(top, run)) break;
      kept.pop();
    }
    kept.push(run);
  }
  kept.pop();
  return kept;
}

/** How well a text can be cut between two tokens: best at a line end, then at a sentence end, then at a space. */
function cutQuality(before: string, after: string): number {
  if (before.includes('\n') || before === '') return 5;
  if (after.includes('\n') || after === '') return 4;
  if (/^[.!?…。！？]$/u.test(before) && /^\s/u.test(after)) return 3;
  if (/\s/u.test(before)) return 2;
  return /\s/u.test(after) ? 1 : 0;
}

type Side = { text: string; tokens: Tokens; numbers: Int32Array };

function tokenAt({ text, tokens }: Side, at: number): string {
  return at < 0 || at >= tokens.kinds.length ? '' : text.slice(tokens.starts[at], tokens.starts[at + 1]);
}

/**
 * An insertion can often be said in several ways: "A.[ B.] C." is also "A[. B]. C." The one that begins and ends where
 * sentences do is what the editor did, and a passage that ends with that full stop stays whole.
 */
function slide(one: Run, other: Run, side: Side, from: number, to: number): void {
  const { numbers } = side;
  const quality = (shift: number): number =>
    cutQuality(tokenAt(side, from + shift - 1), tokenAt(side, from + shift)) +
    cutQuality(tokenAt(side, to + shift - 1), tokenAt(side, to + shift));
  let best = { shift: 0, quality: quality(0) };
  const consider = (shift: number): void => {
    const found = quality(shift);
    if (found > best.quality) best = { shift, quality: found };
  };
  for (let back = 1; back < one.length && numbers[from - back] === numbers[to - back]; back += 1)
    consider(-back);
  for (let on = 1; on < other.length && numbers[from + on - 1] === numbers[to + on - 1]; on += 1)
    consider(on);
  one.length += best.shift;
  other.a += best.shift;
  other.b += best.shift;
  other.length -= best.shift;
}

function slideAll(runs: readonly Run[], old: Side, fresh: Side): void {
  for (const [index, one] of runs.entries()) {
    const other = runs[index + 1];
    if (other === undefined) return;
    if (one.a + one.length === other.a) slide(one, other, fresh, one.b + one.length, other.b);
    else if (one.b + one.length === other.b) slide(one, other, old, one.a + one.length, other.a);
  }
}

function sideOf(text: string, from: number, to: number, numbering: Numbering): Side {
  const tokens = tokenize(text, from, to);
  return { text, tokens, numbers: numberPieces(text, tokens.starts, numbering) };
}

function sameWords(oldText: string, newText: string, gap: Gap): Stretch[] {
  if (gap.old0 === gap.old1 || gap.new0 === gap.new1) return [];
  const numbering = new Numbering();
  const old = sideOf(oldText, gap.old0, gap.old1, numbering);
  const fresh = sideOf(newText, gap.new0, gap.new1, numbering);
  const runs = findCommonRuns(old.numbers, fresh.numbers, { runLengths: TOKEN_RUNS, usesMyers: true });
  const telling = withoutChance(runs, old.tokens, fresh.tokens);
  slideAll(telling, old, fresh);
  return telling.map((run) => toStretch(run, old.tokens.starts, fresh.tokens.starts));
}

/** What both texts have, in order, down to words. */
function sameStretches(oldText: string, newText: string): Stretch[] {
  const stretches: Stretch[] = [];
  let old0 = 0;
  let new0 = 0;
  const end = { old: oldText.length, new: newText.length, length: 0 };
  for (const line of [...sameLines(oldText, newText), end]) {
    for (const stretch of sameWords(oldText, newText, { old0, old1: line.old, new0, new1: line.new }))
      stretches.push(stretch);
    if (line.length > 0) stretches.push(line);
    old0 = line.old + line.length;
    new0 = line.new + line.length;
  }
  return stretches;
}

/**
 * What became of `oldText` in `newText`: covers both completely and in order. Neighbours never have the same kind; what is
 * removed comes before what is added in its place. Words are never cut, nor graphemes; 'same' stretches are equal.
 */
export function diffTexts(oldText: string, newText: string): TextChange[] {
  const changes: TextChange[] = [];
  let oldAt = 0;
  let newAt = 0;
  const end = { old: oldText.length, new: newText.length, length: 0 };
  for (const { old, new: fresh, length } of [...sameStretches(oldText, newText), end]) {
    if (old > oldAt)
      changes.push({ kind: 'removed', oldStart: oldAt, oldEnd: old, newStart: newAt, newEnd: newAt });
    if (fresh > newAt)
      changes.push({ kind: 'added', oldStart: old, oldEnd: old, newStart: newAt, newEnd: fresh });
    oldAt = old + length;
    newAt = fresh + length;
    const last = changes.at(-1);
    if (length === 0) continue;
    if (last?.kind === 'same') {
      last.oldEnd = oldAt;
      last.newEnd = newAt;
    } else changes.push({ kind: 'same', oldStart: old, oldEnd: oldAt, newStart: fresh, newEnd: newAt });
  }
  return changes;
}

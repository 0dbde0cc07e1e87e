/** Where the diff carries an offset or a passage: the geometry of moving anchors, without any judgement. */

import type { Range } from './passage-search.ts';
import type { TextChange } from './text-diff.ts';

/** Index of the change that holds old offset `at`; the one that begins there, at a border. O(log n). */
function changeAt(changes: readonly TextChange[], at: number): number {
  let low = 0;
  let high = changes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.oldEnd ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where `[start, end)` stands now, where all of it lies in one stretch that both texts have. */
export function carryUnchanged(changes: readonly TextChange[], { start, end }: Range): Range | null {
  const change = changes[changeAt(changes, start)];
  if (change?.kind !== 'same' || end > change.oldEnd) return null;
  const shift = change.newStart - change.oldStart;
  return { start: start + shift, end: end + shift };
}

/** Units of `[from, to)` in the old text that the new one still has. */
export function unchangedUnits(changes: readonly TextChange[], from: number, to: number): number {
  let units = 0;
  for (let i = changeAt(changes, from); i < changes.length; i += 1) {
    const change = changes[i];
    if (change === undefined || change.oldStart >= to) break;
    if (change.kind === 'same')
      units += Math.max(0, Math.min(to, change.oldEnd) - Math.max(from, change.oldStart));
  }
  return units;
}

/** What stands now where a removed stretch was: empty where nothing was put in its place. */
function replacement(changes: readonly TextChange[], index: number): Range {
  const next = changes[index + 1];
  const at = changes[index]?.newStart ?? 0;
  return next?.kind === 'added' ? { start: next.newStart, end: next.newEnd } : { start: at, end: at };
}

/** All that stands now where `[start, end)` stood, and what was put in right beside it in the place of what was removed. */
export function carryWidely(changes: readonly TextChange[], { start, end }: Range): Range {
  const first = changeAt(changes, start);
  const last = changeAt(changes, end - 1);
  return { start: widestStart(changes, first, start), end: widestEnd(changes, last, end) };
}

function widestStart(changes: readonly TextChange[], index: number, at: number): number {
  const change = changes[index];
  if (change === undefined) return 0;
  if (change.kind !== 'same') return change.newStart;
  const before = changes[index - 1];
  // A clause put in right before the passage may be its new beginning.
  if (at === change.oldStart && before?.kind === 'added') return before.newStart;
  return change.newStart + at - change.oldStart;
}

function widestEnd(changes: readonly TextChange[], index: number, at: number): number {
  const change = changes[index];
  if (change === undefined) return 0;
  if (change.kind !== 'same') return replacement(changes, index).end;
  const after = changes[index + 1];
  if (at === change.oldEnd && after?.kind === 'added') return after.newEnd;
  return change.newStart + at - change.oldStart;
}

/** Signs that by chance are in two new stretches side by side: too few to part them. */
const BRIDGE = 24;

/**
 * The stretches of the new text that the diff calls new. Where a few words between two of them seem to have survived, they
 * are one: a passage that was moved there must not be missed for an "of the" that stood there before.
 */
export function newStretches(changes: readonly TextChange[]): Range[] {
  const stretches: Range[] = [];
  for (const change of changes) {
    if (change.kind !== 'added') continue;
    const last = stretches.at(-1);
    const gap = change.newStart - (last?.end ?? Number.NEGATIVE_INFINITY);
    const isBridged =
      last !== undefined && gap <= Math.min(BRIDGE, last.end - last.start, change.newEnd - change.newStart);
    if (isBridged) last.end = change.newEnd;
    else stretches.push({ start: change.newStart, end: change.newEnd });
  }
  return stretches;
}

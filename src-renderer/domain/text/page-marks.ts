/** Where a reader sees that a page begins or that an image stood: at text that is drawn, in its order. */
import type { ImageMention, PageStart } from '../records.ts';
import { type Block, blockIndexAt } from './block.ts';

/**
 * The beginnings of pages, each moved to the next text that a block holds (UTF-16 offsets, ascending). Of pages that begin
 * together, as empty ones do, the last is kept: what follows is on it.
 */
export function pageMarks(blocks: readonly Block[], pages: readonly PageStart[]): PageStart[] {
  const marks: PageStart[] = [];
  for (const { label, start } of pages) {
    const index = blockIndexAt(blocks, start);
    const isHeld = start < (blocks[index]?.end ?? 0);
    const at = isHeld ? start : blocks[index + 1]?.start;
    if (at === undefined || label === '') continue;
    if (marks.at(-1)?.start === at) marks.pop();
    marks.push({ label, start: at });
  }
  return marks;
}

/** The entries of an ascending list with `from` <= start < `to`. O(log n + what it gives). */
export function startingIn<Entry extends { start: number }>(
  entries: readonly Entry[],
  from: number,
  to: number,
): readonly Entry[] {
  const first = firstFrom(entries, from);
  let last = first;
  while ((entries[last]?.start ?? to) < to) last += 1;
  return first === last ? NONE : entries.slice(first, last);
}

const NONE: readonly never[] = [];

function firstFrom(entries: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "Image, not kept: Map of the border", "Image, not kept" where it has no name. */
export function imageWords({ name }: ImageMention): string {
  const shown = name.trim();
  return shown === '' ? 'Image, not kept' : `Image, not kept: ${shown}`;
}

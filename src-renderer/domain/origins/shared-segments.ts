/** Where a text is drawn as shared: passages cut so that no two cuts overlap, however the passages do. */
import type { TextRange } from '../text/sentence.ts';

/** `passages` are indexes into the list of passages; empty for text that is not shared. */
export type SharedSegment = TextRange & { passages: readonly number[] };

/** The shared stretches of a text in order. Neighbours with the same passages are one. O(n log n) where few overlap. */
export function sharedSegments(passages: readonly TextRange[]): SharedSegment[] {
  const edges = passages
    .flatMap(({ start, end }, index) => [
      { at: start, index, opens: true },
      { at: end, index, opens: false },
    ])
    .sort((a, b) => a.at - b.at);
  const open = new Set<number>();
  const segments: SharedSegment[] = [];
  let from = 0;
  for (const { at, index, opens } of edges) {
    if (open.size > 0 && at > from)
      segments.push({ start: from, end: at, passages: [...open].sort(byNumber) });
    from = at;
    if (opens) open.add(index);
    else open.delete(index);
  }
  return segments;
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** A stretch of text cut into what is shared and what is not, without gap. `segments` are in order. O(log n + cuts). */
export function cutBySegments(
  segments: readonly SharedSegment[],
  { start, end }: TextRange,
): SharedSegment[] {
  const cuts: SharedSegment[] = [];
  let from = start;
  for (let i = firstEndingAfter(segments, start); i < segments.length; i += 1) {
    const segment = segments[i];
    if (segment === undefined || segment.start >= end) break;
    const cut = { ...segment, start: Math.max(start, segment.start), end: Math.min(end, segment.end) };
    if (cut.start > from) cuts.push({ start: from, end: cut.start, passages: [] });
    cuts.push(cut);
    from = cut.end;
  }
  if (from < end) cuts.push({ start: from, end, passages: [] });
  return cuts;
}

function firstEndingAfter(segments: readonly SharedSegment[], offset: number): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

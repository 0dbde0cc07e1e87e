/** Looks up which of a text's sentences, given in order, an offset or a range is in. */
import type { Range } from './passage-search.ts';

/** Index of the sentence that holds offset `at`, or of the first after it. O(log n). */
export function indexOf(sentences: readonly Range[], at: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The sentences that `[start, end)` touches, as one range. */
export function hullOf(sentences: readonly Range[], { start, end }: Range): Range {
  const first = indexOf(sentences, start);
  const last = Math.max(first, indexOf(sentences, end - 1));
  return {
    start: Math.min(start, sentences[first]?.start ?? start),
    end: Math.max(end, sentences[last]?.end ?? end),
  };
}

/** Where most of what was looked for stands together. */

/** `at` counts words or characters; `index` tells which needle stands there. */
export type Found = { at: number; index: number };

/**
 * The stretch no longer than `reach` with most different needles; of those, the first.
 * @param found ascending by `at`
 */
export function findDensest<Place extends Found>(found: readonly Place[], reach: number): Place[] {
  let best: Place[] = [];
  let most = 0;
  const counts = new Map<number, number>();
  let start = 0;
  for (const [end, { at, index }] of found.entries()) {
    counts.set(index, (counts.get(index) ?? 0) + 1);
    for (let first = found[start]; first !== undefined && at - first.at > reach; first = found[start]) {
      const left = (counts.get(first.index) ?? 1) - 1;
      if (left === 0) counts.delete(first.index);
      else counts.set(first.index, left);
      start += 1;
    }
    if (counts.size > most) {
      most = counts.size;
      best = found.slice(start, end + 1);
    }
  }
  return best;
}

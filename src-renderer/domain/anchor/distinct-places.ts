/** Places that are offered to the analyst: two that differ by a full stop are one place, and the better of them stands for it. */
import type { ScoredRange } from './move-anchors.ts';

/**
 * The places of which none overlaps a better one by more than half of the shorter. Ranges are `[start, end)` in UTF-16 units.
 * @param places in any order
 * @returns the best first
 */
export function distinctPlaces(places: readonly ScoredRange[]): ScoredRange[] {
  const kept: ScoredRange[] = [];
  for (const place of places.toSorted((a, b) => b.score - a.score))
    if (!kept.some((better) => areOne(better, place))) kept.push(place);
  return kept;
}

function areOne(a: ScoredRange, b: ScoredRange): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared * 2 > Math.min(a.end - a.start, b.end - b.start);
}

/** Briefs made just now: their text takes the focus when it is first shown, so that writing starts at once. */
import type { BriefId } from '../../domain/ids.ts';

const made = new Set<BriefId>();

export function markNew(briefId: BriefId): void {
  made.add(briefId);
}

/** True once for a brief that was made just now. */
export function takeNew(briefId: BriefId): boolean {
  return made.delete(briefId);
}

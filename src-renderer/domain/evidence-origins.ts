/**
 * Where the evidence on a claim comes from. Sources of one origin do not confirm one another: the Admiralty code's
 * credibility 1, "confirmed by other sources", and ICD 206 mean independent ones.
 */
import type { SourceId } from './ids.ts';
import { countOrigins, type OriginGroups } from './origins/groups.ts';
import type { Evidence } from './records.ts';

type Item = Pick<Evidence, 'sourceId' | 'stance' | 'credibility'>;

/** Different sources, and the origins that they have. */
export type SourceCount = { sources: number; origins: number };

export function countEvidenceSources(
  evidence: readonly Pick<Evidence, 'sourceId'>[],
  groups: OriginGroups,
): SourceCount {
  const ids = new Set<SourceId>(evidence.map(({ sourceId }) => sourceId));
  return { sources: ids.size, origins: countOrigins(ids, groups) };
}

/** Says in a sentence that all support of a claim comes from one origin; null where it does not, or is one passage only. */
export function describeSingleOrigin(evidence: readonly Item[], groups: OriginGroups): string | null {
  const support = evidence.filter(({ stance }) => stance === 'supports');
  const { sources, origins } = countEvidenceSources(support, groups);
  if (support.length < 2 || origins !== 1) return null;
  return sources === 1
    ? 'All support comes from one source.'
    : `All support comes from one origin: ${sources} sources that share their text do not confirm one another.`;
}

/** Whether evidence is graded 1, confirmed by other sources, while no other origin bears on its claim as it does. */
export function lacksConfirmation(item: Item, evidence: readonly Item[], groups: OriginGroups): boolean {
  if (item.credibility !== 1) return false;
  const alike = evidence.filter(({ stance }) => stance === item.stance);
  return countEvidenceSources([item, ...alike], groups).origins < 2;
}

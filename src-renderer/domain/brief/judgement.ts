/**
 * Judgements: the claims that a brief states in claim blocks, with what they rest on. Only what is recorded is said:
 * sources are counted with their origins, never called independent, since reports in other words may still be of one.
 */
import { counted } from '../count.ts';
import { countEvidenceSources } from '../evidence-origins.ts';
import type { AnnotationId } from '../ids.ts';
import type { OriginGroups } from '../origins/groups.ts';
import { sourcesOfOrigins } from '../origins/origins.ts';
import type { Claim, Evidence } from '../records.ts';
import type { Attribution } from '../vocabularies/attribution.ts';
import type { Stance } from '../vocabularies/stance.ts';

export type EvidenceCounts = Readonly<Record<Stance, number>>;

export type Judgement = {
  /** From 1, in the order of the brief. */
  number: number;
  claim: Claim;
  /** Pieces of evidence (passages) of each stance. */
  counts: EvidenceCounts;
  /** Different sources of evidence that bears on the claim: all stances but context. */
  sources: number;
  /** Origins of `sources`: those that share their text count as one. */
  origins: number;
  /** Different sources with a passage that contradicts the claim, and their origins. */
  contradictingSources: number;
  contradictingOrigins: number;
  /** How many of `sources` give the claim on the word of somebody unnamed: all of them, or none. */
  unnamed: number;
  /** "4 sources of 3 origins; 1 contradicts", "1 source, unnamed analysts", "No evidence linked". */
  basis: string;
  /** The claim's evidence, in the order it was linked. */
  evidence: readonly Evidence[];
};

/** The judgement that a claim and the evidence linked to it make. */
export function makeJudgement(
  number: number,
  claim: Claim,
  evidence: readonly Evidence[],
  groups: OriginGroups,
): Judgement {
  const counts = { supports: 0, contradicts: 0, qualifies: 0, context: 0 };
  for (const item of evidence) counts[item.stance] += 1;
  const bearing = countEvidenceSources(
    evidence.filter(({ stance }) => stance !== 'context'),
    groups,
  );
  const contradicting = countEvidenceSources(
    evidence.filter(({ stance }) => stance === 'contradicts'),
    groups,
  );
  const tally = {
    counts,
    ...bearing,
    contradictingSources: contradicting.sources,
    contradictingOrigins: contradicting.origins,
    unnamed: claim.attribution.speaker === 'unnamed' ? bearing.sources : 0,
  };
  return { number, claim, ...tally, basis: describeBasis(claim, tally), evidence };
}

function describeBasis(
  claim: Claim,
  tally: Omit<Judgement, 'number' | 'claim' | 'basis' | 'evidence' | 'unnamed'>,
): string {
  const unnamed = claim.attribution.speaker === 'unnamed' ? `, ${describeUnnamed(claim.attribution)}` : '';
  if (tally.sources === 0) {
    const lead = tally.counts.context > 0 ? 'Context only' : 'No evidence linked';
    return lead + unnamed;
  }
  const sources = `${sourcesOfOrigins(tally.sources, tally.origins)}${unnamed}`;
  if (tally.contradictingSources === 0) return sources;
  if (tally.counts.supports === 0 && tally.contradictingSources === tally.sources)
    return `${sources}; ${tally.sources === 1 ? 'it contradicts' : 'all contradict'}`;
  if (tally.contradictingOrigins < tally.contradictingSources)
    return `${sources}; ${tally.contradictingSources} of ${counted(tally.contradictingOrigins, 'origin')} contradict`;
  return `${sources}; ${counted(tally.contradictingSources, 'contradicts', 'contradict')}`;
}

const LEADING_QUANTIFIER = /^(?:some|several|many|certain|other|various|the|a few|a number of)\s+/i;
const GENERIC_NOUN =
  /^(?:officials?|analysts?|critics?|experts?|sources?|observers?|diplomats?|people|reports?)\b/i;

/** "unnamed analysts" for "Some analysts", "unnamed US officials" for "US officials". */
function describeUnnamed(attribution: Attribution): string {
  const who = attribution.who.trim().replace(LEADING_QUANTIFIER, '');
  if (who === '') return 'unnamed';
  return `unnamed ${GENERIC_NOUN.test(who) ? who.charAt(0).toLowerCase() + who.slice(1) : who}`;
}

/** How each judgement leans on one passage: for the way back from an endnote to the claims. */
export function judgementsOn(
  annotationId: AnnotationId,
  judgements: readonly Judgement[],
): { judgement: Judgement; stance: Stance }[] {
  return judgements.flatMap((judgement) =>
    judgement.evidence
      .filter((item) => item.annotationId === annotationId)
      .map((item) => ({ judgement, stance: item.stance })),
  );
}

/**
 * Grading of sources and information. Source: the NATO Admiralty code (AJP-2.1, STANAG 2511). Reliability belongs to the
 * source, credibility to the item of information (our evidence). F and 6 mean unknown, not worst. There is no G.
 */
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

export const RELIABILITIES = [
  { id: 'A', term: 'completely reliable' },
  { id: 'B', term: 'usually reliable' },
  { id: 'C', term: 'fairly reliable' },
  { id: 'D', term: 'not usually reliable' },
  { id: 'E', term: 'unreliable' },
  { id: 'F', term: 'cannot be judged' },
] as const satisfies readonly { id: Reliability; term: string }[];

export const CREDIBILITIES = [
  { id: 1, term: 'confirmed by other sources' },
  { id: 2, term: 'probably true' },
  { id: 3, term: 'possibly true' },
  { id: 4, term: 'doubtful' },
  { id: 5, term: 'improbable' },
  { id: 6, term: 'cannot be judged' },
] as const satisfies readonly { id: Credibility; term: string }[];

/** The two shown together: "B2". */
export function formatGrade(reliability: Reliability, credibility: Credibility): string {
  return `${reliability}${credibility}`;
}

/**
 * Order of reliabilities, best first. F is unknown, not worst: it ranks in the middle, between C and D, where it implies no
 * judgement.
 */
export function reliabilityRank(reliability: Reliability): number {
  return { A: 1, B: 2, C: 3, F: 3.5, D: 4, E: 5 }[reliability];
}

/**
 * The credibility that a citation of one passage shows when several pieces of evidence rest on it: the most cautious
 * known one, or 6 when none is known.
 */
export function mostCautiousCredibility(values: readonly Credibility[]): Credibility {
  const known = values.filter((value) => value !== 6);
  return known.length === 0 ? 6 : (Math.max(...known) as Credibility);
}

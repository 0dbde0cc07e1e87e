/**
 * Likelihood terms. Sources: ICD 203, Analytic Standards (two columns, one set of percentages); the alternative scale is
 * the UK Professional Head of Intelligence Assessment (PHIA) probability yardstick. Never translate or invent a value.
 */
export type LikelihoodId =
  | 'almost-no-chance'
  | 'very-unlikely'
  | 'unlikely'
  | 'roughly-even-chance'
  | 'likely'
  | 'very-likely'
  | 'almost-certain';

export type LikelihoodTerm = { id: LikelihoodId; term: string; synonym: string; low: number; high: number };

/** ICD 203: `low` and `high` are per cent. */
export const LIKELIHOODS = [
  { id: 'almost-no-chance', term: 'almost no chance', synonym: 'remote', low: 1, high: 5 },
  { id: 'very-unlikely', term: 'very unlikely', synonym: 'highly improbable', low: 5, high: 20 },
  { id: 'unlikely', term: 'unlikely', synonym: 'improbable', low: 20, high: 45 },
  { id: 'roughly-even-chance', term: 'roughly even chance', synonym: 'roughly even odds', low: 45, high: 55 },
  { id: 'likely', term: 'likely', synonym: 'probable', low: 55, high: 80 },
  { id: 'very-likely', term: 'very likely', synonym: 'highly probable', low: 80, high: 95 },
  { id: 'almost-certain', term: 'almost certain', synonym: 'nearly certain', low: 95, high: 99 },
] as const satisfies readonly LikelihoodTerm[];

/** PHIA yardstick, in the words and per cent of its publication; offered as an alternative scale. */
export const PHIA_YARDSTICK = [
  { term: 'remote chance', range: '≤5' },
  { term: 'highly unlikely', range: '10–20' },
  { term: 'unlikely', range: '25–35' },
  { term: 'realistic possibility', range: '40–<50' },
  { term: 'likely or probable', range: '55–75' },
  { term: 'highly likely', range: '80–90' },
  { term: 'almost certain', range: '≥95' },
] as const;

/** The ICD 203 term of an id. */
export function likelihoodOf(id: LikelihoodId): LikelihoodTerm {
  const found = LIKELIHOODS.find((term) => term.id === id);
  if (found === undefined) throw new RangeError(`Not a likelihood: ${id}`);
  return found;
}

/** A term with its range: "likely (55–80%)". */
export function formatLikelihood(id: LikelihoodId): string {
  const { term, low, high } = likelihoodOf(id);
  return `${term} (${low}–${high}%)`;
}

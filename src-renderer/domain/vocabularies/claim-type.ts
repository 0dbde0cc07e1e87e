/**
 * Types of claims: the usual fact/value/policy split merged with fact-checkers' categories (STANDARDS, "Claims").
 */
export type ClaimType =
  | 'reported-fact'
  | 'attributed-statement'
  | 'causal'
  | 'interpretation'
  | 'forecast'
  | 'policy'
  | 'legal';

export const CLAIM_TYPES = [
  {
    id: 'reported-fact',
    term: 'Reported fact',
    definition: 'Something that is said to have happened or to be so',
  },
  {
    id: 'attributed-statement',
    term: 'Attributed statement',
    definition: 'That somebody said or holds something',
  },
  { id: 'causal', term: 'Causal', definition: 'That one thing brought about another' },
  {
    id: 'interpretation',
    term: 'Interpretation',
    definition: 'What something means, or how it is to be valued',
  },
  { id: 'forecast', term: 'Forecast', definition: 'What will, may or could come about' },
  { id: 'policy', term: 'Policy', definition: 'What somebody ought to do' },
  { id: 'legal', term: 'Legal', definition: 'What law permits, forbids or requires' },
] as const satisfies readonly { id: ClaimType; term: string; definition: string }[];

/** "Reported fact" for `reported-fact`. */
export function formatClaimType(type: ClaimType): string {
  return CLAIM_TYPES.find((entry) => entry.id === type)?.term ?? type;
}

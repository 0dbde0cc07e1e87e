/**
 * Attribution: who says it, by which cue, in which manner. Source: the attribution types of the Penn Discourse Treebank
 * and of the PARC 3.0 corpus (communication, belief, factive, control).
 */
export type Speaker = 'writer' | 'named' | 'unnamed';
export type Manner = 'communication' | 'belief' | 'factive' | 'control';

/** `who` is empty for the writer; `cue` is the word or phrase that attributes ("said", "according to"), or empty. */
export type Attribution = { speaker: Speaker; who: string; cue: string; manner: Manner | null };

export const SPEAKERS = [
  { id: 'writer', term: 'The writer' },
  { id: 'named', term: 'A named source' },
  { id: 'unnamed', term: 'An unnamed source' },
] as const satisfies readonly { id: Speaker; term: string }[];

export const MANNERS = [
  { id: 'communication', term: 'Communication', definition: 'says, announces, denies' },
  { id: 'belief', term: 'Belief', definition: 'thinks, expects, suspects' },
  { id: 'factive', term: 'Factive', definition: 'knows, notes, acknowledges' },
  { id: 'control', term: 'Control', definition: 'promises, orders, urges' },
] as const satisfies readonly { id: Manner; term: string; definition: string }[];

/** Who says so, in words: "US officials (unnamed)", "Zabihullah Mujahid", "the writer". */
export function formatAttribution(attribution: Attribution): string {
  if (attribution.speaker === 'writer') return 'the writer';
  const who = attribution.who === '' ? 'somebody' : attribution.who;
  return attribution.speaker === 'unnamed' ? `${who} (unnamed)` : who;
}

/** How evidence bears on a claim (STANDARDS, "Claims"): strength is for supports and contradicts only. */
export type Stance = 'supports' | 'contradicts' | 'qualifies' | 'context';
export type Strength = 'weak' | 'strong';

export const STANCES = [
  { id: 'supports', term: 'Supports', hasStrength: true },
  { id: 'contradicts', term: 'Contradicts', hasStrength: true },
  { id: 'qualifies', term: 'Qualifies', hasStrength: false },
  { id: 'context', term: 'Context', hasStrength: false },
] as const satisfies readonly { id: Stance; term: string; hasStrength: boolean }[];

/** "Supports", "Contradicts strongly". */
export function formatStance(stance: Stance, strength: Strength | null): string {
  const term = STANCES.find((entry) => entry.id === stance)?.term ?? stance;
  return strength === 'strong' ? `${term} strongly` : term;
}

/**
 * Markings. Source: FIRST, Traffic Light Protocol (TLP) 2.0: labels, colours on black, no space after the colon, never
 * translated; in documents in header and footer of every page, right-justified, 12 point or larger.
 */
export type Marking = 'TLP:CLEAR' | 'TLP:GREEN' | 'TLP:AMBER' | 'TLP:AMBER+STRICT' | 'TLP:RED';

/** From the least to the most strict. `colour` is the text's, on `background`. */
export const MARKINGS = [
  { id: 'TLP:CLEAR', colour: '#FFFFFF', background: '#000000', meaning: 'Disclosure is not limited' },
  { id: 'TLP:GREEN', colour: '#33FF00', background: '#000000', meaning: 'Limited to the community' },
  {
    id: 'TLP:AMBER',
    colour: '#FFC000',
    background: '#000000',
    meaning: 'Limited to the organisation and its clients, on a need-to-know basis',
  },
  {
    id: 'TLP:AMBER+STRICT',
    colour: '#FFC000',
    background: '#000000',
    meaning: 'Limited to the organisation, on a need-to-know basis',
  },
  { id: 'TLP:RED', colour: '#FF2B2B', background: '#000000', meaning: 'For the named recipients only' },
] as const satisfies readonly { id: Marking; colour: string; background: string; meaning: string }[];

/** Narrows any string to a marking. */
export function isMarking(value: string): value is Marking {
  return MARKINGS.some((marking) => marking.id === value);
}

/** 0 for the least strict. */
export function strictness(marking: Marking): number {
  return MARKINGS.findIndex((entry) => entry.id === marking);
}

/** The strictest of some markings; TLP:CLEAR for none. */
export function strictestMarking(markings: readonly Marking[]): Marking {
  return markings.reduce<Marking>(
    (strictest, marking) => (strictness(marking) > strictness(strictest) ? marking : strictest),
    'TLP:CLEAR',
  );
}

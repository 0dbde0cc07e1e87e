/** The numbers of ordered lists, as a page states or implies them (HTML Standard, 4.4.5 The ol element). */

/** Counts through one list. `next` gives the following item's marker: "3.", "c.", "iii."; '' where items have bullets. */
export type ListMarkers = { next: (ownValue?: string) => string };

export const BULLETS: ListMarkers = { next: () => '' };

export type OrderedListAttributes = { start?: string; type?: string; reversed?: string };

/** @param count items of the list, from which a reversed one counts down */
export function orderedMarkers(attributes: OrderedListAttributes, count: number): ListMarkers {
  const isReversed = attributes.reversed !== undefined;
  let value = readInteger(attributes.start) ?? (isReversed ? count : 1);
  return {
    next: (ownValue) => {
      value = readInteger(ownValue) ?? value;
      const marker = `${formatOrdinal(value, attributes.type ?? '1')}.`;
      value += isReversed ? -1 : 1;
      return marker;
    },
  };
}

/** Numbers beyond these are no list's. */
const LARGEST = 1_000_000;

function readInteger(written: string | undefined): number | null {
  const value = /^\s*-?\d{1,7}\s*$/u.test(written ?? '') ? Number(written) : null;
  return value === null || Math.abs(value) > LARGEST ? null : value;
}

function formatOrdinal(value: number, type: string): string {
  if (value > 0 && type.toLowerCase() === 'a') return inCase(lettersOf(value), type);
  if (value > 0 && value < 4000 && type.toLowerCase() === 'i') return inCase(romanOf(value), type);
  return String(value);
}

function inCase(letters: string, type: string): string {
  return type === type.toUpperCase() ? letters.toUpperCase() : letters;
}

/** a … z, aa, ab, … */
function lettersOf(value: number): string {
  let letters = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  return letters;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function romanOf(value: number): string {
  let rest = value;
  let written = '';
  for (const [worth, letters] of ROMAN) for (; rest >= worth; rest -= worth) written += letters;
  return written;
}

/** The reader's keys: one table, read by the key handler and listed for the analyst. */
import type { ExtentStep } from '../../domain/text/extent.ts';
import type { Command } from '../../ui/commands.tsx';

type ListedKey = { id: string; label: string; keys: string };

/** Listed in the shortcut sheet; the reader handles them itself. */
const LISTED: readonly ListedKey[] = [
  { id: 'reader-caret', label: 'Move the caret', keys: '← → ↑ ↓' },
  { id: 'reader-word', label: 'Move by word', keys: 'Mod+← →' },
  { id: 'reader-sentence', label: 'Move by sentence', keys: 'Alt+↑ ↓' },
  { id: 'reader-paragraph', label: 'Move by paragraph', keys: 'Mod+↑ ↓' },
  { id: 'reader-extend', label: 'Select, with any of these', keys: 'Shift' },
  { id: 'reader-select-sentence', label: 'Select the sentence, then the next', keys: 'S' },
  { id: 'reader-select-paragraph', label: 'Select the paragraph, then the next', keys: 'P' },
  { id: 'reader-highlight', label: 'Highlight the selection', keys: 'H' },
  { id: 'reader-tag', label: 'Tag the selection or annotation', keys: '1–9' },
  { id: 'reader-other-tag', label: 'Find or make a tag for it', keys: 'T' },
  { id: 'reader-claim', label: 'New claim from it', keys: 'C' },
  { id: 'reader-evidence', label: 'Use it as evidence for a claim', keys: 'E' },
  { id: 'reader-note', label: 'Write a note on it', keys: 'N' },
  { id: 'reader-previous', label: 'Previous annotation', keys: '[' },
  { id: 'reader-next', label: 'Next annotation', keys: ']' },
  { id: 'reader-several', label: 'Select several annotations in the list', keys: 'Shift+↑ ↓' },
  { id: 'reader-all', label: 'Select all annotations that the list shows', keys: 'Mod+A' },
  { id: 'reader-open', label: 'Choose the annotation at the caret, then go to its card', keys: 'Enter' },
  { id: 'reader-extent', label: 'Change the extent of the annotation', keys: 'X' },
  { id: 'reader-delete', label: 'Delete the annotation', keys: 'Delete' },
  { id: 'reader-back', label: 'Let go of the selection, then go back', keys: 'Escape' },
];

export const LISTED_KEYS: readonly Command[] = LISTED.map((entry) => ({
  ...entry,
  group: 'Reader',
  isListedOnly: true,
  run: () => undefined,
}));

export type SubjectCommand =
  | { name: 'tag'; key: number }
  | { name: 'highlight' | 'other-tag' | 'claim' | 'evidence' | 'note' | 'extent' | 'delete' }
  | { name: 'previous' | 'next' };

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The delete key of a Mac reports as Backspace. */
const IS_MAC = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const LETTERS: Readonly<Record<string, SubjectCommand['name']>> = {
  h: 'highlight',
  t: 'other-tag',
  c: 'claim',
  e: 'evidence',
  n: 'note',
  x: 'extent',
};

/** The command about the selection or annotation that a key means, in the text as on a card; null for other keys. */
export function subjectCommandOfKey(press: KeyPress): SubjectCommand | null {
  const { key } = press;
  // Before the modifiers: on many keyboards brackets are made with AltGr, which reports as Ctrl and Alt.
  if (key === '[') return { name: 'previous' };
  if (key === ']') return { name: 'next' };
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (/^[1-9]$/u.test(key)) return { name: 'tag', key: Number(key) };
  if (press.shiftKey) return null;
  if (key === 'Delete' || (key === 'Backspace' && IS_MAC)) return { name: 'delete' };
  const name = LETTERS[key.toLowerCase()];
  return name === undefined || name === 'tag' ? null : { name };
}

/** While an extent is being changed: which end goes where. Plain arrows move the end, with Shift the beginning. */
export function extentStepOfKey(press: KeyPress): ExtentStep | null {
  if (press.altKey || (press.key !== 'ArrowLeft' && press.key !== 'ArrowRight')) return null;
  return {
    edge: press.shiftKey ? 'start' : 'end',
    step: press.key === 'ArrowRight' ? 1 : -1,
    by: press.ctrlKey || press.metaKey ? 'character' : 'word',
  };
}

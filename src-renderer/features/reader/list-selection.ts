/** Selecting several annotations in the list, as lists do it: with Ctrl one more or less, with Shift up to there, all. */
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { keepFocusOn } from '../../ui/keep-focus.ts';
import type { ReaderState } from './reader-store.ts';

export type Selected = Pick<ReaderState, 'several' | 'severalFrom'>;

export const NONE_SELECTED: Selected = { several: new Set(), severalFrom: null };

/** One more or one less. The first time, the chosen one belongs to it. */
export function toggleOne({ several, selectedId }: ReaderState, id: AnnotationId): Selected {
  const next = new Set(several.size === 0 && selectedId !== null ? [selectedId] : several);
  if (!next.delete(id)) next.add(id);
  return { several: next, severalFrom: id };
}

/** From where selecting began up to `id`. */
export function selectUpTo(
  { severalFrom, selectedId }: ReaderState,
  annotations: readonly Annotation[],
  id: AnnotationId,
): Selected {
  const from = severalFrom ?? selectedId ?? id;
  const ends = [from, id].map((end) => annotations.findIndex((annotation) => annotation.id === end));
  const first = Math.max(0, Math.min(...ends));
  const range = annotations.slice(first, Math.max(...ends) + 1);
  return { several: new Set(range.map((annotation) => annotation.id)), severalFrom: from };
}

/** Gives the list the keyboard, at the card that Tab reaches. */
export function focusList(): void {
  keepFocusOn(() => document.querySelector<HTMLElement>('[data-annotation] button[tabindex="0"]'));
}

export function selectAll(annotations: readonly Annotation[]): Selected {
  return { several: new Set(annotations.map(({ id }) => id)), severalFrom: annotations[0]?.id ?? null };
}

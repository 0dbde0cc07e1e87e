/** The keys of the list of annotations: from card to card, and all that the text's keys do with an annotation. */
import type { KeyboardEvent } from 'react';
import type { Annotation } from '../../domain/records.ts';
import { NONE_SELECTED, selectAll, selectUpTo } from './list-selection.ts';
import { type SubjectCommand, subjectCommandOfKey } from './reader-keys.ts';
import { focusText, type ReaderSession } from './reader-session.ts';
import { findSeveral, keyEditOf } from './several-changes.ts';
import type { ReaderActions } from './use-reader-actions.ts';
import { runSubjectCommand } from './use-reader-keys.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Goes to the card before or after; with Shift, the cards on the way are selected together. */
function stepInList(
  { store }: ReaderSession,
  annotations: readonly Annotation[],
  actions: ReaderActions,
  step: number,
  isExtending: boolean,
): void {
  const index = annotations.findIndex(({ id }) => id === store.get().selectedId);
  const next = annotations[index < 0 ? 0 : index + step];
  if (next === undefined) return;
  store.set(isExtending ? selectUpTo(store.get(), annotations, next.id) : NONE_SELECTED);
  actions.choose(next.id, { reveal: true });
  actions.goToCard();
}

/** What a key does with the annotations that are selected together; false where it is about one only. */
function runOnSeveral(session: ReaderSession, actions: ReaderActions, command: SubjectCommand): boolean {
  if (command.name === 'delete') actions.removeSeveral();
  else if (command.name === 'tag') {
    const tag = session.records.current.tags.find(({ key }) => key === command.key);
    if (tag === undefined) actions.toggleTagByKey(command.key);
    else actions.tagSeveral(keyEditOf(findSeveral(session), tag.id), tag.id);
  } else if (command.name === 'other-tag')
    document.querySelector<HTMLElement>('[data-several] button')?.click();
  else return false;
  return true;
}

/** Handles a key pressed on a card; in its note, keys are text. `onPickTag` opens the tag picker beside an element. */
export function pressInList(
  event: KeyboardEvent,
  session: ReaderSession,
  annotations: readonly Annotation[],
  actions: ReaderActions,
  onPickTag: (beside: Element) => void,
): void {
  if (event.target instanceof HTMLTextAreaElement || event.defaultPrevented) return;
  const { store } = session;
  const hasSeveral = store.get().several.size > 0;
  const step = event.ctrlKey || event.altKey ? undefined : STEPS[event.key];
  const command = subjectCommandOfKey(event);
  if (step !== undefined) stepInList(session, annotations, actions, step, event.shiftKey);
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a')
    store.set(selectAll(session.wanted.current.matching));
  else if (event.key === 'Escape' && hasSeveral) store.set(NONE_SELECTED);
  else if (event.key === 'Escape') focusText(session);
  else if (command !== null) {
    if (!hasSeveral || !runOnSeveral(session, actions, command)) {
      const beside = event.currentTarget.querySelector('[aria-current] button') ?? event.currentTarget;
      runSubjectCommand(session, actions, () => onPickTag(beside), command);
      if (command.name === 'extent') focusText(session);
      if (command.name === 'previous' || command.name === 'next') actions.goToCard();
    }
  } else return;
  event.preventDefault();
}

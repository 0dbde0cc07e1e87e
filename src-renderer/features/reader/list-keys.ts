/** The keys of the list of annotations: from card to card, and all that the text's keys do with an annotation. */
import type { KeyboardEvent } from 'react';
import type { Annotation } from '../../domain/records.ts';
import { subjectCommandOfKey } from './reader-keys.ts';
import { focusText, type ReaderSession } from './reader-session.ts';
import type { ReaderActions } from './use-reader-actions.ts';
import { runSubjectCommand } from './use-reader-keys.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Handles a key pressed on a card; in its note, keys are text. `onPickTag` opens the tag picker beside an element. */
export function pressInList(
  event: KeyboardEvent,
  session: ReaderSession,
  annotations: readonly Annotation[],
  actions: ReaderActions,
  onPickTag: (beside: Element) => void,
): void {
  if (event.target instanceof HTMLTextAreaElement || event.defaultPrevented) return;
  const step = event.ctrlKey || event.altKey ? undefined : STEPS[event.key];
  const command = subjectCommandOfKey(event);
  if (step !== undefined) {
    const { selectedId } = session.store.get();
    const index = annotations.findIndex(({ id }) => id === selectedId);
    const next = annotations[index < 0 ? 0 : index + step];
    if (next === undefined) return;
    actions.choose(next.id, { reveal: true });
    actions.goToCard();
  } else if (event.key === 'Escape') focusText(session);
  else if (command !== null) {
    const beside = event.currentTarget.querySelector('[aria-current] button') ?? event.currentTarget;
    runSubjectCommand(session, actions, () => onPickTag(beside), command);
    if (command.name === 'extent') focusText(session);
    if (command.name === 'previous' || command.name === 'next') actions.goToCard();
  } else return;
  event.preventDefault();
}

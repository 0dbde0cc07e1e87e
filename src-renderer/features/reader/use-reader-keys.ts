/** What the keys do while the text has the keyboard. */
import { type KeyboardEvent, useCallback, useRef } from 'react';
import { blockIndexAt } from '../../domain/text/block.ts';
import { stepExtent } from '../../domain/text/extent.ts';
import { sentenceAt, type TextRange } from '../../domain/text/sentence.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import { moveCaret, moveOfKey } from './caret-movement.ts';
import { extentStepOfKey, type SubjectCommand, subjectCommandOfKey } from './reader-keys.ts';
import { annotationsAt } from './reader-records.ts';
import { findAnnotation, type ReaderSession, select, selectedPassage } from './reader-session.ts';
import { caretRect } from './text-geometry.ts';
import { revealRange } from './text-page.ts';
import { endOneThing, type ReaderActions } from './use-reader-actions.ts';

/** The column that moving by line keeps to, for as long as nothing else moves the caret. */
type Column = { x: number; focus: number };

function moveByKey(
  session: ReaderSession,
  event: KeyboardEvent,
  column: { current: Column | null },
): boolean {
  const move = moveOfKey(event);
  const { current: page } = session.page;
  if (move === null || page === null) return false;
  const { text, blocks } = session.revision;
  const caret = session.store.get().caret ?? { anchor: blocks[0]?.start ?? 0, focus: blocks[0]?.start ?? 0 };
  // An arrow without Shift ends a selection at the side it points to.
  const isCollapsing = !event.shiftKey && caret.anchor !== caret.focus && move.movement === 'character';
  const edge = move.step === 1 ? Math.max(caret.anchor, caret.focus) : Math.min(caret.anchor, caret.focus);
  const isVertical = move.movement === 'line' || move.movement === 'page';
  const kept = column.current?.focus === caret.focus ? column.current.x : null;
  const x = kept ?? caretRect(page.map, caret.focus)?.left ?? 0;
  const height = page.scroller.clientHeight * 0.85;
  const focus = isCollapsing
    ? edge
    : moveCaret({ text, blocks, map: page.map }, caret.focus, move, x, height);
  column.current = isVertical ? { x, focus } : null;
  select(session, { anchor: event.shiftKey ? caret.anchor : focus, focus });
  return true;
}

/** Selects the unit at the caret; asked again, the selection grows by the next one. */
function selectUnit(session: ReaderSession, unitAt: (offset: number) => TextRange | null): void {
  const { text } = session.revision;
  const selected = selectedPassage(session);
  const first = unitAt(session.store.get().caret?.focus ?? 0);
  if (selected === null) {
    if (first !== null) select(session, { anchor: first.start, focus: first.end });
    return;
  }
  const own = unitAt(selected.start);
  const isWhole = own !== null && selected.start === own.start && selected.end >= own.end;
  let next = isWhole ? selected.end : selected.start;
  while (isWhole && next < text.length && /\s/u.test(text[next] ?? '')) next += 1;
  const grown = unitAt(next);
  const start = isWhole ? selected.start : (own?.start ?? selected.start);
  if (grown !== null) select(session, { anchor: start, focus: Math.max(grown.end, selected.end) });
}

function paragraphAt({ revision }: ReaderSession, offset: number): TextRange | null {
  return revision.blocks[Math.max(0, blockIndexAt(revision.blocks, offset))] ?? null;
}

/** The sentence at the caret; asked again, the next one too. */
export function selectSentence(session: ReaderSession): void {
  const { text, blocks } = session.revision;
  selectUnit(session, (offset) => sentenceAt(text, blocks, offset));
}

/** The paragraph at the caret; asked again, the next one too. */
export function selectParagraph(session: ReaderSession): void {
  selectUnit(session, (offset) => paragraphAt(session, offset));
}

/** Enter: the annotation at the caret is chosen, of several one is picked; once chosen, its card gets the keyboard. */
function openAtCaret(session: ReaderSession, actions: ReaderActions): void {
  const { store, page, wanted } = session;
  const { caret, selectedId } = store.get();
  const here = caret === null ? [] : annotationsAt(wanted.current.shown, caret.focus);
  const [only] = here;
  if (here.length === 0 || (here.length === 1 && only?.id === selectedId)) {
    if (selectedId !== null) actions.goToCard();
    return;
  }
  if (here.length === 1 && only !== undefined) {
    actions.choose(only.id);
    return;
  }
  const rect = page.current === null || caret === null ? null : caretRect(page.current.map, caret.focus);
  if (rect !== null)
    store.set({ overlap: { ids: here.map((annotation) => annotation.id), x: rect.left, y: rect.bottom } });
}

function changeExtent(session: ReaderSession, actions: ReaderActions, event: KeyboardEvent): boolean {
  const { store, page, revision } = session;
  const { extent } = store.get();
  if (extent === null) return false;
  if (event.key === 'Enter') {
    actions.saveExtent();
    return true;
  }
  const step = extentStepOfKey(event);
  if (step === null) return false;
  const moved = stepExtent(revision.text, extent, step);
  store.set({ extent: { ...extent, ...moved } });
  const at = step.edge === 'start' ? moved.start : moved.end;
  if (page.current !== null) revealRange(page.current, { start: at, end: at }, 'nearest');
  return true;
}

/** Begins to change the extent of the chosen annotation. */
export function beginExtent(session: ReaderSession): void {
  const { store } = session;
  const { selectedId } = store.get();
  const annotation = selectedId === null ? undefined : findAnnotation(session, selectedId);
  if (annotation === undefined) return;
  const { start, end } = annotation.anchor;
  store.set({ extent: { id: annotation.id, start, end, by: 'keys' } });
}

/** A note was asked for and is not drawn yet: what is typed meanwhile belongs into it, and is no command. */
function typeAhead({ store }: ReaderSession, event: KeyboardEvent): boolean {
  const { noteFor, noteText } = store.get();
  if (noteFor === null) return false;
  if (event.key === 'Escape') store.set({ noteFor: null, noteText: '' });
  else if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false;
  else store.set({ noteText: noteText + event.key });
  return true;
}

/** Runs a command about the selection or the chosen annotation, from wherever its key was pressed. */
export function runSubjectCommand(
  session: ReaderSession,
  actions: ReaderActions,
  openTagPicker: () => void,
  command: SubjectCommand,
): void {
  if (command.name === 'tag') {
    actions.toggleTagByKey(command.key);
    return;
  }
  const { selectedId } = session.store.get();
  const runs: Readonly<Record<typeof command.name, () => void>> = {
    highlight: actions.highlight,
    'other-tag': openTagPicker,
    claim: actions.newClaim,
    evidence: actions.linkEvidence,
    note: actions.note,
    extent: () => beginExtent(session),
    previous: () => actions.step(-1),
    next: () => actions.step(1),
    delete: () => selectedId !== null && actions.remove(selectedId),
  };
  runs[command.name]();
}

/** The key handler of the text. */
export function useReaderKeys(
  session: ReaderSession,
  actions: ReaderActions,
  openTagPicker: () => void,
): (event: KeyboardEvent) => void {
  const column = useRef<Column | null>(null);
  const { back } = useNavigation();
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || event.defaultPrevented) return;
      if (event.target instanceof HTMLAnchorElement && event.key === 'Enter') return;
      const { blocks } = session.revision;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      const key = event.key.toLowerCase();
      const handle = (): boolean => {
        if (typeAhead(session, event) || changeExtent(session, actions, event)) return true;
        if (moveByKey(session, event, column)) return true;
        if ((event.ctrlKey || event.metaKey) && key === 'a') {
          select(session, { anchor: blocks[0]?.start ?? 0, focus: blocks.at(-1)?.end ?? 0 }, false);
          return true;
        }
        const command = subjectCommandOfKey(event);
        if (command !== null) runSubjectCommand(session, actions, openTagPicker, command);
        if (command !== null) return true;
        if (!isPlain) return false;
        if (key === 's') selectSentence(session);
        else if (key === 'p') selectParagraph(session);
        else if (key === 'enter') openAtCaret(session, actions);
        else if (key === 'escape') {
          if (!endOneThing(session)) back();
        } else return false;
        return true;
      };
      if (handle()) event.preventDefault();
    },
    [session, actions, openTagPicker, back],
  );
}

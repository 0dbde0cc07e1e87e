/** What the analyst does in the reader, each action once: keys, the selection bar and the cards all call these. */
import { useMemo, useRef } from 'react';
import type { AnnotationId, TagId } from '../../domain/ids.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import type { TagEdit } from '../../storage/annotations.ts';
import type { Passage } from '../../storage/passage.ts';
import { keepFocusOn } from '../../ui/keep-focus.ts';
import { useToast } from '../../ui/toast.tsx';
import { useInspector } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import {
  addTag,
  type ChangeTools,
  highlight,
  openNote,
  removeAnnotation,
  requireSubject,
  saveExtent,
  toggleTag,
} from './annotation-changes.ts';
import { isFiltering, NO_FILTER } from './annotation-filter.ts';
import { focusList } from './list-selection.ts';
import { firstFrom } from './reader-records.ts';
import { findAnnotation, focusText, type ReaderSession, select } from './reader-session.ts';
import { toPassage } from './reader-subject.ts';
import { addTagToSeveral, removeSeveral, tagSeveral } from './several-changes.ts';
import { revealRange } from './text-page.ts';

export type ReaderDialog = { kind: 'claim' | 'evidence'; passage: Passage };

export type ReaderActions = {
  /** True when there is something to act on; otherwise says how to get there. */
  requireSubject: () => boolean;
  highlight: () => void;
  toggleTag: (tagId: TagId) => void;
  /** The tag with this number key. */
  toggleTagByKey: (key: number) => void;
  addTag: (name: string) => void;
  newClaim: () => void;
  linkEvidence: () => void;
  note: () => void;
  choose: (id: AnnotationId, options?: ChooseOptions) => void;
  /** The annotation before (-1) or after (1) the chosen one or the caret. */
  step: (step: 1 | -1) => void;
  remove: (id: AnnotationId) => void;
  saveExtent: () => void;
  /** Moves the keyboard to the field that filters the annotations. */
  goToFilter: () => void;
  tagSeveral: (edit: TagEdit, tagId: TagId) => void;
  addTagToSeveral: (edit: TagEdit, name: string) => void;
  removeSeveral: () => void;
  /** Moves the keyboard to the card of the chosen annotation. */
  goToCard: () => void;
};

/** `reveal` scrolls the text to it, `flash` lights it for a moment. */
export type ChooseOptions = { reveal?: boolean; flash?: boolean };

/** Milliseconds that a passage which was jumped to stays lit. */
const FLASH = 1600;

/** Lights a passage for a moment. */
export function flashRange({ store }: ReaderSession, range: TextRange): void {
  store.set({ flash: range });
  setTimeout(() => {
    if (store.get().flash === range) store.set({ flash: null });
  }, FLASH);
}

function choose(session: ReaderSession, id: AnnotationId, options: ChooseOptions): void {
  const { store, page } = session;
  store.set({ selectedId: id, overlap: null, extent: null, tab: 'annotations' });
  const anchor = findAnnotation(session, id)?.anchor;
  if (anchor === undefined) return;
  const range = { start: anchor.start, end: anchor.end };
  if (options.reveal === true) {
    store.set({ caret: { anchor: range.start, focus: range.start } });
    if (page.current !== null) revealRange(page.current, range, 'upper');
  }
  if (options.flash === true) flashRange(session, range);
}

function chooseNeighbour(session: ReaderSession, step: 1 | -1): void {
  const { store, records, wanted } = session;
  const { matching } = wanted.current;
  const { selectedId, caret } = store.get();
  const chosen = selectedId === null ? undefined : records.current.byId.get(selectedId);
  // The chosen one may be outside of the filter: then its place in the text counts.
  const index = chosen === undefined ? -1 : matching.indexOf(chosen);
  const from = firstFrom(matching, chosen?.anchor.start ?? caret?.focus ?? 0);
  const beside = step === 1 ? from : from - 1;
  const next = matching[index < 0 ? beside : index + step];
  if (next === undefined) return;
  choose(session, next.id, { reveal: true });
  select(session, { anchor: next.anchor.start, focus: next.anchor.start }, false);
}

/** The actions, made once for an open text. */
export function useReaderActions(
  session: ReaderSession,
  openDialog: (dialog: ReaderDialog) => void,
): ReaderActions {
  const workspace = useWorkspace();
  const showToast = useToast();
  const inspectorNow = useInspector();
  const inspector = useRef(inspectorNow);
  inspector.current = inspectorNow;
  return useMemo(() => {
    const tools: ChangeTools = { session, workspace, showToast };
    const { store, records } = session;
    const openFor = (kind: ReaderDialog['kind']): void => {
      const subject = requireSubject(tools);
      if (subject !== null) openDialog({ kind, passage: toPassage(session, subject) });
    };
    return {
      requireSubject: () => requireSubject(tools) !== null,
      highlight: () => highlight(tools),
      toggleTag: (tagId) => toggleTag(tools, tagId),
      toggleTagByKey(key) {
        const tag = records.current.tags.find((candidate) => candidate.key === key);
        if (tag !== undefined) toggleTag(tools, tag.id);
        else showToast({ message: `No tag has the key ${key}. Give it to one in the tag tree.` });
      },
      addTag: (name) => addTag(tools, name),
      newClaim: () => openFor('claim'),
      linkEvidence: () => openFor('evidence'),
      note() {
        if (requireSubject(tools) === null) return;
        inspector.current.open();
        openNote(tools);
      },
      choose: (id, options = {}) => choose(session, id, options),
      step: (step) => chooseNeighbour(session, step),
      remove: (id) => void removeAnnotation(tools, id),
      saveExtent: () => saveExtent(tools),
      goToFilter() {
        inspector.current.open();
        store.set({ tab: 'annotations' });
        keepFocusOn(() => document.querySelector<HTMLElement>('[data-annotation-filter] input'));
      },
      tagSeveral: (edit, tagId) => tagSeveral(tools, edit, tagId),
      addTagToSeveral: (edit, name) => addTagToSeveral(tools, edit, name),
      removeSeveral() {
        void removeSeveral(tools);
        focusList();
      },
      goToCard() {
        inspector.current.open();
        store.set({ tab: 'annotations' });
        const id = store.get().selectedId;
        keepFocusOn(() => document.querySelector<HTMLElement>(`[data-annotation="${id}"] button`));
      },
    };
  }, [session, workspace, showToast, openDialog]);
}

/** Ends whatever is going on, one thing at a time. False when there was nothing to end. */
export function endOneThing(session: ReaderSession): boolean {
  const { store } = session;
  const { caret, extent, overlap, selectedId, filter } = store.get();
  if (extent !== null) store.set({ extent: null });
  else if (overlap !== null) store.set({ overlap: null });
  else if (caret !== null && caret.anchor !== caret.focus)
    select(session, { anchor: caret.focus, focus: caret.focus }, false);
  else if (selectedId !== null) store.set({ selectedId: null });
  else if (isFiltering(filter)) store.set({ filter: NO_FILTER });
  else return false;
  focusText(session);
  return true;
}

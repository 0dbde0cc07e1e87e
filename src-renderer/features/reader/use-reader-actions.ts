/** What the analyst does in the reader, each action once: keys, the selection bar and the cards all call these. */
import { useMemo, useRef } from 'react';
import { makeAnchor } from '../../domain/anchor/anchor.ts';
import type { AnnotationId, TagId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { passageOf } from '../../domain/text/passage.ts';
import {
  addAnnotationOperations,
  moveExtentOperations,
  removeAnnotationsOperations,
  toggleTagOperations,
} from '../../storage/annotations.ts';
import type { NewRowContext } from '../../storage/new-row.ts';
import type { Passage } from '../../storage/passage.ts';
import { addTagOperations } from '../../storage/tags.ts';
import { database, makeId } from '../../storage/workspace.ts';
import { useToast } from '../../ui/toast.tsx';
import { useInspector } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { firstFrom } from './reader-records.ts';
import { focusText, type ReaderSession, select } from './reader-session.ts';
import { findSubject, type Subject, toPassage } from './reader-subject.ts';
import { revealRange } from './text-page.ts';

export type ReaderDialog = { kind: 'claim' | 'evidence'; passage: Passage };

export type ReaderActions = {
  /** True when there is something to act on; otherwise says how to get there. */
  requireSubject: () => boolean;
  /** Marks the selected passage without a tag. */
  highlight: () => void;
  /** Tags the subject, or takes the tag away where it has it. */
  toggleTag: (tagId: TagId) => void;
  /** The tag with this number key. */
  toggleTagByKey: (key: number) => void;
  /** Makes a tag and gives it to the subject, in one change. */
  addTag: (name: string) => void;
  newClaim: () => void;
  linkEvidence: () => void;
  /** Opens the note of the subject, annotating it first where needed. */
  note: () => void;
  choose: (id: AnnotationId, options?: { reveal?: boolean; flash?: boolean }) => void;
  /** The annotation before (-1) or after (1) the chosen one or the caret. */
  step: (step: 1 | -1) => void;
  remove: (id: AnnotationId) => void;
  saveExtent: () => void;
  /** Moves the keyboard to the card of the chosen annotation. */
  goToCard: () => void;
};

type Parts = {
  session: ReaderSession;
  workspace: ReturnType<typeof useWorkspace>;
  showToast: ReturnType<typeof useToast>;
  openDialog: (dialog: ReaderDialog) => void;
};

/** Milliseconds that a passage which was jumped to stays lit. */
const FLASH = 1600;

function quoteForLabel(annotation: Pick<Annotation, 'anchor'>): string {
  const { exact } = annotation.anchor.quote;
  const words = exact.replace(/\s+/gu, ' ');
  return words.length > 40 ? `${words.slice(0, 38).trimEnd()}…` : words;
}

function choose(
  session: ReaderSession,
  id: AnnotationId,
  options: { reveal?: boolean; flash?: boolean },
): void {
  const { store, page, records } = session;
  const annotation = records.current.byId.get(id);
  store.set({ selectedId: id, overlap: null, extent: null, tab: 'annotations' });
  if (annotation === undefined) return;
  const { start, end } = annotation.anchor;
  if (options.reveal === true) {
    store.set({ caret: { anchor: start, focus: start } });
    if (page.current !== null) revealRange(page.current, { start, end }, 'upper');
  }
  if (options.flash === true) flashRange(session, { start, end });
}

/** Lights a passage for a moment. */
export function flashRange({ store }: ReaderSession, range: { start: number; end: number }): void {
  store.set({ flash: range });
  setTimeout(() => {
    if (store.get().flash === range) store.set({ flash: null });
  }, FLASH);
}

/** Actions that change what is stored. */
function changeActions({ session, workspace, showToast }: Parts) {
  const { store, records, revision, sourceId } = session;
  const context = (): NewRowContext => ({ dossierId: workspace.dossierId, makeId, now: Date.now() });

  const requireSubject = (): Subject | null => {
    const subject = findSubject(session);
    if (subject === null) showToast({ message: 'Select a passage or choose an annotation first.' });
    return subject;
  };
  // The passage is an annotation now: the selection gives way to it, so that the next key is about the annotation.
  const settleOn = (id: AnnotationId, end: number): void => {
    store.set({ selectedId: id, caret: { anchor: end, focus: end } });
    const selection = document.getSelection();
    if (selection !== null && selection.rangeCount > 0) selection.collapseToEnd();
  };
  const annotate = ({ start, end }: { start: number; end: number }, tagIds: readonly TagId[]) => {
    const anchor = makeAnchor(revision.id, revision.text, start, end);
    const added = addAnnotationOperations(context(), { sourceId, anchor, tagIds });
    settleOn(added.annotation.id, end);
    return added;
  };
  const nameOf = (tagId: TagId): string => records.current.tagById.get(tagId)?.name ?? '';

  const toggleTag = (tagId: TagId): void => {
    const subject = requireSubject();
    if (subject?.kind === 'passage')
      void workspace.change(`Tag passage with ${nameOf(tagId)}`, annotate(subject.range, [tagId]).operations);
    if (subject?.kind !== 'annotation') return;
    const { isTagged, operations } = toggleTagOperations(subject.annotation, tagId);
    settleOn(subject.annotation.id, subject.annotation.anchor.end);
    const label = isTagged ? 'Tag passage with' : 'Take from passage the tag';
    void workspace.change(`${label} ${nameOf(tagId)}`, operations);
  };
  const highlight = (): void => {
    const subject = requireSubject();
    if (subject?.kind === 'annotation') settleOn(subject.annotation.id, subject.annotation.anchor.end);
    if (subject?.kind === 'passage')
      void workspace.change('Highlight passage', annotate(subject.range, []).operations);
  };
  const note = (): void => {
    const subject = requireSubject();
    if (subject === null) return;
    if (subject.kind === 'annotation') {
      settleOn(subject.annotation.id, subject.annotation.anchor.end);
      store.set({ noteFor: subject.annotation.id, tab: 'annotations' });
      return;
    }
    const { annotation, operations } = annotate(subject.range, []);
    store.set({ noteFor: annotation.id, tab: 'annotations' });
    void workspace.change('Highlight passage', operations);
  };
  const addTag = (name: string): void => {
    const subject = requireSubject();
    const tag = addTagOperations(context(), records.current.tags, name);
    const marking =
      subject === null
        ? []
        : subject.kind === 'passage'
          ? annotate(subject.range, [tag.tag.id]).operations
          : toggleTagOperations(subject.annotation, tag.tag.id).operations;
    void workspace.change(`Tag passage with ${tag.tag.name}, a new tag`, [...tag.operations, ...marking]);
  };
  const remove = async (id: AnnotationId): Promise<void> => {
    const annotation = records.current.byId.get(id);
    if (annotation === undefined) return;
    store.set({ selectedId: null, hoveredIds: [], extent: null });
    const operations = await removeAnnotationsOperations(database, [id]);
    await workspace.change(`Delete annotation “${quoteForLabel(annotation)}”`, operations, {
      offerUndo: true,
    });
  };
  const saveExtent = (): void => {
    const { extent } = store.get();
    store.set({ extent: null });
    const annotation = extent === null ? undefined : records.current.byId.get(extent.id);
    const passage = extent === null ? null : passageOf(revision.text, extent.start, extent.end);
    if (passage === null || annotation === undefined) return;
    const { start, end } = annotation.anchor;
    if (passage.start === start && passage.end === end) return;
    const anchor = makeAnchor(revision.id, revision.text, passage.start, passage.end);
    void workspace.change('Change the extent of an annotation', moveExtentOperations(annotation, anchor));
  };
  return { requireSubject, toggleTag, highlight, note, addTag, remove, saveExtent };
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
    const parts: Parts = { session, workspace, showToast, openDialog };
    const { requireSubject, remove, ...changes } = changeActions(parts);
    const { store, records } = session;
    const openFor = (kind: ReaderDialog['kind']): void => {
      const subject = requireSubject();
      if (subject !== null) openDialog({ kind, passage: toPassage(session, subject) });
    };
    return {
      ...changes,
      requireSubject: () => requireSubject() !== null,
      remove: (id) => void remove(id),
      toggleTagByKey(key) {
        const tag = records.current.tags.find((candidate) => candidate.key === key);
        if (tag === undefined)
          showToast({ message: `No tag has the key ${key}. Give it to one in the tag tree.` });
        else changes.toggleTag(tag.id);
      },
      newClaim: () => openFor('claim'),
      linkEvidence: () => openFor('evidence'),
      note() {
        inspector.current.open();
        changes.note();
      },
      choose: (id, options = {}) => choose(session, id, options),
      step(step) {
        const { annotations, byId } = records.current;
        const chosen = byId.get(store.get().selectedId ?? ('' as AnnotationId));
        const offset = store.get().caret?.focus ?? 0;
        const from = firstFrom(annotations, offset);
        const index =
          chosen === undefined ? (step === 1 ? from : from - 1) : annotations.indexOf(chosen) + step;
        const next = annotations[index];
        if (next !== undefined) choose(session, next.id, { reveal: true });
        select(session, store.get().caret ?? { anchor: 0, focus: 0 }, false);
      },
      goToCard() {
        inspector.current.open();
        store.set({ tab: 'annotations' });
        const id = store.get().selectedId;
        requestAnimationFrame(() => {
          document.querySelector<HTMLElement>(`[data-annotation="${id}"] button`)?.focus();
        });
      },
    };
  }, [session, workspace, showToast, openDialog]);
}

/** Ends whatever is going on, one thing at a time. False when there was nothing to end. */
export function endOneThing(session: ReaderSession): boolean {
  const { store } = session;
  const state = store.get();
  if (state.extent !== null) store.set({ extent: null });
  else if (state.overlap !== null) store.set({ overlap: null });
  else if (state.caret !== null && state.caret.anchor !== state.caret.focus)
    select(session, { anchor: state.caret.focus, focus: state.caret.focus }, false);
  else if (state.selectedId !== null) store.set({ selectedId: null });
  else return false;
  focusText(session);
  return true;
}

/** The reader's actions that change what is stored, each as one change. */
import { makeAnchor } from '../../domain/anchor/anchor.ts';
import type { AnnotationId, TagId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { LONGEST_PASSAGE, passageOf } from '../../domain/text/passage.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import {
  addAnnotationOperations,
  moveExtentOperations,
  removeAnnotationsOperations,
  toggleTagOperations,
} from '../../storage/annotations.ts';
import type { Operation } from '../../storage/commit.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { addTagOperations } from '../../storage/tags.ts';
import { database } from '../../storage/workspace.ts';
import type { useToast } from '../../ui/toast.tsx';
import type { useWorkspace } from '../../ui/workspace.tsx';
import { findAnnotation, type ReaderSession } from './reader-session.ts';
import { findSubject, type Subject } from './reader-subject.ts';

/** What is needed to change something and to say so. */
export type ChangeTools = {
  session: ReaderSession;
  workspace: ReturnType<typeof useWorkspace>;
  showToast: ReturnType<typeof useToast>;
};

/** The selected passage or chosen annotation; null, with a word on how to get one, where there is none. */
export function requireSubject({ session, showToast }: ChangeTools): Subject | null {
  const subject = findSubject(session);
  if (subject === null) showToast({ message: 'Select a passage or choose an annotation first.' });
  if (subject?.kind !== 'passage' || subject.range.end - subject.range.start <= LONGEST_PASSAGE)
    return subject;
  const most = LONGEST_PASSAGE.toLocaleString('en');
  showToast({ message: `A passage can have ${most} characters at most. Select less.` });
  return null;
}

/** The passage is an annotation now: the selection gives way to it, so that the next key is about the annotation. */
export function settleOn({ store }: ReaderSession, { id, anchor }: Annotation): void {
  store.set({ selectedId: id, caret: { anchor: anchor.end, focus: anchor.end }, isPainted: false });
  const selection = document.getSelection();
  if (selection !== null && selection.rangeCount > 0) selection.collapseToEnd();
}

/** Annotates a passage. It is painted ahead of the database's answer, and taken off again should that refuse. */
async function annotate(
  tools: ChangeTools,
  range: TextRange,
  tagIds: readonly TagId[],
  label: string,
  alongWith: readonly Operation[] = [],
): Promise<void> {
  const { session, workspace } = tools;
  const { revision, sourceId, records, page } = session;
  const anchor = makeAnchor(revision.id, revision.text, range.start, range.end);
  const { annotation, operations } = addAnnotationOperations(workspace.newRowContext(), {
    sourceId,
    anchor,
    tagIds,
  });
  const hue = tagIds.map((id) => records.current.tagById.get(id)?.hue).find((found) => found !== undefined);
  settleOn(session, annotation);
  page.current?.painter.paintOne({ id: annotation.id, ...range, hue: hue ?? null });
  const change = workspace.change(label, [...alongWith, ...operations]);
  if (await session.pending.hold(annotation, change)) return;
  page.current?.painter.erase(annotation.id);
  session.store.set({ selectedId: null, noteFor: null, noteText: '' });
}

/** Stores a changed row of an annotation. */
function changeRow(
  tools: ChangeTools,
  row: Annotation,
  label: string,
  operations: readonly Operation[],
): void {
  void tools.session.pending.hold(row, tools.workspace.change(label, operations));
}

function giveTag(
  tools: ChangeTools,
  subject: Subject,
  tagId: TagId,
  name: string,
  alongWith: Operation[],
): void {
  if (subject.kind === 'passage') {
    void annotate(tools, subject.range, [tagId], `Tag passage with ${name}`, alongWith);
    return;
  }
  const { annotation } = subject;
  const { tagIds, operations } = toggleTagOperations(annotation, tagId);
  const label = tagIds.includes(tagId) ? 'Tag passage with' : 'Take from passage the tag';
  settleOn(tools.session, annotation);
  changeRow(tools, { ...annotation, tagIds }, `${label} ${name}`, [...alongWith, ...operations]);
}

/** Tags the subject, or takes the tag away where it has it. */
export function toggleTag(tools: ChangeTools, tagId: TagId): void {
  const subject = requireSubject(tools);
  const name = tools.session.records.current.tagById.get(tagId)?.name ?? '';
  if (subject !== null) giveTag(tools, subject, tagId, name, []);
}

/** Makes a tag and gives it to the subject, in one change. */
export function addTag(tools: ChangeTools, name: string): void {
  const subject = requireSubject(tools);
  if (subject === null) return;
  const { tag, operations } = addTagOperations(
    tools.workspace.newRowContext(),
    tools.session.records.current.tags,
    name,
  );
  giveTag(tools, subject, tag.id, `${tag.name}, a new tag`, operations);
}

/** Marks the selected passage without a tag. */
export function highlight(tools: ChangeTools): void {
  const subject = requireSubject(tools);
  if (subject?.kind === 'annotation') settleOn(tools.session, subject.annotation);
  if (subject?.kind === 'passage') void annotate(tools, subject.range, [], 'Highlight passage');
}

/** Opens the note of the subject, annotating it first where needed. */
export function openNote(tools: ChangeTools): void {
  const { store } = tools.session;
  if (findSubject(tools.session)?.kind === 'passage') highlight(tools);
  const subject = requireSubject(tools);
  if (subject?.kind !== 'annotation') return;
  settleOn(tools.session, subject.annotation);
  store.set({ noteFor: subject.annotation.id, tab: 'annotations' });
}

/** Removes an annotation with the evidence on it, and offers to undo that. */
export async function removeAnnotation({ session, workspace }: ChangeTools, id: AnnotationId): Promise<void> {
  const annotation = findAnnotation(session, id);
  if (annotation === undefined) return;
  session.store.set({ selectedId: null, hoveredIds: [], extent: null });
  try {
    const operations = await removeAnnotationsOperations(database, [id]);
    const label = `Delete annotation ${quoteInLabel(annotation.anchor.quote.exact)}`;
    await workspace.change(label, operations, { offerUndo: true });
  } catch (error) {
    workspace.report(error);
  }
}

/** Stores the extent that is being changed. */
export function saveExtent(tools: ChangeTools): void {
  const { session } = tools;
  const { store, revision } = session;
  const { extent } = store.get();
  store.set({ extent: null });
  const annotation = extent === null ? undefined : findAnnotation(session, extent.id);
  const passage = extent === null ? null : passageOf(revision.text, extent.start, extent.end);
  if (passage === null || annotation === undefined) return;
  if (passage.start === annotation.anchor.start && passage.end === annotation.anchor.end) return;
  const anchor = makeAnchor(revision.id, revision.text, passage.start, passage.end);
  const operations = moveExtentOperations(annotation, anchor);
  changeRow(tools, { ...annotation, anchor }, 'Change the extent of an annotation', operations);
}

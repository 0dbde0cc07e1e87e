/** Annotations: builders of what the reader does to them. Each gives the operations of one change. */
import type { Anchor } from '../domain/anchor/anchor.ts';
import { sameValue } from '../domain/change.ts';
import type { AnnotationId, RevisionId, SourceId, TagId } from '../domain/ids.ts';
import type { Annotation } from '../domain/records.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { removeEvidenceOnOperations } from './evidence.ts';
import { type NewRowContext, newRow } from './new-row.ts';
import { removeRows } from './removal.ts';

function patch(annotation: Pick<Annotation, 'id'>, fields: Partial<Annotation>): Operation {
  return { kind: 'update', table: 'annotations', key: annotation.id, fields };
}

/** A new annotation of the passage at `anchor`, signed by the context's author; without tags it is a plain highlight. */
export function addAnnotationOperations(
  context: NewRowContext,
  fields: { sourceId: SourceId; anchor: Anchor; tagIds?: readonly TagId[]; note?: string },
): { annotation: Annotation; operations: Operation[] } {
  const annotation: Annotation = {
    ...newRow<AnnotationId>(context),
    sourceId: fields.sourceId,
    anchor: fields.anchor,
    tagIds: [...(fields.tagIds ?? [])],
    note: fields.note ?? '',
    author: context.author ?? '',
    unconfirmed: null,
  };
  return { annotation, operations: [{ kind: 'put', table: 'annotations', row: annotation }] };
}

/** Gives an annotation a tag, or takes it away when it has it. Gives the tags that it has then. */
export function toggleTagOperations(
  annotation: Pick<Annotation, 'id' | 'tagIds'>,
  tagId: TagId,
): { tagIds: TagId[]; operations: Operation[] } {
  const tagIds = annotation.tagIds.includes(tagId)
    ? annotation.tagIds.filter((candidate) => candidate !== tagId)
    : [...annotation.tagIds, tagId];
  return { tagIds, operations: [patch(annotation, { tagIds })] };
}

/** `replace` leaves the tag as the only one. */
export type TagEdit = 'add' | 'remove' | 'replace';

function editedTags(tagIds: readonly TagId[], edit: TagEdit, tagId: TagId): TagId[] {
  const others = edit === 'replace' ? [] : tagIds.filter((candidate) => candidate !== tagId);
  return edit === 'remove'
    ? others
    : edit === 'add' && tagIds.includes(tagId)
      ? [...tagIds]
      : [...others, tagId];
}

/** Changes the tags of several annotations in one change. Gives those that change, as they are then. */
export function retagOperations(
  annotations: readonly Annotation[],
  edit: TagEdit,
  tagId: TagId,
): { rows: Annotation[]; operations: Operation[] } {
  const rows = annotations
    .map((annotation) => ({ ...annotation, tagIds: editedTags(annotation.tagIds, edit, tagId) }))
    .filter(({ tagIds }, index) => !sameValue(tagIds, annotations[index]?.tagIds));
  return { rows, operations: rows.map((row) => patch(row, { tagIds: row.tagIds })) };
}

/** Replaces the note of an annotation. */
export function writeNoteOperations(annotation: Pick<Annotation, 'id'>, note: string): Operation[] {
  return [patch(annotation, { note })];
}

/** Moves an annotation to another passage of the same revision. Whoever sets it by hand has confirmed it. */
export function moveExtentOperations(
  annotation: Pick<Annotation, 'id' | 'anchor'>,
  anchor: Anchor,
): Operation[] {
  if (anchor.revisionId !== annotation.anchor.revisionId)
    throw new Error('An extent moves within its revision; another revision is a matter of re-anchoring.');
  return [patch(annotation, { anchor, unconfirmed: null })];
}

/** Removes annotations together with the evidence that rests on them. */
export async function removeAnnotationsOperations(
  database: ChanceryDatabase,
  ids: readonly AnnotationId[],
): Promise<Operation[]> {
  return [...(await removeEvidenceOnOperations(database, ids)), ...removeRows('annotations', ids)];
}

/** The order of a text; of passages that begin together, the longer first. */
export function compareAnnotations(
  { anchor: a, id: first }: Pick<Annotation, 'anchor' | 'id'>,
  { anchor: b, id: second }: Pick<Annotation, 'anchor' | 'id'>,
): number {
  return a.start - b.start || b.end - a.end || (first < second ? -1 : first > second ? 1 : 0);
}

/** A source's annotations on one revision in text order; of passages that begin together, the longer first. */
export async function listAnnotations(
  database: ChanceryDatabase,
  sourceId: SourceId,
  revisionId: RevisionId,
): Promise<Annotation[]> {
  const rows = await database.annotations.where({ sourceId }).toArray();
  return rows.filter(({ anchor }) => anchor.revisionId === revisionId).sort(compareAnnotations);
}

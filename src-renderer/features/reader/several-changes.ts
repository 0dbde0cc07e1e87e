/** What is done with several annotations at once, each as one change. */
import { counted } from '../../domain/count.ts';
import type { TagId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import { removeAnnotationsOperations, retagOperations, type TagEdit } from '../../storage/annotations.ts';
import type { Operation } from '../../storage/commit.ts';
import { addTagOperations } from '../../storage/tags.ts';
import { database } from '../../storage/workspace.ts';
import type { ChangeTools } from './annotation-changes.ts';
import { NONE_SELECTED } from './list-selection.ts';
import { findAnnotation, type ReaderSession } from './reader-session.ts';

/** The annotations that are selected together, as they are now. */
export function findSeveral(session: ReaderSession): Annotation[] {
  return [...session.store.get().several].flatMap((id) => findAnnotation(session, id) ?? []);
}

function labelOf(edit: TagEdit, count: number, name: string): string {
  const passages = counted(count, 'passage');
  if (edit === 'add') return `Tag ${passages} with ${name}`;
  if (edit === 'remove') return `Take the tag ${name} from ${passages}`;
  return `Replace the tags of ${passages} by ${name}`;
}

function retag(tools: ChangeTools, edit: TagEdit, tagId: TagId, name: string, alongWith: Operation[]): void {
  const { session, workspace, showToast } = tools;
  const { rows, operations } = retagOperations(findSeveral(session), edit, tagId);
  if (rows.length === 0) {
    showToast({
      message: edit === 'remove' ? `None of them has the tag ${name}.` : `All of them have it already.`,
    });
    return;
  }
  const label = labelOf(edit, rows.length, name);
  const change = workspace.change(label, [...alongWith, ...operations], { offerUndo: true });
  for (const row of rows) void session.pending.hold(row, change);
}

/** Gives the selected annotations a tag, takes it away, or leaves them this one only. */
export function tagSeveral(tools: ChangeTools, edit: TagEdit, tagId: TagId): void {
  retag(tools, edit, tagId, tools.session.records.current.tagById.get(tagId)?.name ?? '', []);
}

/** The same with a tag that is made on the way. */
export function addTagToSeveral(tools: ChangeTools, edit: TagEdit, name: string): void {
  const { tags } = tools.session.records.current;
  const { tag, operations } = addTagOperations(tools.workspace.newRowContext(), tags, name);
  retag(tools, edit, tag.id, `${tag.name}, a new tag`, operations);
}

/** What a number key does: all get the tag, unless all have it, which takes it away. */
export function keyEditOf(annotations: readonly Annotation[], tagId: TagId): TagEdit {
  return annotations.every(({ tagIds }) => tagIds.includes(tagId)) ? 'remove' : 'add';
}

/** Removes the selected annotations with the evidence on them, and offers to undo that. */
export async function removeSeveral({ session, workspace }: ChangeTools): Promise<void> {
  const ids = findSeveral(session).map(({ id }) => id);
  session.store.set({ ...NONE_SELECTED, selectedId: null, hoveredIds: [], extent: null });
  try {
    const operations = await removeAnnotationsOperations(database, ids);
    await workspace.change(`Delete ${counted(ids.length, 'annotation')}`, operations, { offerUndo: true });
  } catch (error) {
    workspace.report(error);
  }
}

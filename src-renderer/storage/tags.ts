/** Tags: builders of what the tag tree does to them. Each gives the operations of one change. */
import type { TagId } from '../domain/ids.ts';
import type { Annotation, Source, Tag } from '../domain/records.ts';
import { liftChildren, moveTag, type TagPlacement } from '../domain/tags/move.ts';
import { nextHue, nextKey } from '../domain/tags/naming.ts';
import { buildTree, childrenOf, subtreeOf, type TagNode } from '../domain/tags/tree.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { type NewRowContext, newRow } from './new-row.ts';

function patch(id: TagId, fields: Partial<Tag>): Operation {
  return { kind: 'update', table: 'tags', key: id, fields };
}

/** Stores the places that a move gives. */
export function placementOperations(placements: readonly TagPlacement[]): Operation[] {
  return placements.map(({ id, parentId, position }) => patch(id, { parentId, position }));
}

/** A new tag at the end of its siblings, with the next free hue and number key. */
export function addTagOperations(
  context: NewRowContext,
  tags: readonly Tag[],
  name: string,
  parentId: TagId | null = null,
): { tag: Tag; operations: Operation[] } {
  const siblings = childrenOf(tags, parentId);
  const tag: Tag = {
    ...newRow<TagId>(context),
    parentId,
    name: name.trim().replace(/\s+/gu, ' '),
    hue: nextHue(tags, parentId),
    definition: '',
    position: (siblings.at(-1)?.position ?? -1) + 1,
    key: nextKey(tags),
  };
  return { tag, operations: [{ kind: 'put', table: 'tags', row: tag }] };
}

/** Renames, recolours or defines a tag. */
export function updateTagOperations(
  id: TagId,
  fields: Partial<Pick<Tag, 'name' | 'hue' | 'definition'>>,
): Operation[] {
  return [patch(id, fields)];
}

/** Gives a tag a number key (none for null), taking the key from the tag that has it. */
export function assignKeyOperations(tags: readonly Tag[], id: TagId, key: number | null): Operation[] {
  const holders = key === null ? [] : tags.filter((tag) => tag.key === key && tag.id !== id);
  return [...holders.map((tag) => patch(tag.id, { key: null })), patch(id, { key })];
}

/** What carries tags: passages, and sources as a whole. */
export type TaggedRows = {
  annotations: readonly Pick<Annotation, 'id' | 'tagIds'>[];
  sources: readonly Pick<Source, 'id' | 'tagIds'>[];
};

function retag({ annotations, sources }: TaggedRows, replace: (tagIds: TagId[]) => TagId[]): Operation[] {
  const tagsOf = (tagIds: TagId[]): { tagIds: TagId[] } => ({ tagIds: [...new Set(replace(tagIds))] });
  return [
    ...annotations.map(
      ({ id, tagIds }): Operation => ({
        kind: 'update',
        table: 'annotations',
        key: id,
        fields: tagsOf(tagIds),
      }),
    ),
    ...sources.map(
      ({ id, tagIds }): Operation => ({ kind: 'update', table: 'sources', key: id, fields: tagsOf(tagIds) }),
    ),
  ];
}

/** Puts a tag on sources that do not have it, or takes it from those that do. */
export function tagSourcesOperations(
  sources: readonly Pick<Source, 'id' | 'tagIds'>[],
  tagId: TagId,
  isOn: boolean,
): Operation[] {
  return retag(
    { annotations: [], sources: sources.filter(({ tagIds }) => tagIds.includes(tagId) !== isOn) },
    (ids) => (isOn ? [...ids, tagId] : ids.filter((id) => id !== tagId)),
  );
}

/**
 * Merges a tag into another: what carries it gets the other tag, its children move under it, and the tag is gone. What it
 * was defined as is kept at the end of the other's definition.
 * @param tagged what carries `from`
 * @throws when `into` lies below `from`: it would go with it
 */
export function mergeTagOperations(
  tags: readonly Tag[],
  from: Tag,
  into: Tag,
  tagged: TaggedRows,
): Operation[] {
  if (subtreeOf(tags, from.id).includes(into.id))
    throw new Error('A tag cannot be merged into one below it.');
  const last = childrenOf(tags, into.id).at(-1)?.position ?? -1;
  const children = childrenOf(tags, from.id).map((child, index) =>
    patch(child.id, { parentId: into.id, position: last + 1 + index }),
  );
  const definition = [into.definition, from.definition].filter((part) => part.trim() !== '').join('\n');
  const key = into.key ?? from.key;
  return [
    ...retag(tagged, (tagIds) => tagIds.map((id) => (id === from.id ? into.id : id))),
    ...children,
    ...(definition === into.definition && key === into.key ? [] : [patch(into.id, { definition, key })]),
    { kind: 'remove', table: 'tags', key: from.id },
  ];
}

/** Removes a tag: its children take its place; passages and sources lose the tag but stay. */
export function removeTagOperations(tags: readonly Tag[], id: TagId, tagged: TaggedRows): Operation[] {
  return [
    ...retag(tagged, (tagIds) => tagIds.filter((candidate) => candidate !== id)),
    ...placementOperations(liftChildren(tags, id)),
    { kind: 'remove', table: 'tags', key: id },
  ];
}

/** Puts a tag at `index` among the children of `parentId`; no operations where that would make a circle. */
export function moveTagOperations(
  tags: readonly Tag[],
  id: TagId,
  parentId: TagId | null,
  index: number,
): Operation[] {
  return placementOperations(moveTag(tags, id, parentId, index));
}

/** The annotations that carry any of these tags, each once. */
export function findTagged(database: ChanceryDatabase, ids: readonly TagId[]): Promise<Annotation[]> {
  return database.annotations.where('tagIds').anyOf(ids).distinct().toArray();
}

/** Everything that carries a tag. */
export async function findAllTagged(database: ChanceryDatabase, id: TagId): Promise<TaggedRows> {
  const [annotations, sources] = await Promise.all([
    findTagged(database, [id]),
    database.sources.where('tagIds').equals(id).toArray(),
  ]);
  return { annotations, sources };
}

/**
 * How many annotations each tag or something below it marks, an annotation once for each tag. Reads index keys only.
 */
export async function countTagged(
  database: ChanceryDatabase,
  tags: readonly Tag[],
): Promise<Map<TagId, number>> {
  const own = new Map<TagId, string[]>();
  await Promise.all(
    tags.map(async ({ id }) => {
      own.set(id, await database.annotations.where('tagIds').equals(id).primaryKeys());
    }),
  );
  const counts = new Map<TagId, number>();
  const collect = ({ tag, children }: TagNode): Set<string> => {
    const marked = new Set([...(own.get(tag.id) ?? []), ...children.flatMap((child) => [...collect(child)])]);
    counts.set(tag.id, marked.size);
    return marked;
  };
  buildTree(tags).forEach(collect);
  return counts;
}

/** Moving tags within the tree: the rows that change, never a circle. */
import type { TagId } from '../ids.ts';
import type { Tag } from '../records.ts';
import { childrenOf, subtreeOf } from './tree.ts';

/** What a move changes of one row. */
export type TagPlacement = { id: TagId; parentId: TagId | null; position: number };

/** The rows whose parent or position differs once `ordered` are the children of `parentId`. */
function renumber(parentId: TagId | null, ordered: readonly Tag[]): TagPlacement[] {
  return ordered
    .map((tag, position) => ({ id: tag.id, parentId, position, tag }))
    .filter(({ tag, position }) => tag.parentId !== parentId || tag.position !== position)
    .map(({ id, position }) => ({ id, parentId, position }));
}

/** True when `id` may become a child of `parentId`: not of itself nor of anything below it. */
export function canMoveUnder(tags: readonly Tag[], id: TagId, parentId: TagId | null): boolean {
  return parentId === null || !subtreeOf(tags, id).includes(parentId);
}

/**
 * Puts a tag at `index` among the children of `parentId`, counted without the tag itself. Gives the rows that change;
 * nothing when the move would put a tag below itself.
 */
export function moveTag(
  tags: readonly Tag[],
  id: TagId,
  parentId: TagId | null,
  index: number,
): TagPlacement[] {
  const moving = tags.find((tag) => tag.id === id);
  if (moving === undefined || !canMoveUnder(tags, id, parentId)) return [];
  const siblings = childrenOf(tags, parentId).filter((tag) => tag.id !== id);
  const at = Math.min(Math.max(0, index), siblings.length);
  return renumber(parentId, [...siblings.slice(0, at), moving, ...siblings.slice(at)]);
}

type Position = { parentId: TagId | null; siblings: Tag[]; index: number };

function positionOf(tags: readonly Tag[], id: TagId): Position | null {
  const parents: (TagId | null)[] = [null, ...tags.map((tag) => tag.id)];
  for (const parentId of parents) {
    const siblings = childrenOf(tags, parentId);
    const index = siblings.findIndex((tag) => tag.id === id);
    if (index >= 0) return { parentId, siblings, index };
  }
  return null;
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/**
 * One step by key: up and down among its siblings, in under the sibling before it, out to stand after its parent. Gives
 * the rows that change; nothing where there is no such place.
 */
export function stepTag(tags: readonly Tag[], id: TagId, direction: Direction): TagPlacement[] {
  const place = positionOf(tags, id);
  if (place === null) return [];
  const { parentId, siblings, index } = place;
  switch (direction) {
    case 'up':
      return index === 0 ? [] : moveTag(tags, id, parentId, index - 1);
    case 'down':
      return index === siblings.length - 1 ? [] : moveTag(tags, id, parentId, index + 1);
    case 'in': {
      const before = siblings[index - 1];
      return before === undefined ? [] : moveTag(tags, id, before.id, childrenOf(tags, before.id).length);
    }
    case 'out': {
      const parent = parentId === null ? null : positionOf(tags, parentId);
      return parent === null ? [] : moveTag(tags, id, parent.parentId, parent.index + 1);
    }
  }
}

/** Where the children of a removed tag go: to its place, among its siblings. */
export function liftChildren(tags: readonly Tag[], id: TagId): TagPlacement[] {
  const place = positionOf(tags, id);
  if (place === null) return [];
  const { parentId, siblings, index } = place;
  const children = childrenOf(tags, id);
  return renumber(parentId, [...siblings.slice(0, index), ...children, ...siblings.slice(index + 1)]);
}

/** Rows with their new places, for building the tree that a move leads to. */
export function applyPlacements(tags: readonly Tag[], placements: readonly TagPlacement[]): Tag[] {
  return tags.map((tag) => {
    const placement = placements.find((candidate) => candidate.id === tag.id);
    return placement === undefined ? tag : { ...tag, ...placement };
  });
}

/** Dragging tags within the tree, by pointer or by keyboard. */

import { useRef } from 'react';
import { type DragAndDropHooks, type DropTarget, useDragAndDrop } from 'react-aria-components';
import type { TagId } from '../../domain/ids.ts';
import type { Tag } from '../../domain/records.ts';
import { canMoveUnder } from '../../domain/tags/move.ts';
import { childrenOf, type TagNode } from '../../domain/tags/tree.ts';
import type { TagActions } from './use-tag-actions.ts';

const DRAG_TYPE = 'application/x-chancery-tag';

type Destination = { parentId: TagId | null; index: number };

/** Where a drop puts a tag: on another as its last child, before or after it among its siblings. */
export function destinationOf(
  tags: readonly Tag[],
  moving: TagId,
  target: { key: TagId; position: 'before' | 'after' | 'on' },
): Destination | null {
  const other = tags.find(({ id }) => id === target.key);
  if (other === undefined || other.id === moving) return null;
  const parentId = target.position === 'on' ? other.id : other.parentId;
  if (!canMoveUnder(tags, moving, parentId)) return null;
  const siblings = childrenOf(tags, parentId).filter(({ id }) => id !== moving);
  if (target.position === 'on') return { parentId, index: siblings.length };
  const index = siblings.findIndex(({ id }) => id === other.id);
  return { parentId, index: target.position === 'before' ? index : index + 1 };
}

export function useTagDrag(tags: readonly Tag[], actions: TagActions): DragAndDropHooks<TagNode> {
  const dragged = useRef<TagId | null>(null);
  const find = (target: DropTarget, id: TagId | null): Destination | null =>
    target.type === 'root' || id === null
      ? null
      : destinationOf(tags, id, { key: target.key as TagId, position: target.dropPosition });
  const { dragAndDropHooks } = useDragAndDrop<TagNode>({
    getItems: (keys) =>
      tags.filter(({ id }) => keys.has(id)).map(({ id, name }) => ({ [DRAG_TYPE]: id, 'text/plain': name })),
    getAllowedDropOperations: () => ['move'],
    acceptedDragTypes: [DRAG_TYPE],
    onDragStart: ({ keys }) => {
      const [id] = keys;
      dragged.current = (id as TagId | undefined) ?? null;
    },
    onDragEnd: () => {
      dragged.current = null;
    },
    getDropOperation: (target) => (find(target, dragged.current) === null ? 'cancel' : 'move'),
    onMove: ({ keys, target }) => {
      const tag = tags.find(({ id }) => keys.has(id));
      const destination = tag === undefined ? null : find(target, tag.id);
      if (tag !== undefined && destination !== null)
        actions.move(tag, destination.parentId, destination.index);
    },
  });
  return dragAndDropHooks;
}

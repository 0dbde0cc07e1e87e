/** What can be done with tags, each as one change. */
import { useMemo, useRef } from 'react';
import type { TagId } from '../../domain/ids.ts';
import type { Tag } from '../../domain/records.ts';
import { type Direction, stepTag } from '../../domain/tags/move.ts';
import { childrenOf } from '../../domain/tags/tree.ts';
import type { NewRowContext } from '../../storage/new-row.ts';
import {
  addTagOperations,
  assignKeyOperations,
  findAllTagged,
  mergeTagOperations,
  moveTagOperations,
  placementOperations,
  removeTagOperations,
  updateTagOperations,
} from '../../storage/tags.ts';
import { database, makeId } from '../../storage/workspace.ts';
import { useWorkspace } from '../../ui/workspace.tsx';

export type TagEdit = Pick<Tag, 'name' | 'hue' | 'definition' | 'key'>;

export type TagActions = {
  /** Gives the new tag's id. */
  add: (name: string, parentId: TagId | null) => TagId;
  rename: (tag: Tag, name: string) => void;
  edit: (tag: Tag, edit: TagEdit) => void;
  step: (tag: Tag, direction: Direction) => void;
  /** `index` is counted among the children of `parentId` without the tag itself. */
  move: (tag: Tag, parentId: TagId | null, index: number) => void;
  moveUnder: (tag: Tag, parentId: TagId | null) => void;
  merge: (from: Tag, into: Tag) => void;
  remove: (tag: Tag) => void;
};

export function useTagActions(tags: readonly Tag[]): TagActions {
  const { dossierId, change, report } = useWorkspace();
  const latest = useRef(tags);
  latest.current = tags;
  return useMemo(() => {
    const context = (): NewRowContext => ({ dossierId, makeId, now: Date.now() });
    const move = (tag: Tag, parentId: TagId | null, index: number): void => {
      const operations = moveTagOperations(latest.current, tag.id, parentId, index);
      if (operations.length > 0) void change(`Move tag ${tag.name}`, operations);
    };
    const merge = async (from: Tag, into: Tag): Promise<void> => {
      const tagged = await findAllTagged(database, from.id);
      const operations = mergeTagOperations(latest.current, from, into, tagged);
      await change(`Merge tag ${from.name} into ${into.name}`, operations, { offerUndo: true });
    };
    const remove = async (tag: Tag): Promise<void> => {
      const tagged = await findAllTagged(database, tag.id);
      const operations = removeTagOperations(latest.current, tag.id, tagged);
      await change(`Delete tag ${tag.name}`, operations, { offerUndo: true });
    };
    return {
      add(name, parentId) {
        const { tag, operations } = addTagOperations(context(), latest.current, name, parentId);
        void change(`New tag ${tag.name}`, operations);
        return tag.id;
      },
      rename(tag, name) {
        if (name !== tag.name) void change(`Rename tag ${tag.name}`, updateTagOperations(tag.id, { name }));
      },
      edit(tag, { key, ...fields }) {
        const keyOperations = key === tag.key ? [] : assignKeyOperations(latest.current, tag.id, key);
        void change(`Edit tag ${tag.name}`, [...updateTagOperations(tag.id, fields), ...keyOperations]);
      },
      step(tag, direction) {
        const operations = placementOperations(stepTag(latest.current, tag.id, direction));
        if (operations.length > 0) void change(`Move tag ${tag.name}`, operations);
      },
      move,
      moveUnder: (tag, parentId) => move(tag, parentId, childrenOf(latest.current, parentId).length),
      merge: (from, into) => void merge(from, into).catch(report),
      remove: (tag) => void remove(tag).catch(report),
    };
  }, [dossierId, change, report]);
}

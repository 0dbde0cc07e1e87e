/** The keys of the tag tree, beyond those that every tree has. */
import type { KeyboardEvent } from 'react';
import type { TagId } from '../../domain/ids.ts';
import type { Tag } from '../../domain/records.ts';
import type { Direction } from '../../domain/tags/move.ts';
import type { Command } from '../../ui/commands.tsx';
import type { TagTask } from './tag-menu.tsx';
import type { TagActions } from './use-tag-actions.ts';

const listed = (id: string, label: string, keys: string): Command => ({
  id,
  label,
  keys,
  group: 'Tags',
  isListedOnly: true,
  run: () => undefined,
});

export const LISTED_KEYS: readonly Command[] = [
  listed('tags-passages', 'Passages of a tag', 'Enter'),
  listed('tags-rename', 'Rename a tag', 'F2'),
  listed('tags-move', 'Move a tag', 'Alt+Shift+↑ ↓ ← →'),
  listed('tags-delete', 'Delete a tag, keep its passages', 'Delete'),
];

const STEPS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** Handles a key pressed on a row, before the tree takes it for a search or a move of its own. */
export function pressInTree(
  event: KeyboardEvent,
  tags: readonly Tag[],
  actions: TagActions,
  onTask: (task: TagTask) => void,
  focusRow: (id: TagId) => void,
): void {
  const { target } = event;
  const row = target instanceof HTMLElement && target.matches('[role="row"]') ? target : null;
  const tag = tags.find(({ id }) => id === row?.dataset.key);
  if (tag === undefined) return;
  const step = event.altKey && event.shiftKey ? STEPS[event.key] : undefined;
  if (step !== undefined) {
    actions.step(tag, step);
    focusRow(tag.id);
  } else if (event.key === 'F2') onTask({ kind: 'rename', tag });
  else if (event.key === 'Delete') actions.remove(tag);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

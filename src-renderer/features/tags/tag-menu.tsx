/** The menu of one tag. */
import { Ellipsis } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Tag } from '../../domain/records.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatKeys } from '../../ui/commands.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import styles from './tag-tree.module.css';
import type { TagActions } from './use-tag-actions.ts';

/** What the menu opens: a dialog, or a name field in the tree. */
export type TagTask =
  | { kind: 'rename' | 'edit' | 'merge' | 'move' | 'passages'; tag: Tag }
  | { kind: 'new'; parent: Tag | null };

export type TagMenuProps = { tag: Tag; actions: TagActions; onTask: (task: TagTask) => void };

export function TagMenu({ tag, actions, onTask }: TagMenuProps) {
  const { go } = useNavigation();
  return (
    <Menu
      label={`Tag ${tag.name}`}
      trigger={
        <AriaButton aria-label={`What to do with ${tag.name}`} className={classNames(styles.menuButton)}>
          <Ellipsis size={14} aria-hidden />
        </AriaButton>
      }
      entries={[
        {
          id: 'passages',
          label: 'Show its passages',
          keys: 'Enter',
          run: () => onTask({ kind: 'passages', tag }),
        },
        { id: 'sources', label: 'Show its sources', run: () => go({ view: 'sources', tagId: tag.id }) },
        { id: 'rename', label: 'Rename', keys: 'F2', run: () => onTask({ kind: 'rename', tag }) },
        { id: 'edit', label: 'Colour, number key, definition…', run: () => onTask({ kind: 'edit', tag }) },
        { id: 'new', label: 'New tag under it', run: () => onTask({ kind: 'new', parent: tag }) },
        { id: 'up', label: 'Move up', keys: formatKeys('Alt+Shift+↑'), run: () => actions.step(tag, 'up') },
        {
          id: 'down',
          label: 'Move down',
          keys: formatKeys('Alt+Shift+↓'),
          run: () => actions.step(tag, 'down'),
        },
        { id: 'in', label: 'Move in', keys: formatKeys('Alt+Shift+→'), run: () => actions.step(tag, 'in') },
        {
          id: 'out',
          label: 'Move out',
          keys: formatKeys('Alt+Shift+←'),
          run: () => actions.step(tag, 'out'),
        },
        { id: 'move', label: 'Move under…', run: () => onTask({ kind: 'move', tag }) },
        { id: 'merge', label: 'Merge into…', run: () => onTask({ kind: 'merge', tag }) },
        {
          id: 'remove',
          label: 'Delete tag, keep its passages',
          keys: 'Delete',
          isDanger: true,
          run: () => actions.remove(tag),
        },
      ]}
    />
  );
}

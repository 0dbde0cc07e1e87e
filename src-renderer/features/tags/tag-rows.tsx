/** The rows of the tag tree: folding, dragging and opening them. */
import { useState } from 'react';
import { Tree } from 'react-aria-components';
import type { TagId } from '../../domain/ids.ts';
import type { Tag } from '../../domain/records.ts';
import type { TagNode } from '../../domain/tags/tree.ts';
import { classNames } from '../../ui/class-names.ts';
import type { TagTask } from './tag-menu.tsx';
import { TagRow } from './tag-row.tsx';
import styles from './tag-tree.module.css';
import type { TagActions } from './use-tag-actions.ts';
import { useTagDrag } from './use-tag-drag.ts';

type TagRowsProps = {
  tags: readonly Tag[];
  nodes: readonly TagNode[];
  /** Null until counted. */
  counts: ReadonlyMap<TagId, number> | null;
  task: TagTask | null;
  actions: TagActions;
  onTask: (task: TagTask) => void;
  onNamed: (id: TagId | null) => void;
};

export function TagRows({ tags, nodes, counts, task, actions, onTask, onNamed }: TagRowsProps) {
  const dragAndDropHooks = useTagDrag(tags, actions);
  const [folded, setFolded] = useState<ReadonlySet<TagId>>(new Set());
  return (
    <Tree
      aria-label="Tags"
      className={classNames(styles.tree)}
      items={nodes}
      dependencies={[tags, counts, task]}
      selectionMode="none"
      keyboardNavigationBehavior="tab"
      expandedKeys={tags.filter(({ id }) => !folded.has(id)).map(({ id }) => id)}
      onExpandedChange={(keys) =>
        setFolded(new Set(tags.filter(({ id }) => !keys.has(id)).map(({ id }) => id)))
      }
      dragAndDropHooks={dragAndDropHooks}
      onAction={(key) => {
        const tag = tags.find(({ id }) => id === key);
        if (tag !== undefined) onTask({ kind: 'passages', tag });
      }}
      renderEmptyState={() => (
        <p className={styles.empty}>No tags yet. Make one here, or type its name while tagging a passage.</p>
      )}
    >
      {(node) => (
        <TagRow
          node={node}
          tags={tags}
          counts={counts}
          task={task}
          actions={actions}
          onTask={onTask}
          onNamed={onNamed}
        />
      )}
    </Tree>
  );
}

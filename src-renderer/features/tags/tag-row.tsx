/** One tag in the tree. */
import { ChevronRight } from 'lucide-react';
import { Button, Collection, TreeItem, TreeItemContent } from 'react-aria-components';
import { counted } from '../../domain/count.ts';
import type { TagId } from '../../domain/ids.ts';
import type { Tag } from '../../domain/records.ts';
import type { TagNode } from '../../domain/tags/tree.ts';
import { TagDot } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { TagMenu, type TagTask } from './tag-menu.tsx';
import { TagNameField } from './tag-name-field.tsx';
import styles from './tag-tree.module.css';
import type { TagActions } from './use-tag-actions.ts';

export type TagRowProps = {
  node: TagNode;
  tags: readonly Tag[];
  /** Null until counted. */
  counts: ReadonlyMap<TagId, number> | null;
  task: TagTask | null;
  actions: TagActions;
  onTask: (task: TagTask) => void;
  /** The name field is done; `id` gets the keyboard back. */
  onNamed: (id: TagId | null) => void;
};

function titleOf({ name, key, definition }: Tag): string {
  return [name, key === null ? '' : `number key ${key}`, definition]
    .filter((part) => part !== '')
    .join(' · ');
}

export function TagRow(props: TagRowProps) {
  const { node, tags, counts, task, actions, onTask, onNamed } = props;
  const { tag, children } = node;
  const isRenaming = task?.kind === 'rename' && task.tag.id === tag.id;
  const isParentOfNew = task?.kind === 'new' && task.parent?.id === tag.id;
  const count = counts?.get(tag.id) ?? 0;
  return (
    <TreeItem
      id={tag.id}
      textValue={tag.name}
      aria-label={`${tag.name}, ${counted(count, 'passage')}`}
      className={classNames(styles.row)}
      onDoubleClick={() => onTask({ kind: 'rename', tag })}
    >
      <TreeItemContent>
        {({ level, hasChildItems, isExpanded, allowsDragging }) => (
          <div className={styles.content} style={{ paddingLeft: (level - 1) * 17 }} title={titleOf(tag)}>
            {allowsDragging && (
              <Button slot="drag" aria-label={`Move ${tag.name}`} className={classNames(styles.drag)} />
            )}
            {hasChildItems ? (
              <Button
                slot="chevron"
                aria-label={isExpanded ? `Fold ${tag.name}` : `Unfold ${tag.name}`}
                className={classNames(styles.chevron, isExpanded && styles.open)}
              >
                <ChevronRight size={12} aria-hidden />
              </Button>
            ) : (
              <span className={styles.chevron} />
            )}
            <TagDot hue={tag.hue} />
            {isRenaming ? (
              <TagNameField
                tag={tag}
                tags={tags}
                onKeep={(name, isByKey) => {
                  actions.rename(tag, name);
                  onNamed(isByKey ? tag.id : null);
                }}
                onCancel={(isByKey) => onNamed(isByKey ? tag.id : null)}
              />
            ) : (
              <>
                <span className={styles.name}>{tag.name}</span>
                <span className={styles.trail}>
                  <span className={styles.count}>{count > 0 && count.toLocaleString('en')}</span>
                  <TagMenu tag={tag} actions={actions} onTask={onTask} />
                </span>
              </>
            )}
          </div>
        )}
      </TreeItemContent>
      <Collection items={children} dependencies={[tags, counts, task]}>
        {(child) => <TagRow {...props} node={child} />}
      </Collection>
      {isParentOfNew && <NewTagRow {...props} parentId={tag.id} />}
    </TreeItem>
  );
}

/** The name field of a new tag below another, where the tag will stand. */
function NewTagRow({ tags, actions, onNamed, parentId }: TagRowProps & { parentId: TagId }) {
  return (
    <TreeItem id={`new-under-${parentId}`} textValue="New tag" className={classNames(styles.row)}>
      <TreeItemContent>
        {({ level }) => (
          <div className={styles.content} style={{ paddingLeft: (level - 1) * 17 }}>
            <span className={styles.chevron} />
            <TagNameField
              tag={null}
              tags={tags}
              onKeep={(name, isByKey) => {
                const id = actions.add(name, parentId);
                onNamed(isByKey ? id : null);
              }}
              onCancel={(isByKey) => onNamed(isByKey ? parentId : null)}
            />
          </div>
        )}
      </TreeItemContent>
    </TreeItem>
  );
}

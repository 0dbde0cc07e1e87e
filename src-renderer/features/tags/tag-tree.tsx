/** The dossier's tags in the navigation column: a tree to name, order, nest, merge and define, and a door to passages. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Plus } from 'lucide-react';
import { memo, useId, useMemo, useRef, useState } from 'react';
import type { TagId } from '../../domain/ids.ts';
import type { Tag } from '../../domain/records.ts';
import { buildTree } from '../../domain/tags/tree.ts';
import { countTagged } from '../../storage/tags.ts';
import { database } from '../../storage/workspace.ts';
import { IconButton } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands.tsx';
import { keepFocusOn } from '../../ui/keep-focus.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import { TagDialog } from './tag-dialogs.tsx';
import type { TagTask } from './tag-menu.tsx';
import { TagNameField } from './tag-name-field.tsx';
import { TagPassages } from './tag-passages.tsx';
import { TagRows } from './tag-rows.tsx';
import styles from './tag-tree.module.css';
import { LISTED_KEYS, pressInTree } from './tree-keys.ts';
import { useTagActions } from './use-tag-actions.ts';

type Counts = ReadonlyMap<TagId, number>;

const NO_TAGS: readonly Tag[] = [];

/** Counted again with each change of any annotation, which rarely changes them: the tree is drawn again only where it does. */
function useTagCounts(tags: readonly Tag[]): Counts | undefined {
  const before = useRef<Counts | undefined>(undefined);
  return useLiveQuery(async () => {
    const counts = await countTagged(database, tags);
    if (!isSame(before.current, counts)) before.current = counts;
    return before.current;
  }, [tags]);
}

function isSame(before: Counts | undefined, after: Counts): boolean {
  return before?.size === after.size && [...after].every(([id, count]) => before.get(id) === count);
}

export const TagTree = memo(function TagTree() {
  const { dossierId } = useWorkspace();
  const tags = useLiveQuery(() => database.tags.where({ dossierId }).toArray(), [dossierId]) ?? NO_TAGS;
  const counts = useTagCounts(tags);
  const nodes = useMemo(() => buildTree(tags), [tags]);
  const actions = useTagActions(tags);
  const [task, setTask] = useState<TagTask | null>(null);
  const section = useRef<HTMLElement>(null);
  const headingId = useId();
  const wasKey = useRef(false);
  useCommands([
    { id: 'new-tag', label: 'New tag', group: 'Tags', run: () => setTask({ kind: 'new', parent: null }) },
    ...LISTED_KEYS,
  ]);

  const rowOf = (id: TagId): HTMLElement | null =>
    section.current?.querySelector<HTMLElement>(`[role="row"][data-key="${id}"]`) ?? null;
  const focusRow = (id: TagId): void => keepFocusOn(() => rowOf(id));
  const endNaming = (id: TagId | null): void => {
    setTask(null);
    if (id !== null) focusRow(id);
  };
  const passagesTag = task?.kind === 'passages' ? tags.find(({ id }) => id === task.tag.id) : undefined;

  return (
    <section ref={section} aria-labelledby={headingId} className={styles.section}>
      <header className={styles.header}>
        <h2 id={headingId} className={styles.heading}>
          Tags
        </h2>
        <IconButton
          label="New tag"
          icon={<Plus size={15} />}
          className={styles.add ?? ''}
          onPress={() => setTask({ kind: 'new', parent: null })}
        />
      </header>
      <div
        onKeyDownCapture={(event) => {
          wasKey.current = true;
          pressInTree(event, tags, actions, setTask, focusRow);
        }}
        onPointerDownCapture={() => {
          wasKey.current = false;
        }}
      >
        <TagRows
          tags={tags}
          nodes={nodes}
          counts={counts ?? null}
          task={task}
          actions={actions}
          onTask={setTask}
          onNamed={endNaming}
        />
        {task?.kind === 'new' && task.parent === null && (
          <div className={styles.newTag}>
            <TagNameField
              tag={null}
              tags={tags}
              onKeep={(name, isByKey) => {
                const id = actions.add(name, null);
                endNaming(isByKey ? id : null);
              }}
              onCancel={(isByKey) => endNaming(isByKey ? (nodes[0]?.id ?? null) : null)}
            />
          </div>
        )}
      </div>
      <TagDialog task={task} tags={tags} actions={actions} onClose={() => setTask(null)} />
      {passagesTag !== undefined && (
        <TagPassages
          key={passagesTag.id}
          tag={passagesTag}
          tags={tags}
          at={panelPlace(rowOf(passagesTag.id))}
          takesFocus={wasKey.current}
          onClose={() => {
            setTask(null);
            if (wasKey.current) focusRow(passagesTag.id);
          }}
        />
      )}
    </section>
  );
});

function panelPlace(row: HTMLElement | null): { x: number; y: number } {
  const { right, top } = row?.getBoundingClientRect() ?? { right: 0, top: 0 };
  return { x: right + 6, y: top - 6 };
}

/** What can be done with the annotations that are selected together: tags given, taken away or replaced, all deleted. */
import { Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { counted } from '../../domain/count.ts';
import type { TagId } from '../../domain/ids.ts';
import type { TagEdit } from '../../storage/annotations.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { type PickerPlace, TagPicker } from '../../ui/tag-picker.tsx';
import styles from './annotation-filter-bar.module.css';
import { focusList, NONE_SELECTED } from './list-selection.ts';
import type { ReaderRecords } from './reader-records.ts';
import { useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
import { findSeveral } from './several-changes.ts';
import type { ReaderActions } from './use-reader-actions.ts';

const EDITS: readonly { edit: TagEdit; label: string }[] = [
  { edit: 'add', label: 'Add a tag…' },
  { edit: 'remove', label: 'Take away…' },
  { edit: 'replace', label: 'Replace by…' },
];

type SeveralBarProps = { records: ReaderRecords; actions: ReaderActions };

export function SeveralBar({ records, actions }: SeveralBarProps) {
  const session = useReaderSession();
  const { store } = session;
  const several = useReaderState(store, (state) => state.several);
  const [picking, setPicking] = useState<{ edit: TagEdit; place: PickerPlace } | null>(null);
  const count = several.size === 0 ? 0 : findSeveral(session).length;
  if (count === 0) return null;
  const pick = (edit: TagEdit, button: Element): void => {
    const { left, bottom } = button.getBoundingClientRect();
    setPicking({ edit, place: { x: left, y: bottom, tagIds: [] } });
  };
  const close = (): void => {
    setPicking(null);
    // Back to the list, where the number keys are about them.
    focusList();
  };
  return (
    <div className={styles.several} data-several>
      <span className={styles.severalCount} role="status">
        {counted(count, 'annotation')} selected
      </span>
      {EDITS.map(({ edit, label }) => (
        <Button key={edit} size="small" onPress={(event) => pick(edit, event.target)}>
          {label}
        </Button>
      ))}
      <IconButton
        label={`Delete ${counted(count, 'annotation')}`}
        keys="Delete"
        icon={<Trash2 size={15} />}
        onPress={actions.removeSeveral}
      />
      <IconButton
        label="Select none"
        keys="Esc"
        icon={<X size={15} />}
        onPress={() => {
          store.set(NONE_SELECTED);
          focusList();
        }}
      />
      <TagPicker
        place={picking?.place ?? null}
        tags={picking?.edit === 'remove' ? tagsOfSeveral() : records.tags}
        onPick={(id) => picking !== null && actions.tagSeveral(picking.edit, id)}
        onCreate={(name) => picking !== null && actions.addTagToSeveral(picking.edit, name)}
        onClose={close}
      />
    </div>
  );

  /** Only what they have can be taken away. */
  function tagsOfSeveral(): ReaderRecords['tags'] {
    const used = new Set<TagId>(findSeveral(session).flatMap(({ tagIds }) => tagIds));
    return records.tags.filter(({ id }) => used.has(id));
  }
}

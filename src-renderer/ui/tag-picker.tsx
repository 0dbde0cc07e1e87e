/** Finds a tag by name for what is at hand: a passage, an annotation, sources, or makes it. */
import { Check, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { Dialog, Menu, MenuItem, Popover, useFilter } from 'react-aria-components';
import type { TagId } from '../domain/ids.ts';
import type { Tag } from '../domain/records.ts';
import { findTagByName } from '../domain/tags/naming.ts';
import { buildTree, flattenTree, pathOf } from '../domain/tags/tree.ts';
import { Key, TagDot } from './badge.tsx';
import { ChoiceSearch, choiceStyles } from './choice-search.tsx';
import styles from './tag-picker.module.css';

/** Where the picker opens (window pixels), and the tags that its subject has already. */
export type PickerPlace = { x: number; y: number; tagIds: readonly TagId[] };

export type TagPickerProps = {
  place: PickerPlace | null;
  tags: readonly Tag[];
  onPick: (id: TagId) => void;
  onCreate: (name: string) => void;
  onClose: () => void;
};

const NEW = 'new-tag';

type Entry = { id: string; label: string; detail: string; tag: Tag | null; isChosen: boolean };

export function TagPicker(props: TagPickerProps) {
  const { place, onClose } = props;
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className={styles.place} style={{ left: place?.x ?? 0, top: place?.y ?? 0 }} />
      <Popover
        triggerRef={anchor}
        isOpen={place !== null}
        onOpenChange={(isOpen) => !isOpen && onClose()}
        placement="bottom start"
        offset={6}
        className={choiceStyles.popover}
      >
        <Dialog aria-label="Choose a tag" className={choiceStyles.dialog}>
          {place !== null && <TagSearch {...props} place={place} />}
        </Dialog>
      </Popover>
    </>
  );
}

function TagSearch({ place, tags, onPick, onCreate, onClose }: TagPickerProps & { place: PickerPlace }) {
  const [query, setQuery] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const name = query.trim();
  const found: Entry[] = flattenTree(buildTree(tags))
    .map(({ tag }) => ({ tag, path: pathOf(tags, tag.id) }))
    .filter(({ path }) => contains(path, name))
    .map(({ tag }) => ({
      id: tag.id,
      label: tag.name,
      detail: tag.parentId === null ? '' : pathOf(tags, tag.parentId),
      tag,
      isChosen: place.tagIds.includes(tag.id),
    }));
  const isNew = name !== '' && findTagByName(tags, name) === null;
  const entries: Entry[] = isNew
    ? [...found, { id: NEW, label: `New tag “${name}”`, detail: '', tag: null, isChosen: false }]
    : found;
  const choose = (id: string): void => {
    onClose();
    if (id === NEW) onCreate(name);
    else onPick(id as TagId);
  };
  return (
    <ChoiceSearch
      label="Tag"
      placeholder="Find or make a tag"
      query={query}
      onQuery={setQuery}
      menu={
        <Menu
          aria-label="Tags"
          className={choiceStyles.list}
          items={entries}
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => <p className={choiceStyles.none}>No tag yet. Type a name to make one.</p>}
        >
          {(entry) => (
            <MenuItem id={entry.id} textValue={entry.label} className={choiceStyles.entry}>
              {entry.tag === null ? <Plus size={13} aria-hidden /> : <TagDot hue={entry.tag.hue} />}
              <span className={choiceStyles.name}>{entry.label}</span>
              {entry.detail !== '' && <span className={choiceStyles.detail}>{entry.detail}</span>}
              {entry.isChosen && <Check size={14} aria-label="Has it" />}
              {entry.tag !== null && entry.tag.key !== null && <Key>{String(entry.tag.key)}</Key>}
            </MenuItem>
          )}
        </Menu>
      }
    />
  );
}

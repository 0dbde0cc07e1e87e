/** The list of notes: title, first words, what each is on, when it was edited. */
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { formatDate, isoDay } from '../../domain/date.ts';
import type { NoteId } from '../../domain/ids.ts';
import type { Note } from '../../domain/records.ts';
import { classNames } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useTargetNames } from '../../ui/note-targets.ts';
import { foldText, wordMatcher } from '../../ui/word-search.ts';
import styles from './notes-view.module.css';

export function NoteList({ notes, chosen }: { notes: readonly Note[]; chosen: NoteId | null }) {
  const { go } = useNavigation();
  const [query, setQuery] = useState('');
  const names = useTargetNames(notes.map(({ target }) => target));
  const matches = wordMatcher(query);
  const shown = notes.filter((note) =>
    matches(foldText(`${note.title} ${note.excerpt} ${names.get(note.targetId) ?? ''}`)),
  );
  return (
    <div className={styles.listPane}>
      <div className={styles.search}>
        <TextField
          label="Search notes"
          isLabelHidden
          placeholder="Search notes"
          type="search"
          value={query}
          onChange={setQuery}
        />
      </div>
      <ListBox
        aria-label="Notes"
        className={classNames(styles.list)}
        items={shown}
        dependencies={[names]}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined && key !== chosen) go({ view: 'notes', noteId: key as NoteId });
        }}
        renderEmptyState={() => <p className={styles.none}>No note matches.</p>}
      >
        {(note) => (
          <ListBoxItem
            id={note.id}
            textValue={note.title === '' ? 'Untitled note' : note.title}
            className={classNames(styles.item)}
          >
            <bdi className={styles.itemTitle}>{note.title === '' ? 'Untitled note' : note.title}</bdi>
            {note.excerpt !== '' && <bdi className={styles.excerpt}>{note.excerpt}</bdi>}
            <span className={styles.itemFoot}>
              <span className={styles.target}>{names.get(note.targetId) ?? ''}</span>
              <span className={styles.time}>{formatDate(isoDay(note.updatedAt), 'short')}</span>
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}

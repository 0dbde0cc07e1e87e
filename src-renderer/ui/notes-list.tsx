/** The notes on one thing, in the panel of a claim or source: each opens in the notes view. */
import { useLiveQuery } from 'dexie-react-hooks';
import { NotebookPen, Plus } from 'lucide-react';
import { formatDate, isoDay } from '../domain/date.ts';
import type { Note, NoteTarget } from '../domain/records.ts';
import { database } from '../storage/workspace.ts';
import { Button } from './button.tsx';
import { useNavigation } from './navigation.tsx';
import { useNewNote } from './note-targets.ts';
import styles from './notes-list.module.css';

export function NotesList({ target }: { target: NoteTarget }) {
  const notes = useLiveQuery(async () => {
    const found = await database.notes.where({ targetId: target.id }).toArray();
    return found.toSorted((a, b) => b.updatedAt - a.updatedAt);
  }, [target.id]);
  const newNote = useNewNote();
  return (
    <section className={styles.notes} aria-label="Notes">
      {notes !== undefined && notes.length > 0 && (
        <ul className={styles.list}>
          {notes.map((note) => (
            <li key={note.id}>
              <NoteDoor note={note} />
            </li>
          ))}
        </ul>
      )}
      <Button size="small" icon={<Plus size={14} aria-hidden />} onPress={() => void newNote(target)}>
        New note
      </Button>
    </section>
  );
}

function NoteDoor({ note }: { note: Note }) {
  const { go } = useNavigation();
  return (
    <button type="button" className={styles.note} onClick={() => go({ view: 'notes', noteId: note.id })}>
      <NotebookPen size={14} aria-hidden />
      <span className={styles.words}>
        <bdi className={styles.title}>{note.title === '' ? 'Untitled note' : note.title}</bdi>
        {note.excerpt !== '' && <bdi className={styles.excerpt}>{note.excerpt}</bdi>}
        <span className={styles.time}>{formatDate(isoDay(note.updatedAt), 'short')}</span>
      </span>
    </button>
  );
}

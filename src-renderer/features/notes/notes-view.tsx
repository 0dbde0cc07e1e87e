/** The dossier's notes: a list to find one in, and the chosen one to write on. */
import { useLiveQuery } from 'dexie-react-hooks';
import { NotebookPen, Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { NoteId } from '../../domain/ids.ts';
import type { Note } from '../../domain/records.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { ariaKeys, formatKeys } from '../../ui/commands.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNewNote } from '../../ui/note-targets.ts';
import { type OpenedDocument, useDocument } from '../../ui/rich-text/open-document.tsx';
import { useDoors } from '../../ui/rich-text/use-doors.ts';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { NoteEditor } from './note-editor.tsx';
import { NoteList } from './note-list.tsx';
import { noteStore } from './note-store.ts';
import styles from './notes-view.module.css';

/** `words` were searched for: the note opens where they stand. */
type NotesViewProps = { noteId?: NoteId; words?: string };

export function NotesView({ noteId, words }: NotesViewProps) {
  const { dossierId } = useWorkspace();
  const notes = useLiveQuery(async () => {
    const found = await database.notes.where({ dossierId }).toArray();
    return found.toSorted((a, b) => b.updatedAt - a.updatedAt);
  }, [dossierId]);
  if (notes === undefined) return null;
  if (notes.length === 0) return <NoNotes />;
  // Without a choice, the one that was edited last.
  const chosen = noteId === undefined ? notes[0] : notes.find(({ id }) => id === noteId);
  return chosen === undefined ? (
    <GoneNote notes={notes} />
  ) : (
    <OpenNote key={chosen.id} note={chosen} notes={notes} words={words} />
  );
}

function NewNoteButton() {
  const { dossierId } = useWorkspace();
  const newNote = useNewNote();
  return (
    <Button
      kind="primary"
      icon={<Plus size={15} aria-hidden />}
      aria-keyshortcuts={ariaKeys('Mod+Alt+N')}
      onPress={() => void newNote({ kind: 'dossier', id: dossierId })}
    >
      New note
    </Button>
  );
}

function NoNotes() {
  return (
    <WorkArea label="Notes" bar={<h1 className={styles.heading}>Notes</h1>}>
      <EmptyState icon={<NotebookPen size={22} />} title="No notes yet" actions={<NewNoteButton />}>
        Notes are your own words on the dossier, a source or a claim. They can cite passages. Start one
        anywhere ({formatKeys('Mod+Alt+N')}).
      </EmptyState>
    </WorkArea>
  );
}

function GoneNote({ notes }: { notes: readonly Note[] }) {
  return (
    <WorkArea label="Notes" bar={<h1 className={styles.heading}>Notes</h1>}>
      <div className={styles.panes}>
        <NoteList notes={notes} chosen={null} />
        <EmptyState title="This note is not in the dossier">
          It was deleted. Undo brings it back, or choose another.
        </EmptyState>
      </div>
    </WorkArea>
  );
}

function OpenNote(props: { note: Note; notes: readonly Note[]; words: string | undefined }) {
  const { note, notes, words } = props;
  const { dossierId } = useWorkspace();
  const doors = useDoors();
  const store = useMemo(() => noteStore(note.id, dossierId), [note.id, dossierId]);
  const opened = useDocument(store, doors);
  if (opened.kind === 'open')
    return <NoteEditor note={note} notes={notes} session={opened.session} words={words} />;
  return (
    <WorkArea label="Notes" bar={<h1 className={styles.heading}>Notes</h1>}>
      <div className={styles.panes}>
        <NoteList notes={notes} chosen={note.id} />
        <Opening opened={opened} />
      </div>
    </WorkArea>
  );
}

function Opening({ opened }: { opened: OpenedDocument }) {
  if (opened.kind === 'failed')
    return <EmptyState title="The note could not be read">{opened.problem} Nothing was changed.</EmptyState>;
  if (opened.kind === 'gone') return <EmptyState title="The text of this note is missing" />;
  return null;
}

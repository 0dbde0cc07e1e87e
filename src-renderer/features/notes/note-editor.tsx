/** One note, open for writing: title, what it is on, text. */
import { Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { counted } from '../../domain/count.ts';
import { formatMoment } from '../../domain/date.ts';
import type { Note, RichTextNode } from '../../domain/records.ts';
import { addNoteOperations, removeNoteOperations, renameNoteOperations } from '../../storage/notes.ts';
import { makeId } from '../../storage/workspace.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatKeys, useRunCommand } from '../../ui/commands.tsx';
import { DraftField } from '../../ui/draft-field.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import { useArrivalAt } from '../../ui/rich-text/go-to.ts';
import { focusEnd, RichText } from '../../ui/rich-text/rich-text.tsx';
import { Toolbar } from '../../ui/rich-text/toolbar.tsx';
import { useTextTools } from '../../ui/rich-text/use-text-tools.tsx';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { NoteList } from './note-list.tsx';
import { NoteTargetPicker } from './note-target-picker.tsx';
import styles from './notes-view.module.css';

type NoteEditorProps = {
  note: Note;
  notes: readonly Note[];
  session: DocumentSession;
  words: string | undefined;
};

export function NoteEditor({ note, notes, session, words }: NoteEditorProps) {
  const runCommand = useRunCommand();
  const tools = useTextTools(session, note.dossierId, 'Notes');
  return (
    <WorkArea
      label="Notes"
      bar={
        <>
          <div className={styles.barList}>
            <h1 className={styles.heading}>{counted(notes.length, 'note')}</h1>
            <IconButton
              label="New note"
              keys={formatKeys('Mod+Alt+N')}
              icon={<Plus size={16} />}
              onPress={() => runCommand('new-note')}
            />
          </div>
          <Toolbar session={session} open={tools.open} />
        </>
      }
    >
      <div className={styles.panes}>
        <NoteList notes={notes} chosen={note.id} />
        <NotePage note={note} session={session} findBar={tools.findBar} words={words} />
      </div>
      {tools.dialog}
    </WorkArea>
  );
}

function NotePage(props: {
  note: Note;
  session: DocumentSession;
  findBar: React.ReactNode;
  words: string | undefined;
}) {
  const { note, session, findBar, words } = props;
  const { change } = useWorkspace();
  const page = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (page.current !== null) page.current.scrollTop = session.scrollTop;
  }, [session]);
  useArrivalAt(session, words);
  const isNew = note.title === '' && note.excerpt === '';
  return (
    <div
      ref={page}
      className={styles.page}
      onScroll={(event) => {
        session.scrollTop = event.currentTarget.scrollTop;
      }}
    >
      {findBar !== false && <div className={styles.find}>{findBar}</div>}
      <article className={styles.sheet} aria-label={note.title === '' ? 'Untitled note' : note.title}>
        <DamageNotice note={note} session={session} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field inside goes on to the text */}
        <div
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing)
              session.editor.commands.focus('start');
          }}
        >
          <DraftField
            label="Title of the note"
            isLabelHidden
            placeholder="Untitled note"
            className={styles.title ?? ''}
            value={note.title}
            onSave={(title) => change(`Rename note to “${title}”`, renameNoteOperations(note.id, title))}
            rows={2}
            isOneLine
            autoFocus={isNew}
          />
        </div>
        <NoteHead note={note} session={session} />
        <RichText session={session} className={styles.text ?? ''} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger aim for the pointer; keys reach the text */}
        <div
          className={styles.below}
          onMouseDown={(event) => {
            event.preventDefault();
            focusEnd(session);
          }}
        />
      </article>
    </div>
  );
}

/** What the note is on, when it was edited, and its deletion. */
function NoteHead({ note, session }: { note: Note; session: DocumentSession }) {
  const { change, report } = useWorkspace();
  const { go } = useNavigation();
  const remove = async (): Promise<void> => {
    await session.flush();
    const name = note.title === '' ? 'Untitled note' : note.title;
    const isRemoved = await change(`Delete note “${name}”`, removeNoteOperations(note.id), {
      offerUndo: true,
    });
    if (isRemoved) go({ view: 'notes' });
  };
  return (
    <div className={styles.head}>
      <NoteTargetPicker note={note} />
      <span className={styles.edited}>Edited {formatMoment(note.updatedAt)}</span>
      <IconButton
        label="Delete this note"
        icon={<Trash2 size={15} />}
        onPress={() => void remove().catch(report)}
      />
    </div>
  );
}

function DamageNotice({ note, session }: { note: Note; session: DocumentSession }) {
  const { dossierId, change } = useWorkspace();
  const { go } = useNavigation();
  const problem = useSyncExternalStore(session.subscribe, session.problem);
  if (problem === null) return null;
  const copy = async (): Promise<void> => {
    const made = addNoteOperations(
      { dossierId, makeId, now: Date.now() },
      {
        target: note.target,
        title: `${note.title} (what can be read)`,
        content: session.editor.state.doc.toJSON() as RichTextNode,
      },
    );
    if (await change('Copy what can be read to a new note', made.operations))
      go({ view: 'notes', noteId: made.note.id });
  };
  return (
    <div role="note" className={styles.notice}>
      <TriangleAlert size={16} aria-hidden />
      <p>
        <strong>Part of this note cannot be shown, so it is not edited here.</strong> {problem} The stored
        text is kept as it is.
      </p>
      <Button size="small" onPress={() => void copy()}>
        Copy what can be read
      </Button>
    </div>
  );
}

/** The note of an annotation: saved while typing, one step of undo for one editing. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Annotation } from '../../domain/records.ts';
import { createNoteAutosave } from '../../storage/annotation-note.ts';
import { database } from '../../storage/workspace.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import styles from './annotation-list.module.css';
import { focusText, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';

export function AnnotationNote({ annotation }: { annotation: Annotation }) {
  const session = useReaderSession();
  const { dossierId, report } = useWorkspace();
  const { id } = annotation;
  const wantsFocus = useReaderState(session.store, ({ noteFor }) => noteFor === id);
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const autosave = useRef<ReturnType<typeof createNoteAutosave> | null>(null);
  // What is stored shows through once the editing is over: also when undo has changed it back.
  const [stored, setStored] = useState(annotation.note);
  if (annotation.note !== stored) {
    setStored(annotation.note);
    if (autosave.current === null) setDraft(null);
  }

  const endEditing = async (): Promise<void> => {
    const { current } = autosave;
    autosave.current = null;
    try {
      await current?.close();
    } catch (error) {
      report(error);
    }
  };
  const latest = useRef(endEditing);
  latest.current = endEditing;
  // The card can be left without the field losing the focus first (another annotation chosen by key).
  useEffect(() => () => void latest.current(), []);

  const type = (text: string): void => {
    setDraft(text);
    autosave.current ??= createNoteAutosave(database, dossierId, id);
    autosave.current.change(text);
  };
  const newest = useRef(type);
  newest.current = type;
  useEffect(() => {
    if (!wantsFocus || field.current === null) return;
    const { noteText } = session.store.get();
    session.store.set({ noteFor: null, noteText: '' });
    field.current.focus();
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
    if (noteText !== '') newest.current(field.current.value + noteText);
  }, [wantsFocus, session]);

  const press = (event: KeyboardEvent): void => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    focusText(session);
  };
  return (
    <textarea
      ref={field}
      aria-label="Note"
      className={styles.noteField}
      placeholder="Note"
      rows={1}
      value={draft ?? annotation.note}
      onChange={(event) => type(event.target.value)}
      onKeyDown={press}
      onBlur={() => void endEditing()}
    />
  );
}

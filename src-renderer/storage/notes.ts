/** Notes: making, moving and removing one, and the writing of its text past the change log. */
import { DOCUMENT_SCHEMA_VERSION, plainTextOf } from '../domain/brief/document.ts';
import { sameValue } from '../domain/change.ts';
import type { NoteId } from '../domain/ids.ts';
import type { Note, NoteBody, NoteTarget, RichTextNode } from '../domain/records.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { DocumentGone } from './document-gone.ts';
import { type NewRowContext, newRow } from './new-row.ts';
import { removeRows } from './removal.ts';
import { trackSave } from './save-status.ts';

/** Characters (UTF-16 code units, about) of a note's text that lists show. */
const EXCERPT_LENGTH = 160;

/** The first words of a text, for lists; cut between words. */
export function excerptOf(content: RichTextNode): string {
  const text = plainTextOf(content).replace(/\s+/gu, ' ').trim();
  if (text.length <= EXCERPT_LENGTH) return text;
  const cut = text.slice(0, EXCERPT_LENGTH);
  const lastSpace = cut.lastIndexOf(' ');
  // A text without spaces is cut where it is, but not inside a surrogate pair.
  const words =
    lastSpace > EXCERPT_LENGTH / 2 ? cut.slice(0, lastSpace) : cut.replace(/[\ud800-\udbff]$/u, '');
  return `${words}…`;
}

/** The operations that make a note with its text. */
export function addNoteOperations(
  context: NewRowContext,
  fields: { target: NoteTarget; title: string; content: RichTextNode },
): { note: Note; operations: Operation[] } {
  const { target, title, content } = fields;
  const excerpt = excerptOf(content);
  const note: Note = { ...newRow<NoteId>(context), target, targetId: target.id, title, excerpt };
  return {
    note,
    operations: [
      { kind: 'put', table: 'notes', row: note },
      { kind: 'put', table: 'noteBodies', row: bodyOf(note, content, context.now) },
    ],
  };
}

function bodyOf(note: Pick<Note, 'id' | 'dossierId'>, content: RichTextNode, now: number): NoteBody {
  const { id, dossierId } = note;
  return { id, dossierId, createdAt: now, updatedAt: now, schemaVersion: DOCUMENT_SCHEMA_VERSION, content };
}

/** The operations that remove notes with their texts. */
export function removeNoteOperations(...noteIds: readonly NoteId[]): Operation[] {
  return [...removeRows('noteBodies', noteIds), ...removeRows('notes', noteIds)];
}

/** The operation that gives a note another title, which may be empty. */
export function renameNoteOperations(noteId: NoteId, title: string): Operation[] {
  return [{ kind: 'update', table: 'notes', key: noteId, fields: { title } }];
}

/** The operations that put a note on another dossier, source or claim. */
export function moveNoteOperations(noteId: NoteId, target: NoteTarget): Operation[] {
  return [{ kind: 'update', table: 'notes', key: noteId, fields: { target, targetId: target.id } }];
}

/** As for briefs; `noteId` is the id of the new note that keeps the other text. */
export type NoteSaveGuard = { basedOn: number; noteId: NoteId };

export type SavedNoteBody = {
  /** `updatedAt` of the stored body: what the next save is based on. */
  updatedAt: number;
  /** The note that keeps the text that somebody else had stored meanwhile; null where nobody had. */
  displaced: Note | null;
};

/**
 * Stores a note's text and the excerpt of it, as autosave does: in one strict transaction, outside the change log.
 * @param now milliseconds since the Unix epoch
 * @returns once the text is on the disk
 * @throws DocumentGone when the note was deleted; else what the database throws. Nothing is stored then.
 */
export function saveNoteBody(
  database: ChanceryDatabase,
  noteId: NoteId,
  content: RichTextNode,
  guard: NoteSaveGuard | null = null,
  now: number = Date.now(),
): Promise<SavedNoteBody> {
  return trackSave(
    database.transaction('rw', [database.notes, database.noteBodies], async (): Promise<SavedNoteBody> => {
      const note = await database.notes.get(noteId);
      if (note === undefined)
        throw new DocumentGone(
          'The note was deleted. Undo brings it back; what you typed is kept on screen.',
        );
      const stored = await database.noteBodies.get(noteId);
      const displaced = await keepDisplaced(database, note, stored, content, guard, now);
      const updatedAt = Math.max(now, (stored?.updatedAt ?? 0) + 1);
      const createdAt = stored?.createdAt ?? now;
      await database.noteBodies.put({ ...bodyOf(note, content, updatedAt), createdAt });
      await database.notes.update(noteId, { excerpt: excerptOf(content), updatedAt: now });
      return { updatedAt, displaced };
    }),
  );
}

async function keepDisplaced(
  database: ChanceryDatabase,
  note: Note,
  stored: NoteBody | undefined,
  content: RichTextNode,
  guard: NoteSaveGuard | null,
  now: number,
): Promise<Note | null> {
  if (guard === null || stored === undefined || stored.updatedAt === guard.basedOn) return null;
  if (sameValue(stored.content, content)) return null;
  const title = `${note.title === '' ? 'Untitled note' : note.title} (changed elsewhere)`;
  const copy: Note = { ...note, id: guard.noteId, title, createdAt: now, updatedAt: now };
  await database.notes.put(copy);
  await database.noteBodies.put({ ...stored, id: guard.noteId, createdAt: now, updatedAt: now });
  return copy;
}

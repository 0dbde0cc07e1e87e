/** How the editor reads and writes a note's text. */
import type { DossierId, NoteId } from '../../domain/ids.ts';
import { saveNoteBody } from '../../storage/notes.ts';
import { database, makeId } from '../../storage/workspace.ts';
import type { DocumentStore } from '../../ui/rich-text/document-session.ts';

export function noteStore(noteId: NoteId, dossierId: DossierId): DocumentStore {
  return {
    owner: `note:${noteId}`,
    kind: 'note',
    label: 'Text of the note',
    placeholder: 'Write here. Cite passages as in a brief.',
    dossierId,
    database,
    read: () => database.noteBodies.get(noteId),
    async write(content, basedOn) {
      const guard = { basedOn, noteId: makeId<NoteId>() };
      const { updatedAt, displaced } = await saveNoteBody(database, noteId, content, guard);
      const told = `This note was also changed elsewhere. That other text is kept as “${displaced?.title ?? ''}”.`;
      return { updatedAt, displaced: displaced === null ? null : told };
    },
  };
}

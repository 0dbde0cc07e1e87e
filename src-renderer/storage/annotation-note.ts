/** Saving an annotation's note while it is typed: what was typed survives a crash, and undo takes back one whole editing. */
import type { AnnotationId, DossierId } from '../domain/ids.ts';
import { writeNoteOperations } from './annotations.ts';
import { createAutosave } from './autosave.ts';
import { amend, commit } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';

const LABEL = 'Edit the note of an annotation';

/** Autosave for one editing of one note: `change` with every keystroke, `close` when the field is left. */
export function createNoteAutosave(database: ChanceryDatabase, dossierId: DossierId, id: AnnotationId) {
  let sequence: number | null = null;
  return createAutosave<string>(`annotation-note:${id}`, async (note) => {
    const operations = writeNoteOperations({ id }, note);
    sequence =
      sequence === null
        ? await commit(database, dossierId, LABEL, operations)
        : await amend(database, dossierId, sequence, LABEL, operations);
  });
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentNode, paragraphNode, textNode } from '../../../src-renderer/domain/brief/document.ts';
import type { ClaimId, DossierId, NoteId } from '../../../src-renderer/domain/ids.ts';
import { createIdMaker } from '../../../src-renderer/domain/ids.ts';
import type { Note, RichTextNode } from '../../../src-renderer/domain/records.ts';
import { commit, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { DocumentGone } from '../../../src-renderer/storage/document-gone.ts';
import {
  addNoteOperations,
  moveNoteOperations,
  removeNoteOperations,
  saveNoteBody,
} from '../../../src-renderer/storage/notes.ts';

const DOSSIER = 'dossier-1' as DossierId;
const makeId = createIdMaker(
  () => Date.now(),
  (count) => crypto.getRandomValues(new Uint8Array(count)),
);

let database: ChanceryDatabase;

const say = (words: string): RichTextNode => documentNode(paragraphNode(textNode(words)));

async function addNote(): Promise<Note> {
  const context = { dossierId: DOSSIER, makeId, now: Date.now() };
  const target = { kind: 'dossier', id: DOSSIER } as const;
  const { note, operations } = addNoteOperations(context, { target, title: 'Ask', content: say('first') });
  await commit(database, DOSSIER, 'New note', operations);
  return note;
}

async function basedOn(note: Note): Promise<number> {
  return (await database.noteBodies.get(note.id))?.updatedAt ?? 0;
}

beforeEach(() => {
  database = new ChanceryDatabase(`test-notes-${makeId()}`);
});

afterEach(async () => {
  await database.delete();
});

describe('notes', () => {
  it('show their newest words in lists', async () => {
    const note = await addNote();
    expect((await database.notes.get(note.id))?.excerpt).toBe('first');
    await saveNoteBody(database, note.id, say('second'));
    expect((await database.notes.get(note.id))?.excerpt).toBe('second');
  });

  it('keep a text as another note that somebody else has stored since', async () => {
    const note = await addNote();
    const opened = await basedOn(note);
    const guard = () => ({ basedOn: opened, noteId: makeId<NoteId>() });
    await saveNoteBody(database, note.id, say('of the other window'), guard());
    const { displaced } = await saveNoteBody(database, note.id, say('of this window'), guard());
    expect((await database.noteBodies.get(note.id))?.content).toEqual(say('of this window'));
    expect(displaced?.title).toBe('Ask (changed elsewhere)');
    const other = await database.noteBodies.get(displaced?.id ?? '');
    expect(other?.content).toEqual(say('of the other window'));
  });

  it('are found by what they are on, after they were moved too', async () => {
    const note = await addNote();
    const claim = { kind: 'claim', id: 'claim-1' as ClaimId } as const;
    await commit(database, DOSSIER, 'Put note on a claim', moveNoteOperations(note.id, claim));
    expect(await database.notes.where({ targetId: 'claim-1' }).primaryKeys()).toEqual([note.id]);
    expect(await database.notes.where({ targetId: DOSSIER }).count()).toBe(0);
  });

  it('go with their text, come back with it, and do not come back by half', async () => {
    const note = await addNote();
    await commit(database, DOSSIER, 'Delete note', removeNoteOperations(note.id));
    expect(await database.noteBodies.count()).toBe(0);
    await expect(saveNoteBody(database, note.id, say('late'))).rejects.toBeInstanceOf(DocumentGone);
    await undo(database, DOSSIER);
    expect((await database.noteBodies.get(note.id))?.content).toEqual(say('first'));
  });
});

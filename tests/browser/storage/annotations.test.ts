import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anchorHolds, makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import type {
  AnnotationId,
  ClaimId,
  DossierId,
  EvidenceId,
  MakeId,
  RevisionId,
  SourceId,
  TagId,
} from '../../../src-renderer/domain/ids.ts';
import type { Annotation } from '../../../src-renderer/domain/records.ts';
import { createNoteAutosave } from '../../../src-renderer/storage/annotation-note.ts';
import {
  addAnnotationOperations,
  listAnnotations,
  moveExtentOperations,
  removeAnnotationsOperations,
  retagOperations,
  toggleTagOperations,
} from '../../../src-renderer/storage/annotations.ts';
import { amend, commit, redo, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';

const DOSSIER = 'dossier-1' as DossierId;
const SOURCE = 'source-1' as SourceId;
const REVISION = 'revision-1' as RevisionId;
const TEXT = 'Kabul denied it. No one crossed the border, it said. Officials gave no figures.';

let database: ChanceryDatabase;
let count = 0;

beforeEach(() => {
  count += 1;
  database = new ChanceryDatabase(`test-annotations-${Date.now()}-${count}`);
});

afterEach(async () => {
  await database.delete();
});

const makeId: MakeId = () => {
  count += 1;
  return `id-${String(count).padStart(5, '0')}` as never;
};

async function annotate(start: number, end: number, tagIds: TagId[] = []): Promise<Annotation> {
  const anchor = makeAnchor(REVISION, TEXT, start, end);
  const fields = { sourceId: SOURCE, anchor, tagIds };
  const { annotation, operations } = addAnnotationOperations({ dossierId: DOSSIER, makeId, now: 1 }, fields);
  await commit(database, DOSSIER, 'Highlight passage', operations);
  return annotation;
}

async function stored(id: AnnotationId): Promise<Annotation> {
  const row = await database.annotations.get(id);
  if (row === undefined) throw new Error('The annotation is not stored');
  return row;
}

describe('annotations', () => {
  it('are listed in text order, the longer first of those that begin together', async () => {
    const last = await annotate(50, 60);
    const short = await annotate(0, 5);
    const long = await annotate(0, 16);
    const listed = await listAnnotations(database, SOURCE, REVISION);
    expect(listed.map(({ id }) => id)).toEqual([long.id, short.id, last.id]);
    expect(await listAnnotations(database, SOURCE, 'other' as RevisionId)).toEqual([]);
  });

  it('are signed by the analyst who makes them, and by nobody where no name is known', async () => {
    const anchor = makeAnchor(REVISION, TEXT, 0, 5);
    const context = { dossierId: DOSSIER, makeId, now: 1 };
    const fields = { sourceId: SOURCE, anchor };
    expect(addAnnotationOperations({ ...context, author: 'A. Analyst' }, fields).annotation.author).toBe(
      'A. Analyst',
    );
    expect(addAnnotationOperations(context, fields).annotation.author).toBe('');
  });

  it('get a tag and lose it again', async () => {
    const annotation = await annotate(0, 5, ['a' as TagId]);
    const given = toggleTagOperations(annotation, 'b' as TagId);
    await commit(database, DOSSIER, 'Tag', given.operations);
    expect((await stored(annotation.id)).tagIds).toEqual(['a', 'b']);
    const taken = toggleTagOperations(await stored(annotation.id), 'a' as TagId);
    await commit(database, DOSSIER, 'Untag', taken.operations);
    expect((await stored(annotation.id)).tagIds).toEqual(['b']);
    expect(taken.tagIds).toEqual(['b']);
  });

  it('get, lose or exchange tags together, only those that change, and in one undo', async () => {
    const [first, second, third] = [
      await annotate(0, 5, ['a' as TagId]),
      await annotate(6, 12, ['b' as TagId, 'a' as TagId]),
      await annotate(13, 16),
    ];
    const rows = [first, second, third];
    const added = retagOperations(rows, 'add', 'b' as TagId);
    expect(added.rows.map(({ id, tagIds }) => [id, tagIds])).toEqual([
      [first.id, ['a', 'b']],
      [third.id, ['b']],
    ]);
    await commit(database, DOSSIER, 'Tag', added.operations);
    expect((await stored(third.id)).tagIds).toEqual(['b']);
    expect((await stored(second.id)).tagIds).toEqual(['b', 'a']);
    await undo(database, DOSSIER);
    expect((await stored(first.id)).tagIds).toEqual(['a']);
    const removed = retagOperations(rows, 'remove', 'a' as TagId);
    expect(removed.rows.map(({ tagIds }) => tagIds)).toEqual([[], ['b']]);
    expect(retagOperations(rows, 'replace', 'a' as TagId).rows.map(({ id }) => id)).toEqual([
      second.id,
      third.id,
    ]);
  });

  it('are retagged and deleted by the thousand', { timeout: 60_000 }, async () => {
    const anchor = makeAnchor(REVISION, TEXT, 0, 5);
    const context = { dossierId: DOSSIER, makeId, now: 1 };
    const made = Array.from({ length: 1_000 }, () =>
      addAnnotationOperations(context, { sourceId: SOURCE, anchor }),
    );
    const rows = made.map(({ annotation }) => annotation);
    await database.annotations.bulkAdd(rows);
    await commit(database, DOSSIER, 'Tag', retagOperations(rows, 'add', 'b' as TagId).operations);
    expect(await database.annotations.where('tagIds').equals('b').count()).toBe(1_000);
    await undo(database, DOSSIER);
    expect(await database.annotations.where('tagIds').equals('b').count()).toBe(0);
    const ids = rows.map(({ id }) => id);
    await commit(database, DOSSIER, 'Delete', await removeAnnotationsOperations(database, ids));
    expect(await database.annotations.count()).toBe(0);
    await undo(database, DOSSIER);
    expect(await database.annotations.count()).toBe(1_000);
  });

  it('quote exactly their text after their extent has moved, also through undo and redo', async () => {
    const annotation = await annotate(0, 5);
    const anchor = makeAnchor(REVISION, TEXT, 17, 42);
    await commit(database, DOSSIER, 'Extent', moveExtentOperations(annotation, anchor));
    expect((await stored(annotation.id)).anchor.quote.exact).toBe('No one crossed the border');
    await undo(database, DOSSIER);
    expect((await stored(annotation.id)).anchor.quote.exact).toBe('Kabul');
    await redo(database, DOSSIER);
    expect(anchorHolds(TEXT, (await stored(annotation.id)).anchor)).toBe(true);
  });

  it('refuse an extent in another revision', async () => {
    const annotation = await annotate(0, 5);
    const anchor = makeAnchor('revision-2' as RevisionId, TEXT, 0, 5);
    expect(() => moveExtentOperations(annotation, anchor)).toThrow('within its revision');
  });

  it('take their evidence with them, and bring it back on undo', async () => {
    const annotation = await annotate(0, 5);
    const kept = await annotate(6, 12);
    const row = (id: string, annotationId: AnnotationId) => ({
      id: id as EvidenceId,
      dossierId: DOSSIER,
      claimId: 'claim' as ClaimId,
      annotationId,
      sourceId: SOURCE,
      stance: 'supports' as const,
      strength: 'weak' as const,
      credibility: 3 as const,
      createdAt: 1,
      updatedAt: 1,
    });
    await database.evidence.bulkPut([row('e1', annotation.id), row('e2', kept.id)]);
    const operations = await removeAnnotationsOperations(database, [annotation.id]);
    await commit(database, DOSSIER, 'Delete annotation', operations);
    expect(await database.evidence.toCollection().primaryKeys()).toEqual(['e2']);
    expect(await database.annotations.count()).toBe(1);
    await undo(database, DOSSIER);
    expect(await database.evidence.count()).toBe(2);
    expect(await database.annotations.count()).toBe(2);
  });
});

describe('an editing saved in steps', () => {
  const note = (id: AnnotationId, text: string) =>
    [{ kind: 'update', table: 'annotations', key: id, fields: { note: text } }] as const;

  it('is undone in one, and redone in one', async () => {
    const { id } = await annotate(0, 5);
    const sequence = await commit(database, DOSSIER, 'Edit note', note(id, 'C'));
    expect(await amend(database, DOSSIER, sequence, 'Edit note', note(id, 'Ch'))).toBe(sequence);
    expect(await amend(database, DOSSIER, sequence, 'Edit note', note(id, 'Check'))).toBe(sequence);
    expect((await stored(id)).note).toBe('Check');
    expect(await undo(database, DOSSIER)).toBe('Edit note');
    expect((await stored(id)).note).toBe('');
    await redo(database, DOSSIER);
    expect((await stored(id)).note).toBe('Check');
  });

  it('does not reach back over a change made in between', async () => {
    const { id } = await annotate(0, 5);
    const sequence = await commit(database, DOSSIER, 'Edit note', note(id, 'one'));
    await annotate(6, 12);
    expect(await amend(database, DOSSIER, sequence, 'Edit note', note(id, 'two'))).not.toBe(sequence);
    await undo(database, DOSSIER);
    expect((await stored(id)).note).toBe('one');
  });

  it('is a change of its own after its beginning was undone', async () => {
    const { id } = await annotate(0, 5);
    const sequence = await commit(database, DOSSIER, 'Edit note', note(id, 'one'));
    await undo(database, DOSSIER);
    await amend(database, DOSSIER, sequence, 'Edit note', note(id, 'two'));
    expect((await stored(id)).note).toBe('two');
    expect(await redo(database, DOSSIER)).toBeNull();
    await undo(database, DOSSIER);
    expect((await stored(id)).note).toBe('');
  });

  it('stores the note while it is typed, as one step of undo for one editing', async () => {
    const { id } = await annotate(0, 5);
    const autosave = createNoteAutosave(database, DOSSIER, id);
    for (const text of ['W', 'Wh', 'Who']) {
      autosave.change(text);
      await autosave.flush();
    }
    expect((await stored(id)).note).toBe('Who');
    autosave.change('Who says so?');
    await autosave.close();
    expect((await stored(id)).note).toBe('Who says so?');
    await undo(database, DOSSIER);
    expect((await stored(id)).note).toBe('');
  });
});

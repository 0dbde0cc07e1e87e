import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import { documentNode } from '../../../src-renderer/domain/brief/document.ts';
import type { SourceId } from '../../../src-renderer/domain/ids.ts';
import { addAnnotationOperations } from '../../../src-renderer/storage/annotations.ts';
import { findCandidateOperations } from '../../../src-renderer/storage/candidates.ts';
import { claimFromPassageOperations, EMPTY_CLAIM } from '../../../src-renderer/storage/claims.ts';
import { commit, redo, undo } from '../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { addNoteOperations } from '../../../src-renderer/storage/notes.ts';
import {
  addSourceOperations,
  importSource,
  removeSourceOperations,
  updateSourceOperations,
} from '../../../src-renderer/storage/sources.ts';
import {
  ARTICLE,
  addSource,
  DOSSIER,
  importedText,
  newContext,
  openTestDatabase,
  readAll,
} from './dossier-fixture.ts';

let database: ChanceryDatabase;

beforeEach(() => {
  database = openTestDatabase();
});

afterEach(async () => {
  await database.delete();
});

describe('importing', () => {
  it('stores source, text and original in one change, which undo takes back whole', async () => {
    const source = await addSource(database);
    const [revision] = await database.revisions.toArray();
    const [original] = await database.originals.toArray();
    expect(revision).toMatchObject({ id: source.revisionId, sourceId: source.id, text: expect.any(String) });
    expect(new TextDecoder().decode(original?.bytes)).toBe(ARTICLE);
    expect(await undo(database, DOSSIER)).toBe('Import “Border posts attacked again”');
    expect(await readAll(database)).toEqual({});
  });

  it('finds the source that has the same text already, and stores nothing then', async () => {
    const first = await addSource(database);
    // Other line endings, a byte-order mark: the same text, from other bytes.
    const twin = await importedText(`\uFEFF${ARTICLE.replaceAll('\n', '\r\n')}`);
    const outcome = await importSource(database, twin, { ...newContext(), fileName: 'b.txt' });
    expect(outcome).toMatchObject({ kind: 'duplicate', source: { id: first.id } });
    expect(await database.sources.count()).toBe(1);
    expect(await database.changes.count()).toBe(1);
  });

  it('makes one source of the same file dropped several times at once', async () => {
    const article = await importedText(ARTICLE);
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((fileName) => importSource(database, article, { ...newContext(), fileName })),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['duplicate', 'duplicate', 'imported']);
    expect(await database.sources.count()).toBe(1);
  });

  it('looks for the same text in its own dossier only', async () => {
    await addSource(database);
    const other = { ...newContext(), dossierId: 'dossier-2' as typeof DOSSIER, fileName: 'a.txt' };
    expect(await importSource(database, await importedText(ARTICLE), other)).toMatchObject({
      kind: 'imported',
    });
  });
});

describe('removing a source', () => {
  it('removes all that hangs on it, leaves claims and other sources, and undo brings every byte back', async () => {
    const source = await addSource(database);
    const other = await addSource(database, 'Another article\n\nIt is about something else entirely.');
    const revision = await database.revisions.get(source.revisionId);
    const anchor = makeAnchor(source.revisionId, revision?.text ?? '', 0, 12);
    const context = newContext();
    const made = claimFromPassageOperations(
      context,
      1,
      { ...EMPTY_CLAIM, statement: 'Border posts' },
      { sourceId: source.id, anchor },
    );
    await commit(database, DOSSIER, 'Add claim 1', made.operations);
    const found = await findCandidateOperations(database, source.id, context);
    expect(found?.candidates.length).toBeGreaterThan(0);
    await commit(database, DOSSIER, 'Find claims', found?.operations ?? []);
    const target = { kind: 'source', id: source.id } as const;
    const note = addNoteOperations(context, { target, title: 'On it', content: documentNode() });
    await commit(database, DOSSIER, 'Add note', note.operations);
    const before = await readAll(database);

    await commit(database, DOSSIER, 'Delete source', await removeSourceOperations(database, source.id));
    const after = await readAll(database);
    expect(Object.keys(after).toSorted()).toEqual(['claims', 'originals', 'revisions', 'sources']);
    expect(after.sources).toMatchObject([{ id: other.id }]);
    expect(after.claims).toMatchObject([{ id: made.claim.id }]);

    expect(await undo(database, DOSSIER)).toBe('Delete source');
    expect(await readAll(database)).toEqual(before);
  });

  it('removes hundreds at once, and undo brings back every row of each, redo takes them again', async () => {
    const context = newContext();
    const article = await importedText(ARTICLE);
    const operations = Array.from({ length: 600 }, (_, at) => {
      const imported = { ...article, textHash: `hash-${at}` };
      const added = addSourceOperations(imported, { ...context, fileName: `${at}.txt` });
      const anchor = makeAnchor(added.revision.id, article.text, at % 50, (at % 50) + 12);
      const annotation = addAnnotationOperations(context, { sourceId: added.source.id, anchor });
      return [...added.operations, ...annotation.operations];
    });
    await commit(database, DOSSIER, 'Import', operations.flat());
    const before = await readAll(database);
    const sources = await database.sources.toArray();
    const ids = sources.slice(20, 580).map(({ id }) => id);
    await commit(database, DOSSIER, 'Delete 560 sources', await removeSourceOperations(database, ...ids));
    const left = await readAll(database);
    expect(Object.values(left).map((rows) => rows.length)).toEqual([40, 40, 40, 40]);
    expect(await undo(database, DOSSIER)).toBe('Delete 560 sources');
    expect(await readAll(database)).toEqual(before);
    expect(await redo(database, DOSSIER)).toBe('Delete 560 sources');
    expect(await readAll(database)).toEqual(left);
    await undo(database, DOSSIER);
    expect(await readAll(database)).toEqual(before);
  });

  it('asks the database as often for many as for one', async () => {
    const sources = await Promise.all(
      Array.from({ length: 20 }, (_, at) => addSource(database, `Article ${at}\n\nIt is number ${at}.`)),
    );
    const ids = sources.map(({ id }) => id);
    const countQueries = async (some: readonly SourceId[]): Promise<number> => {
      let asked = 0;
      database.use({
        stack: 'dbcore',
        name: 'count-queries',
        create: (core) => ({
          ...core,
          table: (name) => {
            const table = core.table(name);
            const openCursor: typeof table.openCursor = (request) => {
              asked += 1;
              return table.openCursor(request);
            };
            const query: typeof table.query = (request) => {
              asked += 1;
              return table.query(request);
            };
            return { ...table, openCursor, query };
          },
        }),
      });
      database.close();
      await database.open();
      await removeSourceOperations(database, ...some);
      return asked;
    };
    const forOne = await countQueries(ids.slice(0, 1));
    expect(forOne).toBeGreaterThan(0);
    expect(await countQueries(ids)).toBe(forOne);
  });
});

describe('changing metadata', () => {
  it('is undone field by field', async () => {
    const source = await addSource(database);
    const set = (fields: Parameters<typeof updateSourceOperations>[1], label: string) =>
      commit(database, DOSSIER, label, updateSourceOperations(source.id, fields));
    await set({ publisher: 'Dawn' }, 'Change publisher');
    await set({ reliability: 'B' }, 'Change reliability');
    await undo(database, DOSSIER);
    expect(await database.sources.get(source.id)).toMatchObject({ publisher: 'Dawn', reliability: 'F' });
  });
});

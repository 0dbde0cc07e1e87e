import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DossierId } from '../../../src-renderer/domain/ids.ts';
import { peekUndo, redo, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { ImportQueue } from '../../../src-renderer/storage/import-queue.ts';
import type { Importing } from '../../../src-renderer/storage/sources.ts';
import { DOSSIER, importedText, newContext, openTestDatabase, readAll } from './dossier-fixture.ts';

let database: ChanceryDatabase;
let queue: ImportQueue;

beforeEach(() => {
  database = openTestDatabase();
  queue = new ImportQueue(database);
});

afterEach(async () => {
  await database.delete();
});

async function article(title: string, dossierId: DossierId = DOSSIER): Promise<Importing> {
  const context = { ...newContext(), dossierId, fileName: `${title}.txt` };
  return { imported: await importedText(`${title}\n\nIt is about ${title}.`), context };
}

async function articles(titles: readonly string[]): Promise<Importing[]> {
  return Promise.all(titles.map((title) => article(title)));
}

async function titles(): Promise<string[]> {
  const sources = await database.sources.toArray();
  return sources.map(({ title }) => title);
}

/** How many transactions write sources while `act` runs. */
async function countTransactions(act: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function counted(this: IDBDatabase, names, mode, options) {
    if (mode === 'readwrite' && [names].flat().includes('sources')) count += 1;
    return transaction.call(this, names, mode, options);
  };
  try {
    await act();
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  return count;
}

describe('storing articles as they come', () => {
  it('waits for the disk a few times for many, and each is a change of its own, in order', async () => {
    const names = Array.from({ length: 30 }, (_, number) => `Article ${String(number).padStart(2, '0')}`);
    const all = await articles(names);
    await database.open();
    const times = await countTransactions(() => Promise.all(all.map((one) => queue.store(one))));
    expect(times).toBeLessThan(5);
    expect(await titles()).toEqual(names);
    expect(await database.changes.count()).toBe(30);
    expect(await peekUndo(database, DOSSIER)).toEqual({ undo: 'Import “Article 29”', redo: null });
    await undo(database, DOSSIER);
    await undo(database, DOSSIER);
    expect(await titles()).toEqual(names.slice(0, 28));
    expect(await database.originals.count()).toBe(28);
    await redo(database, DOSSIER);
    await redo(database, DOSSIER);
    expect(await titles()).toEqual(names);
    for (const name of names.toReversed()) expect(await undo(database, DOSSIER)).toBe(`Import “${name}”`);
    expect(await readAll(database)).toEqual({});
  });

  it('makes one source of the same text that comes twice at once, the first of them', async () => {
    const [first, second] = await articles(['Twin', 'Other']);
    const again = { ...(await article('Twin')), context: { ...newContext(), fileName: 'again.txt' } };
    if (first === undefined || second === undefined) throw new Error('Nothing to store.');
    const outcomes = await Promise.all([first, second, again].map((one) => queue.store(one)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['imported', 'imported', 'duplicate']);
    expect(outcomes[2]?.source.id).toBe(outcomes[0]?.source.id);
    expect((await database.originals.toArray()).map(({ fileName }) => fileName)).toEqual([
      'Twin.txt',
      'Other.txt',
    ]);
  });

  it('stores the others when the database refuses one, and says of that one why', async () => {
    const all = await articles(['One', 'Two', 'Three', 'Four']);
    const refused = all[2];
    if (refused === undefined) throw new Error('Nothing to refuse.');
    // A function cannot be stored: the database throws while it takes the row, as for one that is too large.
    refused.imported = { ...refused.imported, statedBy: { title: (() => undefined) as never } };
    const outcomes = await Promise.allSettled(all.map((one) => queue.store(one)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await titles()).toEqual(['One', 'Two', 'Four']);
    expect(await database.changes.count()).toBe(3);
    expect(await database.revisions.count()).toBe(3);
    expect(await queue.store(await article('Five'))).toMatchObject({ kind: 'imported' });
  });

  it('keeps dossiers apart', async () => {
    const other = 'dossier-2' as DossierId;
    const both = [await article('One'), await article('One', other), await article('Two')];
    const outcomes = await Promise.all(both.map((one) => queue.store(one)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['imported', 'imported', 'imported']);
    expect(await database.sources.where({ dossierId: other }).count()).toBe(1);
    expect(await undo(database, other)).toBe('Import “One”');
    expect(await titles()).toEqual(['One', 'Two']);
  });

  it('has stored what it says is stored, even when the program ends with the next ones on their way', async () => {
    const all = await articles(Array.from({ length: 50 }, (_, number) => `Article ${number}`));
    const storing = all.map((one) => queue.store(one));
    const first = await storing[0];
    database.close();
    const ended = await Promise.allSettled(storing);
    const again = new ChanceryDatabase(database.name);
    const stored = new Set<string>((await again.sources.toArray()).map(({ id }) => id));
    expect(stored.has(first?.source.id ?? '')).toBe(true);
    for (const outcome of ended)
      if (outcome.status === 'fulfilled') expect(stored.has(outcome.value.source.id)).toBe(true);
    // Each is whole, or not there at all.
    expect(await again.revisions.count()).toBe(stored.size);
    expect(await again.originals.count()).toBe(stored.size);
    expect(await again.changes.count()).toBe(stored.size);
    again.close();
  });
});

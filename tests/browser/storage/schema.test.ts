/**
 * Every released schema version has a frozen fixture: the stores as they were declared then, with rows as they were
 * written then. Opening it with today's code must keep every row. Never edit a fixture; add one with the next version.
 */
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import type { DossierId } from '../../../src-renderer/domain/ids.ts';
import { undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import version1 from '../../fixtures/schema/version-1.json';
import version2 from '../../fixtures/schema/version-2.json';
import version3 from '../../fixtures/schema/version-3.json';

/** What later versions added to a row, with the values that say nothing. */
const ADDED: Readonly<Record<number, Record<string, object>>> = {
  1: {
    sources: { doi: '', volume: '', issue: '', page: '', statedBy: {}, tagIds: [] },
    revisions: { pages: [], images: [] },
    originals: { address: '' },
    annotations: { author: '', unconfirmed: null },
  },
};

type Fixture = { version: number; stores: Record<string, string>; rows: Record<string, unknown[]> };

async function writeFixture(name: string, fixture: Fixture): Promise<void> {
  const old = new Dexie(name);
  old.version(fixture.version).stores(fixture.stores);
  await old.open();
  for (const [table, rows] of Object.entries(fixture.rows)) await old.table(table).bulkAdd(rows);
  old.close();
}

describe('the database', () => {
  it.each([version1 as Fixture, version2 as Fixture, version3 as Fixture])(
    'opens version $version with every row and index',
    async (fixture) => {
      const name = `test-schema-${fixture.version}-${Date.now()}`;
      await writeFixture(name, fixture);
      const database = new ChanceryDatabase(name);
      await database.open();
      for (const [table, rows] of Object.entries(fixture.rows)) {
        const stored = await database.table(table).toArray();
        const added = ADDED[fixture.version]?.[table] ?? {};
        expect(stored, table).toEqual(rows.map((row) => ({ ...added, ...(row as object) })));
      }
      const indexed = await database.annotations.where('tagIds').equals('tag-1').primaryKeys();
      expect(indexed).toEqual(['annotation-1']);
      const inTextOrder = database.annotations.where('[anchor.revisionId+anchor.start]');
      expect(await inTextOrder.between(['revision-1', 0], ['revision-1', 10]).primaryKeys()).toEqual([
        'annotation-1',
      ]);
      await database.delete();
    },
  );

  it('completes the rows of the change log too, so that undoing a deletion brings back a row of today', async () => {
    const fixture = structuredClone(version1) as Fixture;
    const [annotation] = fixture.rows.annotations ?? [];
    fixture.rows.annotations = [];
    const removal = { table: 'annotations', key: 'annotation-1', before: annotation, after: null };
    const change = {
      dossierId: 'dossier-1',
      label: 'Delete annotation',
      time: 1,
      state: 'done',
      rows: [removal],
    };
    fixture.rows.changes?.push({ ...change, sequence: 2 });
    const name = `test-log-${Date.now()}`;
    await writeFixture(name, fixture);
    const database = new ChanceryDatabase(name);
    expect(await undo(database, 'dossier-1' as DossierId)).toBe('Delete annotation');
    expect(await database.annotations.toArray()).toEqual([
      { ...(annotation as object), author: '', unconfirmed: null },
    ]);
    await database.delete();
  });

  it('has every table of the design', async () => {
    const database = new ChanceryDatabase(`test-tables-${Date.now()}`);
    expect(database.tables.map((table) => table.name).sort()).toEqual(Object.keys(version3.stores).sort());
    expect(database.verno).toBe(3);
    await database.delete();
  });
});

/**
 * Every released schema version has a frozen fixture: the stores as they were declared then, with rows as they were
 * written then. Opening it with today's code must keep every row. Never edit a fixture; add one with the next version.
 */
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import version1 from '../../fixtures/schema/version-1.json';

type Fixture = { version: number; stores: Record<string, string>; rows: Record<string, unknown[]> };

async function writeFixture(name: string, fixture: Fixture): Promise<void> {
  const old = new Dexie(name);
  old.version(fixture.version).stores(fixture.stores);
  await old.open();
  for (const [table, rows] of Object.entries(fixture.rows)) await old.table(table).bulkAdd(rows);
  old.close();
}

describe('the database', () => {
  it.each([version1 as Fixture])('opens version $version with every row and index', async (fixture) => {
    const name = `test-schema-${fixture.version}-${Date.now()}`;
    await writeFixture(name, fixture);
    const database = new ChanceryDatabase(name);
    await database.open();
    for (const [table, rows] of Object.entries(fixture.rows)) {
      const stored = await database.table(table).toArray();
      expect(stored, table).toEqual(rows);
    }
    const indexed = await database.annotations.where('tagIds').equals('tag-1').primaryKeys();
    expect(indexed).toEqual(['annotation-1']);
    await database.delete();
  });

  it('has every table of the design', async () => {
    const database = new ChanceryDatabase(`test-tables-${Date.now()}`);
    expect(database.tables.map((table) => table.name).sort()).toEqual(Object.keys(version1.stores).sort());
    expect(database.verno).toBe(1);
    await database.delete();
  });
});

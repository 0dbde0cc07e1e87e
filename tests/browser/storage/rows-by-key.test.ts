import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceId } from '../../../src-renderer/domain/ids.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { readRowsByKey } from '../../../src-renderer/storage/rows-by-key.ts';
import { addSource, openTestDatabase } from './dossier-fixture.ts';

let database: ChanceryDatabase;
let ids: string[];

beforeEach(async () => {
  database = openTestDatabase();
  const source = await addSource(database);
  ids = Array.from({ length: 3_000 }, (_, index) => `many-${String(index).padStart(5, '0')}`);
  await database.sources.bulkPut(ids.map((id) => ({ ...source, id: id as SourceId })));
});

afterEach(async () => {
  await database.delete();
});

describe('rows by their keys', () => {
  it.each([
    ['few', 1, 20],
    ['most of the table', 1, 2_000],
    ['one in fifty', 50, 60],
  ])('are read in the order of the keys: %s', async (_, step, count) => {
    const asked = ids.filter((_id, index) => index % step === 0).slice(0, count);
    const keys = [...asked.toReversed(), 'missing', ...asked.slice(0, 2)];
    const rows = await readRowsByKey(database.sources, keys);
    expect(rows.map((row) => row?.id ?? 'missing')).toEqual(keys);
  });
});

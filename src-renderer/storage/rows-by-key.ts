/**
 * Reading many rows by their keys. One request a row is thousands of round trips; where the keys lie close together, as those
 * of a whole selection do, a range of rows costs one.
 */
import type { Table } from 'dexie';
import type { DossierId } from '../domain/ids.ts';

/** Fewer are asked for one by one. */
const FEW = 50;
/** Rows that are read in one go; small enough for a frame. */
const PART = 500;
/** A range is read where no more than this share of its rows is not asked for. */
const MOST_UNASKED = 3;

/**
 * The rows of these keys, in the order of the keys; undefined for those that are not there. Like Dexie's bulkGet, in a
 * transaction or without one.
 */
export async function readRowsByKey<Row extends object>(
  table: Table<Row, string>,
  keys: readonly string[],
): Promise<(Row | undefined)[]> {
  if (keys.length <= FEW) return table.bulkGet([...keys]);
  const sorted = [...new Set(keys)].sort();
  const found = new Map<string, Row | undefined>();
  for (let at = 0; at < sorted.length; at += PART) {
    const part = sorted.slice(at, at + PART);
    for (const [key, row] of await readPart(table, part)) found.set(key, row);
  }
  return keys.map((key) => found.get(key));
}

/** Rows of a page: each is a request of its own, and a thousand hold up what the window draws. */
const PAGE = 200;

/** All rows with these keys, a page at a time, in the order of the keys; those that are gone are left out. */
export async function* pagesByKey<Row extends object>(
  table: Table<Row, string>,
  keys: readonly string[],
): AsyncGenerator<readonly Row[]> {
  for (let from = 0; from < keys.length; from += PAGE) {
    const rows = await table.bulkGet(keys.slice(from, from + PAGE));
    yield rows.filter((row) => row !== undefined);
  }
}

/** A dossier's rows a page at a time, in the order of their keys: for whoever can begin with the first of thousands. */
export async function* pagesOfDossier<Row extends { dossierId: DossierId }>(
  table: Table<Row, string>,
  dossierId: DossierId,
): AsyncGenerator<readonly Row[]> {
  yield* pagesByKey(table, await table.where({ dossierId }).primaryKeys());
}

async function readPart<Row extends object>(
  table: Table<Row, string>,
  keys: readonly string[],
): Promise<(readonly [string, Row | undefined])[]> {
  const range = () => table.where(':id').between(keys[0], keys.at(-1), true, true);
  if ((await range().count()) > (1 + MOST_UNASKED) * keys.length) {
    const rows = await table.bulkGet([...keys]);
    return keys.map((key, index) => [key, rows[index]]);
  }
  const { keyPath } = table.schema.primKey;
  return (await range().toArray()).map((row) => [String(Reflect.get(row, String(keyPath))), row]);
}

/**
 * Reading many rows by their keys. One request a row is thousands of round trips; where the keys lie close together, as those
 * of a whole selection do, a range of rows costs one.
 */
import type { Table } from 'dexie';

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

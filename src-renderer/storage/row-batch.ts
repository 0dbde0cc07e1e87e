/**
 * The rows that a change touches, read and written together: thousands of them one by one are thousands of round trips to
 * the database. Between reading and writing they are changed in memory, so that a later operation on a row finds what an
 * earlier one made of it.
 */
import { Dexie, type Table } from 'dexie';
import type { ChanceryDatabase } from './database.ts';
import { readRowsByKey } from './rows-by-key.ts';

/** Rows handed to the database in one go: handing over thousands would hold the window for half a second. */
const PART = 500;

/** Tables whose rows may be megabytes: none is read that was not asked for, as a range of rows would. */
const HEAVY: ReadonlySet<string> = new Set([
  'originals',
  'revisions',
  'noteBodies',
  'briefBodies',
  'briefVersions',
] satisfies (keyof ChanceryDatabase)[]);

/** The database's own refusal, such as a full disk, where Dexie only reports how many rows were refused. */
export function findRefusal(error: unknown): unknown {
  return error instanceof Dexie.BulkError ? (error.failures[0] ?? error) : error;
}

export type PlainRow = Record<string, unknown>;

type RowKey = { table: string; key: string };

export class RowBatch {
  readonly #database: ChanceryDatabase;
  readonly #tables: ReadonlyMap<string, Map<string, PlainRow | null>>;
  readonly #changed = new Map<string, Set<string>>();

  private constructor(database: ChanceryDatabase, tables: ReadonlyMap<string, Map<string, PlainRow | null>>) {
    this.#database = database;
    this.#tables = tables;
  }

  /** Reads the rows of these keys. Within the transaction that is to write them. */
  static async read(database: ChanceryDatabase, keys: readonly RowKey[]): Promise<RowBatch> {
    const tables = new Map<string, Map<string, PlainRow | null>>();
    for (const [name, group] of Map.groupBy(keys, ({ table }) => table)) {
      const wanted = [...new Set(group.map(({ key }) => key))];
      const table = database.table<PlainRow, string>(name);
      const rows = HEAVY.has(name) ? await table.bulkGet(wanted) : await readRowsByKey(table, wanted);
      tables.set(name, new Map(wanted.map((key, index) => [key, rows[index] ?? null])));
    }
    return new RowBatch(database, tables);
  }

  get({ table, key }: RowKey): PlainRow | null {
    return this.#tables.get(table)?.get(key) ?? null;
  }

  /** Null deletes the row. */
  set({ table, key }: RowKey, row: PlainRow | null): void {
    this.#tables.get(table)?.set(key, row);
    const changed = this.#changed.get(table) ?? new Set();
    this.#changed.set(table, changed.add(key));
  }

  /**
   * Writes what was set.
   * @throws as `findRefusal` gives it
   */
  async write(): Promise<void> {
    for (const [name, keys] of this.#changed) {
      const table = this.#database.table<PlainRow, string>(name);
      const rows = [...keys].map((key) => ({ key, row: this.get({ table: name, key }) }));
      const gone = rows.filter(({ row }) => row === null).map(({ key }) => key);
      const kept = rows.map(({ row }) => row).filter((row) => row !== null);
      try {
        if (gone.length > 0) await table.bulkDelete(gone);
        await putInParts(table, kept);
      } catch (error) {
        throw findRefusal(error);
      }
    }
  }
}

/** The next part is handed over while the one before it is written: neither side waits for the other. */
async function putInParts(table: Table<PlainRow, string>, rows: readonly PlainRow[]): Promise<void> {
  let writing: PromiseLike<unknown> | undefined;
  for (let at = 0; at < rows.length; at += PART) {
    const next = table.bulkPut(rows.slice(at, at + PART));
    // Where both fail, the first is what is told of.
    next.catch(() => undefined);
    await writing;
    writing = next;
  }
  await writing;
}

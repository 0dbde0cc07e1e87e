/**
 * The rows that a change touches, read and written together: thousands of them one by one are thousands of round trips to
 * the database. Between reading and writing they are changed in memory, so that a later operation on a row finds what an
 * earlier one made of it.
 */
import { Dexie } from 'dexie';
import type { ChanceryDatabase } from './database.ts';

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
      const rows = await database.table<PlainRow, string>(name).bulkGet(wanted);
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
   * @throws the database's own refusal, such as a full disk, not a report of how many rows it refused
   */
  async write(): Promise<void> {
    for (const [name, keys] of this.#changed) {
      const table = this.#database.table<PlainRow, string>(name);
      const rows = [...keys].map((key) => ({ key, row: this.get({ table: name, key }) }));
      const gone = rows.filter(({ row }) => row === null).map(({ key }) => key);
      const kept = rows.map(({ row }) => row).filter((row) => row !== null);
      try {
        if (gone.length > 0) await table.bulkDelete(gone);
        if (kept.length > 0) await table.bulkPut(kept);
      } catch (error) {
        throw error instanceof Dexie.BulkError ? (error.failures[0] ?? error) : error;
      }
    }
  }
}

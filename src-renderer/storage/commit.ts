/**
 * The one write path. Every change of content goes through `commit`, which writes rows and the log entry in one
 * transaction: either both are stored or neither is. Undo and redo move through that log.
 */
import type { Table } from 'dexie';
import { type ChangeRow, patchRow } from '../domain/change.ts';
import type { DossierId } from '../domain/ids.ts';
import type { ChanceryDatabase, Change, ContentTable, RowOf } from './database.ts';
import { trackSave } from './save-status.ts';

/** One write. `put` stores a whole row, `update` patches fields of a stored row, `remove` deletes it. */
export type Operation = {
  [Name in ContentTable]:
    | { kind: 'put'; table: Name; row: RowOf[Name] }
    | { kind: 'update'; table: Name; key: string; fields: Partial<RowOf[Name]> }
    | { kind: 'remove'; table: Name; key: string };
}[ContentTable];

type PlainRow = Record<string, unknown>;

/** Tables of heavy rows that never change: logging them would store every article and its original twice. */
const IMMUTABLE_TABLES: ReadonlySet<string> = new Set(['revisions', 'originals'] satisfies ContentTable[]);

/** A log row, without a second copy of what its table keeps unchanged. */
function lightRow(row: ChangeRow): ChangeRow {
  if (row.before !== null || row.after === null || !IMMUTABLE_TABLES.has(row.table)) return row;
  return { ...row, after: {}, isAfterInTable: true };
}

function tableOf(database: ChanceryDatabase, name: string): Table<PlainRow, string> {
  return database.table<PlainRow, string>(name);
}

async function applyOperation(
  database: ChanceryDatabase,
  operation: Operation,
  now: number,
): Promise<ChangeRow | null> {
  const table = tableOf(database, operation.table);
  const key = operation.kind === 'put' ? operation.row.id : operation.key;
  const before = (await table.get(key)) ?? null;
  if (operation.kind === 'remove') {
    if (before === null) return null;
    await table.delete(key);
    return { table: operation.table, key, before, after: null };
  }
  if (operation.kind === 'update' && before === null) {
    // The row was deleted meanwhile, perhaps in another window: bringing half of it back would store a broken row.
    throw new Error(`Nothing to change: ${operation.table} ${key} is no longer there.`);
  }
  const after: PlainRow =
    operation.kind === 'put'
      ? { ...operation.row, updatedAt: now }
      : { ...before, ...operation.fields, updatedAt: now };
  await table.put(after);
  return { table: operation.table, key, before, after };
}

/**
 * Writes operations and their log entry in one strict transaction.
 * @param label what the analyst did, as it follows "Undid: " ("Tag passage with Diplomacy")
 * @param now milliseconds since the Unix epoch
 * @returns the log entry's sequence number, once it is on the disk
 * @throws when the database refuses (full disk, closed): nothing of the change is stored then
 */
export function commit(
  database: ChanceryDatabase,
  dossierId: DossierId,
  label: string,
  operations: readonly Operation[],
  now: number = Date.now(),
): Promise<number> {
  const names = [...new Set(operations.map((operation) => operation.table)), 'changes'];
  return trackSave(
    database.transaction('rw', names, async () => {
      const rows = await applyOperations(database, dossierId, operations, now);
      return database.changes.add({ dossierId, label, time: now, state: 'done', rows });
    }),
  );
}

async function applyOperations(
  database: ChanceryDatabase,
  dossierId: DossierId,
  operations: readonly Operation[],
  now: number,
): Promise<ChangeRow[]> {
  const rows: ChangeRow[] = [];
  for (const operation of operations) {
    const row = await applyOperation(database, operation, now);
    if (row !== null) rows.push(lightRow(row));
  }
  // A new change ends what could be redone, as in every editor.
  await database.changes.where({ dossierId, state: 'undone' }).modify({ state: 'discarded' });
  return rows;
}

/**
 * Like `commit`, for an editing that is saved in several steps and undone in one: the operations join the change
 * `sequence`. Where that is no longer the dossier's newest change, or was undone, they become a change of their own.
 * @returns the sequence number of the change that holds the operations, once it is on the disk
 */
export function amend(
  database: ChanceryDatabase,
  dossierId: DossierId,
  sequence: number,
  label: string,
  operations: readonly Operation[],
  now: number = Date.now(),
): Promise<number> {
  const names = [...new Set(operations.map((operation) => operation.table)), 'changes'];
  return trackSave(
    database.transaction('rw', names, async () => {
      const change = await newest(database, dossierId, 'done');
      const rows = await applyOperations(database, dossierId, operations, now);
      if (change?.sequence !== sequence)
        return database.changes.add({ dossierId, label, time: now, state: 'done', rows });
      const joined = [...change.rows];
      for (const row of rows) {
        const index = joined.findIndex((known) => known.table === row.table && known.key === row.key);
        const known = joined[index];
        if (known === undefined) joined.push(row);
        else joined[index] = { ...known, after: row.after };
      }
      await database.changes.update(sequence, { rows: joined, time: now });
      return sequence;
    }),
  );
}

async function newest(
  database: ChanceryDatabase,
  dossierId: DossierId,
  state: 'done' | 'undone',
): Promise<Change | undefined> {
  const entries = database.changes.where({ dossierId, state });
  return state === 'done' ? entries.last() : entries.first();
}

/**
 * A row that undo deletes may have been autosaved since it was made, or may be kept by its table only: redo must bring
 * back the newest of it.
 */
function rememberCurrent(row: ChangeRow, current: PlainRow | null): ChangeRow {
  if (row.before !== null || current === null) return row;
  return { table: row.table, key: row.key, before: null, after: current };
}

/** Moves one log entry to `state`, patching every row it touched. */
async function move(database: ChanceryDatabase, dossierId: DossierId, back: boolean): Promise<string | null> {
  const names = database.tables.map((table) => table.name).filter((name) => name !== 'meta');
  return trackSave(
    database.transaction('rw', names, async () => {
      const change = await newest(database, dossierId, back ? 'done' : 'undone');
      if (change === undefined) return null;
      const rows: ChangeRow[] = [];
      for (const row of back ? [...change.rows].reverse() : change.rows) {
        const table = tableOf(database, row.table);
        const current = (await table.get(row.key)) ?? null;
        const from = back ? row.after : row.before;
        const to = back ? row.before : row.after;
        const next = patchRow(current, from, to);
        if (next === null) await table.delete(row.key);
        else await table.put(next);
        rows.push(back ? rememberCurrent(row, current) : lightRow(row));
      }
      if (back) rows.reverse();
      await database.changes.update(change.sequence, { state: back ? 'undone' : 'done', rows });
      return change.label;
    }),
  );
}

/** Takes back the dossier's newest change. Gives its label, or null when there is none. */
export function undo(database: ChanceryDatabase, dossierId: DossierId): Promise<string | null> {
  return move(database, dossierId, true);
}

/** Makes the change again that was taken back last. Gives its label, or null when there is none. */
export function redo(database: ChanceryDatabase, dossierId: DossierId): Promise<string | null> {
  return move(database, dossierId, false);
}

/** What undo and redo would do next, by label. */
export async function peekUndo(
  database: ChanceryDatabase,
  dossierId: DossierId,
): Promise<{ undo: string | null; redo: string | null }> {
  const [done, undone] = await Promise.all([
    newest(database, dossierId, 'done'),
    newest(database, dossierId, 'undone'),
  ]);
  return { undo: done?.label ?? null, redo: undone?.label ?? null };
}

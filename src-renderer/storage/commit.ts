/**
 * The one write path. Every change of content goes through `commit`, which writes rows and the log entry in one
 * transaction: either both are stored or neither is. Undo and redo move through that log.
 */
import { type ChangeRow, patchRow, sameValue } from '../domain/change.ts';
import type { DossierId } from '../domain/ids.ts';
import type { ChanceryDatabase, Change, ContentTable, RowOf } from './database.ts';
import { findRefusal, type PlainRow, RowBatch } from './row-batch.ts';
import { trackSave } from './save-status.ts';

/** One write. `put` stores a whole row, `update` patches fields of a stored row, `remove` deletes it. */
export type Operation = {
  [Name in ContentTable]:
    | { kind: 'put'; table: Name; row: RowOf[Name] }
    | { kind: 'update'; table: Name; key: string; fields: Partial<RowOf[Name]> }
    | { kind: 'remove'; table: Name; key: string };
}[ContentTable];

/** Tables of heavy rows that never change: logging them would store every article and its original twice. */
const IMMUTABLE_TABLES: ReadonlySet<string> = new Set(['revisions', 'originals'] satisfies ContentTable[]);

/** A log row, without a second copy of what its table keeps unchanged. */
function lightRow(row: ChangeRow): ChangeRow {
  if (row.before !== null || row.after === null || !IMMUTABLE_TABLES.has(row.table)) return row;
  return { ...row, after: {}, isAfterInTable: true };
}

/** What the analyst reads where a change meets something that another window did meanwhile. */
const ROW_GONE = 'It was deleted meanwhile. Everything else is kept; undo brings it back.';
const OTHER_DOSSIER = 'It belongs to another dossier. Nothing was changed; open that dossier to change it.';

function keyOf(operation: Operation): { table: ContentTable; key: string } {
  const { table } = operation;
  return { table, key: operation.kind === 'put' ? operation.row.id : operation.key };
}

/** Makes one operation on rows in memory. */
function applyOperation(
  batch: RowBatch,
  dossierId: DossierId,
  operation: Operation,
  now: number,
): ChangeRow | null {
  const at = keyOf(operation);
  const before = batch.get(at);
  const owner = (operation.kind === 'put' ? operation.row : before)?.dossierId;
  if (owner !== undefined && owner !== dossierId) throw new Error(OTHER_DOSSIER);
  if (operation.kind === 'remove') {
    if (before === null) return null;
    batch.set(at, null);
    return { ...at, before, after: null };
  }
  if (operation.kind === 'update' && before === null) {
    // The row was deleted meanwhile, perhaps in another window: bringing half of it back would store a broken row.
    throw new Error(ROW_GONE);
  }
  const after: PlainRow =
    operation.kind === 'put'
      ? { ...operation.row, updatedAt: now }
      : { ...before, ...operation.fields, updatedAt: now };
  batch.set(at, after);
  return { ...at, before, after };
}

/** What the analyst did, as it follows "Undid: " ("Tag passage with Diplomacy"), and when: milliseconds since the Unix epoch. */
export type NewChange = { label: string; operations: readonly Operation[]; now: number };

/**
 * Writes operations and their log entry in one strict transaction.
 * @param label what the analyst did, as it follows "Undid: " ("Tag passage with Diplomacy")
 * @param now milliseconds since the Unix epoch
 * @returns the log entry's sequence number, once it is on the disk
 * @throws when the database refuses (full disk, closed): nothing of the change is stored then
 */
export async function commit(
  database: ChanceryDatabase,
  dossierId: DossierId,
  label: string,
  operations: readonly Operation[],
  now: number = Date.now(),
): Promise<number> {
  const [sequence] = await commitEach(database, dossierId, [{ label, operations, now }]);
  if (sequence === undefined) throw new Error('The log gave no number.');
  return sequence;
}

/**
 * Writes several changes, each with an entry of its own that undo takes back by itself, in one strict transaction: waiting for
 * the disk once for each of a thousand files took longer than writing them.
 * @returns the log entries' sequence numbers in the order of the changes, once all are on the disk
 * @throws as `commit`: nothing of any of the changes is stored then
 */
export function commitEach(
  database: ChanceryDatabase,
  dossierId: DossierId,
  changes: readonly NewChange[],
): Promise<number[]> {
  const tables = changes.flatMap(({ operations }) => operations.map((operation) => operation.table));
  return trackSave(
    database.transaction('rw', [...new Set(tables), 'changes'], async () => {
      const logged = await applyChanges(database, dossierId, changes);
      const entries = changes.map(({ label, now: time }, index) => {
        const state = 'done' as const;
        return { dossierId, label, time, state, rows: logged[index] ?? [] };
      });
      return database.changes.bulkAdd(entries, { allKeys: true }).catch(throwRefusal);
    }),
  );
}

/** Writes the rows of changes, the later on top of the earlier; gives what the log is to hold of each. */
async function applyChanges(
  database: ChanceryDatabase,
  dossierId: DossierId,
  changes: readonly NewChange[],
): Promise<ChangeRow[][]> {
  const batch = await RowBatch.read(
    database,
    changes.flatMap(({ operations }) => operations.map(keyOf)),
  );
  const logged = changes.map(({ operations, now }) => {
    const rows = operations.map((operation) => applyOperation(batch, dossierId, operation, now));
    return rows.filter((row) => row !== null).map(lightRow);
  });
  await batch.write();
  // A new change ends what could be redone, as in every editor.
  const undone = await database.changes.where({ dossierId, state: 'undone' }).toArray();
  if (undone.length > 0)
    await putChanges(
      database,
      undone.map((change) => ({ ...change, state: 'discarded' })),
    );
  return logged;
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
      const [rows = []] = await applyChanges(database, dossierId, [{ label, operations, now }]);
      if (change?.sequence !== sequence)
        return database.changes.add({ dossierId, label, time: now, state: 'done', rows });
      const joined = [...change.rows];
      for (const row of rows) {
        // The last: a change may have written a row twice.
        const index = joined.findLastIndex((known) => known.table === row.table && known.key === row.key);
        const known = joined[index];
        if (known === undefined) joined.push(row);
        else joined[index] = { ...known, after: row.after };
      }
      await putChanges(database, [{ ...change, rows: joined, time: now }]);
      return sequence;
    }),
  );
}

/** Whole, never patched: Dexie would read a change again and compare all its rows, which are thousands after a bulk change. */
async function putChanges(database: ChanceryDatabase, changes: readonly Change[]): Promise<void> {
  await database.changes.bulkPut(changes).catch(throwRefusal);
}

function throwRefusal(error: unknown): never {
  throw findRefusal(error);
}

async function newest(
  database: ChanceryDatabase,
  dossierId: DossierId,
  state: 'done' | 'undone',
): Promise<Change | undefined> {
  const entries = database.changes.where({ dossierId, state });
  return state === 'done' ? entries.last() : entries.first();
}

/** The values that `row` has now in the fields in which `from` and `to` differ. */
function currentFields(current: PlainRow, from: PlainRow, to: PlainRow): PlainRow {
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return Object.fromEntries(
    fields.filter((field) => !sameValue(from[field], to[field])).map((field) => [field, current[field]]),
  );
}

/**
 * A row may have been autosaved since its change, or be kept by its table only. What moving the change takes from the
 * table goes into the log, so that moving it the other way brings back the newest of it: nothing written is ever lost.
 */
function rememberCurrent(row: ChangeRow, current: PlainRow | null, back: boolean): ChangeRow {
  const { table, key, before, after } = row;
  if (current === null) return row;
  if (back && before === null) return { table, key, before, after: current };
  if (!back && after === null) return { table, key, before: current, after };
  if (before === null || after === null) return row;
  const kept = currentFields(current, before, after);
  return back ? { ...row, after: { ...after, ...kept } } : { ...row, before: { ...before, ...kept } };
}

/** A dossier is deleted by deleting it, never by undoing one step too many. */
function makesDossier(change: Change): boolean {
  return change.rows.some((row) => row.table === 'dossiers' && row.before === null);
}

/** Moves one log entry to `state`, patching every row it touched. */
async function move(
  database: ChanceryDatabase,
  dossierId: DossierId,
  back: boolean,
  only?: number,
): Promise<string | null> {
  const names = database.tables.map((table) => table.name).filter((name) => name !== 'meta');
  return trackSave(
    database.transaction('rw', names, async () => {
      const change = await newest(database, dossierId, back ? 'done' : 'undone');
      if (change === undefined || (only !== undefined && change.sequence !== only)) return null;
      if (back && makesDossier(change)) return null;
      const batch = await RowBatch.read(database, change.rows);
      const rows: ChangeRow[] = [];
      for (const row of back ? [...change.rows].reverse() : change.rows) {
        const current = batch.get(row);
        const from = back ? row.after : row.before;
        const to = back ? row.before : row.after;
        batch.set(row, patchRow(current, from, to));
        const remembered = rememberCurrent(row, current, back);
        rows.push(back ? remembered : lightRow(remembered));
      }
      await batch.write();
      if (back) rows.reverse();
      await putChanges(database, [{ ...change, state: back ? 'undone' : 'done', rows }]);
      return change.label;
    }),
  );
}

/**
 * Takes back the dossier's newest change. Gives its label, or null when there is none.
 * @param only takes back this change (its sequence number) or, where another is newer, none
 */
export function undo(
  database: ChanceryDatabase,
  dossierId: DossierId,
  only?: number,
): Promise<string | null> {
  return move(database, dossierId, true, only);
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

/** Upgrades of stored rows from one schema version to the next. Each is frozen with its version. */
import type { Transaction } from 'dexie';

type PlainRow = Record<string, unknown>;

/** What version 2 added to rows that were written before it. */
const ADDED_IN_VERSION_2: Readonly<Record<string, () => PlainRow>> = {
  sources: () => ({ doi: '', volume: '', issue: '', page: '', statedBy: {}, tagIds: [] }),
  revisions: () => ({ pages: [], images: [] }),
  originals: () => ({ address: '' }),
  annotations: () => ({ author: '', unconfirmed: null }),
};

type LoggedRow = { table: string; before: PlainRow | null; after: PlainRow | null };

/** Rows of the change log get the new fields too: undoing a deletion brings back a row of today. */
function completeLoggedRow(row: LoggedRow): LoggedRow {
  const added = ADDED_IN_VERSION_2[row.table];
  if (added === undefined) return row;
  const complete = (side: PlainRow | null): PlainRow | null =>
    // An empty row stands for one that its table keeps.
    side === null || Object.keys(side).length === 0 ? side : { ...added(), ...side };
  return { ...row, before: complete(row.before), after: complete(row.after) };
}

/** Version 2: bibliographic details with their origin, pages and images of a text, authors and moves of annotations. */
export async function upgradeToVersion2(transaction: Transaction): Promise<void> {
  for (const [table, added] of Object.entries(ADDED_IN_VERSION_2)) {
    await transaction
      .table(table)
      .toCollection()
      .modify((row: PlainRow) => {
        Object.assign(row, { ...added(), ...row });
      });
  }
  await transaction
    .table('changes')
    .toCollection()
    .modify((change: { rows: LoggedRow[] }) => {
      change.rows = change.rows.map(completeLoggedRow);
    });
}

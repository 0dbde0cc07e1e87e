/** Rows that go when what they hang on goes. */

import type { Operation } from './commit.ts';
import type { ChanceryDatabase, ContentTable } from './database.ts';

/** Operations that remove rows of one table by key. */
export function removeRows(table: ContentTable, keys: readonly string[]): Operation[] {
  return keys.map((key) => ({ kind: 'remove', table, key }));
}

/** Operations that remove the notes on sources or claims, with their bodies. */
export async function removeNotesOnOperations(
  database: ChanceryDatabase,
  targetIds: readonly string[],
): Promise<Operation[]> {
  const keys = await database.notes.where('targetId').anyOf(targetIds).primaryKeys();
  return [...removeRows('notes', keys), ...removeRows('noteBodies', keys)];
}

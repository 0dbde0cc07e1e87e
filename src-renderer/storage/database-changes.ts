/** Hearing of every change of the database, by whatever window or worker made it. */
import { Dexie } from 'dexie';
import { type ContentTable, DATABASE_NAME } from './database.ts';

/**
 * Calls `listener` after each write to the profile's database, or to these tables of it alone. Gives a function that ends
 * that.
 */
export function onDatabaseChange(
  listener: () => void,
  tables: readonly (ContentTable | '')[] = [''],
): () => void {
  const meant = tables.map((table) => `idb://${DATABASE_NAME}/${table}${table === '' ? '' : '/'}`);
  const hear = (changed: Record<string, unknown>): void => {
    if (Object.keys(changed).some((part) => part === 'all' || meant.some((start) => part.startsWith(start))))
      listener();
  };
  Dexie.on('storagemutated', hear);
  return () => Dexie.on.storagemutated.unsubscribe(hear);
}

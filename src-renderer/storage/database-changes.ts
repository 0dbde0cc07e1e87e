/** Hearing of every change of the database, by whatever window or worker made it. */
import { Dexie } from 'dexie';
import { DATABASE_NAME } from './database.ts';

/** Calls `listener` after each write to the profile's database. Gives a function that ends that. */
export function onDatabaseChange(listener: () => void): () => void {
  const hear = (changed: Record<string, unknown>): void => {
    if (Object.keys(changed).some((part) => part.startsWith(`idb://${DATABASE_NAME}/`))) listener();
  };
  Dexie.on('storagemutated', hear);
  return () => Dexie.on.storagemutated.unsubscribe(hear);
}

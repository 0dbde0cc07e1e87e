/**
 * Where the search index survives a restart: a database of its own, which may be thrown away at any time. Everything in it
 * can be made again from the dossiers.
 */
import { Dexie, type Table } from 'dexie';

/** One part of the index as it was last written. `index` is the engine's own JSON; `size` its length, to notice damage. */
export type StoredShard = { id: number; version: number; size: number; index: string; documents: unknown[] };

const DATABASE_NAME = 'chancery-search';

export class SearchStore extends Dexie {
  declare readonly shards: Table<StoredShard, number>;

  /** @param name other than the default only in tests */
  constructor(name: string = DATABASE_NAME) {
    // Relaxed: what is lost in a power cut is made again.
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ shards: 'id' });
  }
}

/**
 * Where the search index survives a restart: a database of its own, which may be thrown away at any time. Everything in it
 * can be made again from the dossiers.
 */
import { Dexie, type Table } from 'dexie';

/** One segment of the index (domain/search/segment.ts) with its documents; `sum` tells whether it came back whole. */
export type StoredSegment = {
  id: number;
  version: number;
  sum: number;
  terms: string;
  starts: Uint32Array;
  places: Uint32Array;
  documents: Uint32Array;
  texts: Uint32Array;
  samples: Uint32Array;
  firstSamples: Uint32Array;
  entries: unknown[];
};

const DATABASE_NAME = 'chancery-search';

export class SearchStore extends Dexie {
  declare readonly segments: Table<StoredSegment, number>;

  /** @param name other than the default only in tests */
  constructor(name: string = DATABASE_NAME) {
    // Relaxed: what is lost in a power cut is made again.
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ shards: 'id' });
    this.version(2).stores({ shards: null, segments: 'id' });
  }
}

/**
 * Keeps the search index true to the database: at the start what was stored is taken over and compared with what is there
 * now; afterwards every change is followed. Nothing depends on having seen each change: what is compared are stamps.
 */
import type { ChanceryDatabase } from '../storage/database.ts';
import { readSearchDocuments, readSearchOverview, searchKey } from '../storage/search-material.ts';
import type { SearchStore } from '../storage/search-store.ts';
import { SearchIndex } from './search-index.ts';
import type { SearchProgress } from './search-messages.ts';

/** Documents that are read and indexed in one go, between which searches are answered. */
const BATCH = 100;

export class SearchKeeper {
  readonly index = new SearchIndex();
  private readonly database: ChanceryDatabase;
  private readonly store: SearchStore;
  private readonly onProgress: (progress: SearchProgress) => void;
  private running: Promise<void> | null = null;
  private isStale = false;

  constructor(
    database: ChanceryDatabase,
    store: SearchStore,
    onProgress: (progress: SearchProgress) => void = () => {},
  ) {
    this.database = database;
    this.store = store;
    this.onProgress = onProgress;
  }

  /** Takes over what was stored; what is damaged is thrown away. Never fails: without a store it is only slower. */
  async load(): Promise<void> {
    try {
      for (const id of await this.store.shards.toCollection().primaryKeys()) {
        const stored = await this.store.shards.get(id);
        if (stored !== undefined && !this.index.load(stored)) await this.store.shards.delete(id);
      }
    } catch {
      await this.store.delete({ disableAutoOpen: false }).catch(() => undefined);
    }
  }

  /** Brings the index up to date. Called while it runs, it runs once more afterwards. */
  refresh(): Promise<void> {
    this.isStale = true;
    this.running ??= this.refreshAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async refreshAll(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      await this.catchUp();
    }
  }

  private async catchUp(): Promise<void> {
    const overview = await readSearchOverview(this.database);
    const known = this.index.stamps();
    const changed = overview.stamps.filter((entry) => known.get(searchKey(entry)) !== entry.stamp);
    const present = new Set(overview.stamps.map(searchKey));
    this.index.remove([...known.keys()].filter((key) => !present.has(key)));
    const total = overview.stamps.length;
    for (let at = 0; at < changed.length; at += BATCH) {
      this.onProgress({ done: total - changed.length + at, total });
      const batch = changed.slice(at, at + BATCH);
      this.index.put(await readSearchDocuments(this.database, overview.rows, batch));
      await pause();
    }
    this.onProgress({ done: total, total });
  }

  /** Stores the parts that changed. A failure costs nothing but time at the next start. */
  async save(): Promise<void> {
    for (const shard of this.index.takeDirty()) {
      await this.store.shards.put(shard).catch(() => undefined);
      await pause();
    }
  }
}

/** Lets waiting messages be answered. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

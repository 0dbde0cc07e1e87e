/**
 * Keeps the search index true to the database: at the start what was stored is taken over and compared with what is there
 * now; afterwards every change is followed. Nothing depends on having seen each change: what is compared are stamps.
 */
import type { ChanceryDatabase } from '../storage/database.ts';
import {
  readSearchDocuments,
  readSearchOverview,
  type SearchOverview,
  type SearchStamp,
  searchKey,
} from '../storage/search-material.ts';
import type { SearchStore } from '../storage/search-store.ts';
import { SearchIndex } from './search-index.ts';
import type { SearchProgress } from './search-messages.ts';

/** Words that are read and indexed in one go, about, between which searches are answered; and documents at most. */
const BATCH_WORDS = 40_000;
const BATCH = 100;
/** Milliseconds between two reports of how far the index is: each makes what is shown be searched for again. */
const REPORT_EVERY = 300;

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
      for (const id of await this.store.segments.toCollection().primaryKeys()) await this.loadSegment(id);
    } catch {
      await this.store.delete({ disableAutoOpen: false }).catch(() => undefined);
    }
  }

  private async loadSegment(id: number): Promise<void> {
    // A value that cannot be read at all fails its own request only.
    const stored = await this.store.segments.get(id).catch(() => undefined);
    if (!this.index.load(stored)) await this.store.segments.delete(id);
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
    for (;;) {
      if (this.isStale) {
        this.isStale = false;
        await this.catchUp();
      } else if (this.index.prepareNext()) await pause();
      else return;
    }
  }

  private async catchUp(): Promise<void> {
    const overview = await readSearchOverview(this.database);
    const known = this.index.stamps();
    const changed = overview.stamps.filter((entry) => known.get(searchKey(entry)) !== entry.stamp);
    const present = new Set(overview.stamps.map(searchKey));
    this.index.remove([...known.keys()].filter((key) => !present.has(key)));
    const total = overview.stamps.length;
    let done = total - changed.length;
    let reported = Number.NEGATIVE_INFINITY;
    for (const batch of batchesOf(changed, overview)) {
      if (performance.now() - reported >= REPORT_EVERY) {
        this.onProgress({ done, total });
        reported = performance.now();
      }
      this.index.put(await readSearchDocuments(this.database, overview.rows, batch));
      done += batch.length;
      await pause();
    }
    this.onProgress({ done: total, total });
  }

  /**
   * Stores what changed. A failure (a full disk) costs nothing but time at the next start. New segments are written before
   * those that they replace go: what is there twice counts once.
   */
  async save(): Promise<void> {
    const { put, remove } = this.index.takeChanges();
    try {
      for (const segment of put) {
        await this.store.segments.put(segment);
        await pause();
      }
      await this.store.segments.bulkDelete(remove);
    } catch {
      this.index.giveBack(remove);
    }
  }
}

/** Long texts are indexed a few at a time, short ones many. */
function* batchesOf(stamps: readonly SearchStamp[], { rows }: SearchOverview): Generator<SearchStamp[]> {
  const lengths = new Map<string, number>(rows.sources.map(({ id, wordCount }) => [id, wordCount]));
  let batch: SearchStamp[] = [];
  let words = 0;
  for (const stamp of stamps) {
    batch.push(stamp);
    words += lengths.get(stamp.id) ?? 0;
    if (batch.length < BATCH && words < BATCH_WORDS) continue;
    yield batch;
    batch = [];
    words = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Lets waiting messages be answered. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

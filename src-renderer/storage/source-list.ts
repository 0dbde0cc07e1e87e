/**
 * The sources of a dossier with what hangs on each, held in memory for lists and filters. It reads everything once, in
 * parts between which the window draws, and afterwards only the rows that a change touched: a query over all of them would
 * read ten thousand rows again for one that changed.
 */
import { Dexie, type IntervalTree, RangeSet } from 'dexie';
import type { ClaimId, DossierId, SourceId, TagId } from '../domain/ids.ts';
import type { Annotation, Evidence, Source } from '../domain/records.ts';
import type { ChanceryDatabase } from './database.ts';
import { Hangings } from './hangings.ts';
import { readRowsByKey } from './rows-by-key.ts';

/**
 * `passageTagIds` are the tags of its annotations. A row is another object when, and only when, it says something else. What is
 * not counted yet says 0 and has no tags: see `firstRows`.
 */
export type SourceRow = {
  id: SourceId;
  source: Source;
  isCounted: boolean;
  annotationCount: number;
  claimCount: number;
  passageTagIds: readonly TagId[];
  claimIds: readonly ClaimId[];
};

/** Rows read in one go; small enough for a frame. */
const PART = 500;

const TABLES = ['sources', 'annotations', 'evidence'] as const;
type FollowedTable = (typeof TABLES)[number];
type FollowedRow = Source | Annotation | Evidence;

export class SourceList {
  private readonly database: ChanceryDatabase;
  private readonly dossierId: DossierId;
  private readonly sources = new Map<string, Source>();
  private readonly annotations = new Hangings<readonly TagId[]>();
  private readonly evidence = new Hangings<ClaimId>();
  private readonly made = new Map<SourceId, SourceRow>();
  private readonly listeners = new Set<() => void>();
  private readonly stale: Record<FollowedTable, Set<string>> = {
    sources: new Set(),
    annotations: new Set(),
    evidence: new Set(),
  };
  private readonly touched = new Set<SourceId>();
  private shown: readonly SourceRow[] | undefined;
  private first: readonly SourceRow[] | undefined;
  private readonly wantsAll = new Set<FollowedTable>(TABLES);
  private isRunning = false;
  private isClosed = false;

  constructor(database: ChanceryDatabase, dossierId: DossierId) {
    this.database = database;
    this.dossierId = dossierId;
    Dexie.on('storagemutated', this.hear);
    this.start();
  }

  /** All rows, or undefined until they were read for the first time. The same array until a row changes. */
  readonly rows = (): readonly SourceRow[] | undefined => this.shown;

  /** The rows before what hangs on them was read, which takes twice as long; undefined before they were read, and afterwards. */
  readonly firstRows = (): readonly SourceRow[] | undefined => this.first;

  /** Calls `listener` when `rows` or `firstRows` gives others. Gives a function that ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  close(): void {
    this.isClosed = true;
    Dexie.on.storagemutated.unsubscribe(this.hear);
  }

  private readonly hear = (parts: Readonly<Record<string, IntervalTree>>): void => {
    let isMeant = 'all' in parts;
    for (const table of TABLES) {
      if ('all' in parts) this.wantsAll.add(table);
      const tree = parts[`idb://${this.database.name}/${table}/`];
      if (tree === undefined) continue;
      isMeant = true;
      // What another window or a worker wrote comes as a plain copy of the tree.
      for (const { from, to } of new RangeSet().add(tree)) {
        if (typeof from === 'string' && from === to) this.stale[table].add(from);
        // What many rows were written to is told of as a whole.
        else this.wantsAll.add(table);
      }
    }
    if (isMeant) this.start();
  };

  private start(): void {
    if (!this.isRunning) void this.catchUp();
  }

  private async catchUp(): Promise<void> {
    this.isRunning = true;
    try {
      while (this.isStale() && !this.isClosed) {
        await this.readAll();
        await this.readStale();
        this.publish();
      }
    } finally {
      this.isRunning = false;
    }
  }

  private isStale(): boolean {
    return this.wantsAll.size > 0 || TABLES.some((table) => this.stale[table].size > 0);
  }

  private async readAll(): Promise<void> {
    const wanted = TABLES.filter((name) => this.wantsAll.has(name));
    for (const name of wanted) {
      this.wantsAll.delete(name);
      try {
        await this.readTable(name);
      } catch (error) {
        // Else the next small change would tell of sources without what hangs on them.
        this.wantsAll.add(name);
        throw error;
      }
      if (name === 'sources' && this.shown === undefined) this.publishFirst();
    }
  }

  private async readTable(name: FollowedTable): Promise<void> {
    const table = this.database.table<FollowedRow, string>(name);
    const keys = await table.where({ dossierId: this.dossierId }).primaryKeys();
    const gone = new Set<string>(name === 'sources' ? this.sources.keys() : this[name].ids());
    for await (const { part, rows } of this.inParts(keys, (some) => readRowsByKey(table, some))) {
      for (const row of rows) if (row !== undefined) this.put(name, row);
      for (const key of part) gone.delete(key);
    }
    for (const key of gone) this.remove(name, key);
  }

  private async readStale(): Promise<void> {
    for (const name of TABLES) {
      const keys = [...this.stale[name]];
      this.stale[name].clear();
      const table = this.database.table<FollowedRow, string>(name);
      for await (const { part, rows } of this.inParts(keys, (some) => table.bulkGet([...some]))) {
        for (const [index, key] of part.entries()) {
          const row = rows[index];
          if (row === undefined) this.remove(name, key);
          else this.put(name, row);
        }
      }
    }
  }

  /** Reads part after part, each while the one before it is taken in; between them the window draws. */
  private async *inParts<Rows>(
    keys: readonly string[],
    read: (part: readonly string[]) => PromiseLike<Rows>,
  ): AsyncGenerator<{ part: readonly string[]; rows: Rows }> {
    const ask = (at: number) => {
      const part = keys.slice(at, at + PART);
      return part.length === 0 ? null : { part, reading: read(part) };
    };
    let next = ask(0);
    for (let at = PART; next !== null && !this.isClosed; at += PART) {
      const { part, reading } = next;
      const rows = await reading;
      next = ask(at);
      yield { part, rows };
      if (next !== null) await pause();
    }
  }

  private put(table: FollowedTable, row: FollowedRow): void {
    if (row.dossierId !== this.dossierId) return;
    if (table === 'sources') this.sources.set(row.id, row as Source);
    else if (table === 'annotations') {
      const { sourceId, tagIds } = row as Annotation;
      this.annotations.put(row.id, sourceId, tagIds);
    } else {
      const { sourceId, claimId } = row as Evidence;
      this.evidence.put(row.id, sourceId, claimId);
    }
    this.touched.add(table === 'sources' ? (row.id as SourceId) : (row as Annotation).sourceId);
  }

  private remove(table: FollowedTable, key: string): void {
    if (table === 'sources') {
      if (this.sources.delete(key)) this.touched.add(key as SourceId);
      return;
    }
    const sourceId = this[table].delete(key);
    if (sourceId !== undefined) this.touched.add(sourceId);
  }

  private publishFirst(): void {
    this.first = [...this.sources.values()].map((source) => ({
      id: source.id,
      source,
      isCounted: false,
      annotationCount: 0,
      claimCount: 0,
      passageTagIds: [],
      claimIds: [],
    }));
    this.tell();
  }

  private tell(): void {
    if (this.isClosed) return;
    for (const listener of this.listeners) listener();
  }

  private publish(): void {
    let isNew = this.shown === undefined;
    for (const id of this.touched) {
      const source = this.sources.get(id);
      const before = this.made.get(id);
      if (source === undefined) isNew = this.made.delete(id) || isNew;
      else {
        const row = this.makeRow(source);
        if (before !== undefined && saysTheSame(before, row)) continue;
        this.made.set(id, row);
        isNew = true;
      }
    }
    this.touched.clear();
    if (!isNew) return;
    this.shown = [...this.made.values()];
    this.first = undefined;
    this.tell();
  }

  private makeRow(source: Source): SourceRow {
    const tags = this.annotations.of(source.id);
    const claimIds = [...new Set(this.evidence.of(source.id))];
    return {
      id: source.id,
      source,
      isCounted: true,
      annotationCount: tags.length,
      claimCount: claimIds.length,
      passageTagIds: [...new Set(tags.flat())],
      claimIds,
    };
  }
}

function saysTheSame(a: SourceRow, b: SourceRow): boolean {
  return (
    a.source === b.source &&
    a.annotationCount === b.annotationCount &&
    a.claimIds.join() === b.claimIds.join() &&
    a.passageTagIds.join() === b.passageTagIds.join()
  );
}

/** Lets the window draw and hear keys. Not by a timer, of which the browser makes four milliseconds each. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * The annotations of one text, followed. They are read once, in pages, and after that only the rows that a change has
 * touched: a live query would read all of them again at each key that annotates, which takes a quarter of a second for
 * ten thousand.
 */
import { Dexie, type IntervalTree, RangeSet } from 'dexie';
import { sameValue } from '../domain/change.ts';
import type { AnnotationId, RevisionId } from '../domain/ids.ts';
import type { Annotation } from '../domain/records.ts';
import { compareAnnotations } from './annotations.ts';
import type { ChanceryDatabase } from './database.ts';

/** Rows read at a time: about as many as a frame has time for. */
const PAGE = 1_000;
/** Where more rows than this have changed at once, reading all of them is quicker than one by one. */
const MOST_SINGLE_ROWS = 400;

/** The part of Dexie's change messages that names the keys of annotations. */
const partOf = (name: string): string => `idb://${name}/annotations/`;

/**
 * Calls `onRows` with all annotations of a revision in text order, once they are read and after every change of any of
 * them, by whatever window or worker. Rows that nothing was written to stay the same objects. One that was written is another
 * object even where it reads as before, as after a change and its undo: who waits for an answer to it sees that it came.
 * @returns a function that ends the following
 */
export function followAnnotations(
  database: ChanceryDatabase,
  revisionId: RevisionId,
  onRows: (rows: readonly Annotation[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const followed = {
    pages: () => pagesOfRevision(database, revisionId),
    has: ({ anchor }: Annotation) => anchor.revisionId === revisionId,
  };
  return followRows(database, followed, onRows, onError);
}

/** Which annotations are followed: all of them, read a page at a time, and whether one belongs to them. */
export type Followed = {
  pages: () => AsyncGenerator<readonly Annotation[]>;
  has: (row: Annotation) => boolean;
};

/** As `followAnnotations`, of any annotations. */
export function followRows(
  database: ChanceryDatabase,
  followed: Followed,
  onRows: (rows: readonly Annotation[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const feed = new AnnotationFeed(database, followed, onRows);
  feed.start().catch(onError);
  const part = partOf(database.name);
  const hear = (changed: Record<string, IntervalTree>): void => {
    const keys = changed[part];
    if ('all' in changed) feed.followAll().catch(onError);
    else if (keys !== undefined) feed.follow(keys).catch(onError);
  };
  Dexie.on('storagemutated', hear);
  return () => {
    Dexie.on.storagemutated.unsubscribe(hear);
    feed.close();
  };
}

class AnnotationFeed {
  readonly #database: ChanceryDatabase;
  readonly #followed: Followed;
  readonly #onRows: (rows: readonly Annotation[]) => void;
  #rows: readonly Annotation[] | null = null;
  /** Keys that have changed since they were read. Null: all of them may have. */
  #stale: Set<AnnotationId> | null = null;
  /** Keys that were written since they were read, also where all are stale. Of large changes nobody tells them. */
  #written = new Set<AnnotationId>();
  #isReading = false;
  #isClosed = false;

  constructor(database: ChanceryDatabase, followed: Followed, onRows: (rows: readonly Annotation[]) => void) {
    this.#database = database;
    this.#followed = followed;
    this.#onRows = onRows;
  }

  start(): Promise<void> {
    return this.#read();
  }

  follow(keys: IntervalTree): Promise<void> {
    for (const { from, to } of RangeSet(keys)) {
      if (from !== to || (this.#stale?.size ?? 0) >= MOST_SINGLE_ROWS) this.#stale = null;
      this.#stale?.add(from as AnnotationId);
      this.#written.add(from as AnnotationId);
    }
    return this.#read();
  }

  /** Any row may have changed. */
  followAll(): Promise<void> {
    this.#stale = null;
    return this.#read();
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Reads until nothing is stale. What changes meanwhile is read in the next turn, so that no change is overtaken. */
  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (!this.#isClosed && (this.#stale === null || this.#stale.size > 0)) await this.#readTurn();
    } finally {
      this.#isReading = false;
    }
  }

  async #readTurn(): Promise<void> {
    const stale = this.#stale;
    const written = this.#written;
    this.#stale = new Set();
    this.#written = new Set();
    const known = this.#rows;
    try {
      const rows =
        stale === null || known === null ? await this.#readAll(written) : await this.#readAgain(known, stale);
      if (!this.#isClosed && rows !== this.#rows) this.#onRows(rows);
      this.#rows = rows;
    } catch (error) {
      const hasMore = this.#stale === null || this.#stale.size > 0;
      // What could not be read is read with the next change, and what was written comes as another object then.
      this.#stale = null;
      for (const key of written) this.#written.add(key);
      // A change that came meanwhile is the next one.
      if (!hasMore) throw error;
    }
  }

  async #readAll(written: ReadonlySet<AnnotationId>): Promise<readonly Annotation[]> {
    const found = new Map<AnnotationId, Annotation>();
    const known = new Map(this.#rows?.map((row) => [row.id, row]));
    for await (const page of this.#followed.pages()) {
      if (this.#isClosed) break;
      for (const row of page) found.set(row.id, written.has(row.id) ? row : steady(known.get(row.id), row));
    }
    return [...found.values()]
      .map((row) => this.#unlessOvertaken(known.get(row.id), row, written))
      .sort(compareAnnotations);
  }

  async #readAgain(
    known: readonly Annotation[],
    stale: ReadonlySet<AnnotationId>,
  ): Promise<readonly Annotation[]> {
    const before = new Map(known.filter(({ id }) => stale.has(id)).map((row) => [row.id, row]));
    const stored = await this.#database.annotations.bulkGet([...stale]);
    const here = stored.flatMap((row) =>
      row !== undefined && this.#followed.has(row)
        ? [this.#unlessOvertaken(before.get(row.id), row, stale)]
        : [],
    );
    const others = known.filter((row) => !stale.has(row.id));
    if (here.length === 0 && others.length === known.length) return known;
    return [...others, ...here].sort(compareAnnotations);
  }

  /**
   * A row that was written while it was read may be of before that: given as another object, it would look like the answer
   * to what was written. It stays what it was; the next turn reads it.
   */
  #unlessOvertaken(
    before: Annotation | undefined,
    row: Annotation,
    written: ReadonlySet<AnnotationId>,
  ): Annotation {
    const isToBeRead = this.#written.has(row.id) || (this.#stale === null && written.has(row.id));
    if (before === undefined || !isToBeRead) return row;
    this.#written.add(row.id);
    return before;
  }
}

async function* pagesOfRevision(
  database: ChanceryDatabase,
  revisionId: RevisionId,
): AsyncGenerator<readonly Annotation[]> {
  let from = 0;
  let limit = PAGE;
  while (true) {
    const page = await readAnnotationsFrom(database, revisionId, from, limit);
    yield page;
    if (page.length < limit) return;
    const last = page.at(-1)?.anchor.start ?? from;
    // A page of passages that all begin together would lead nowhere: the next one is larger.
    limit = last === from ? limit * 2 : PAGE;
    from = last;
  }
}

function steady(before: Annotation | undefined, row: Annotation): Annotation {
  return before !== undefined && sameValue(before, row) ? before : row;
}

/**
 * Annotations of a revision that begin at `from` (a UTF-16 offset) or after it, by where they begin; `limit` at most. Reads
 * no others.
 */
export function readAnnotationsFrom(
  database: ChanceryDatabase,
  revisionId: RevisionId,
  from: number,
  limit: number,
): Promise<Annotation[]> {
  return database.annotations
    .where('[anchor.revisionId+anchor.start]')
    .between([revisionId, from], [revisionId, Dexie.maxKey])
    .limit(limit)
    .toArray();
}

/** The last annotations of a revision that begin before `offset` (UTF-16); `limit` at most, in no certain order. */
export function readAnnotationsBefore(
  database: ChanceryDatabase,
  revisionId: RevisionId,
  offset: number,
  limit: number,
): Promise<Annotation[]> {
  return database.annotations
    .where('[anchor.revisionId+anchor.start]')
    .between([revisionId, 0], [revisionId, offset])
    .reverse()
    .limit(limit)
    .toArray();
}

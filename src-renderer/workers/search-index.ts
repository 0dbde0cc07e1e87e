/**
 * The search index: segments that are never changed, only joined. What is put in makes a small new segment, so a commit costs
 * what it holds and not what is there already; a document counts as it is in the newest segment that has it. Shape and engine
 * were chosen by measuring (docs/decisions/0008).
 */
import type { ParsedQuery } from '../domain/search/query.ts';
import { countLetters, makeSearchable, rankDocuments, type Searchable } from '../domain/search/rank.ts';
import { buildSegment, documentCount, mergeSegments, placeCount } from '../domain/search/segment.ts';
import { createWindowFinder } from '../domain/search/window.ts';
import { sampledWordsOf, wordsOf } from '../domain/search/words.ts';
import {
  SEARCH_KINDS,
  type SearchDocument,
  type SearchFacets,
  type SearchKind,
  searchKey,
} from '../storage/search-material.ts';
import type { StoredSegment } from '../storage/search-store.ts';
import { type Entry, packSegment, unpackSegment } from './stored-segment.ts';

/** `window` is a piece of the text, in UTF-16 units, that holds the passage to show; null where the index knows none. */
export type RankedHit = Entry & { score: number; window: Window | null };
type Window = { start: number; end: number };

/**
 * `counts` are of all hits, by kind; `hits` are the best of the kinds asked for, of which there are `total`. `sourceIds` are
 * all sources that were found, in no order; null where they are more than can be told.
 */
export type Ranking = {
  hits: RankedHit[];
  total: number;
  counts: Record<SearchKind, number>;
  sourceIds: string[] | null;
};

export type RankingOptions = {
  /** Is asked of documents that hold what is looked for. */
  filter: (facets: SearchFacets) => boolean;
  /** Empty for all. */
  kinds: readonly SearchKind[];
  limit: number;
};

/** `id` orders segments by age; `isStored` is false until it was written as it is. */
type Part = Searchable & { id: number; entries: readonly Entry[]; isStored: boolean };

/** Words beyond which segments are not joined: joining and writing one must stay short (some 50 ms, 4 MB). */
const LARGEST = 1_000_000;
/** So many neighbours of one size are joined to one that is as many times larger: each word is copied three times at most. */
const FAN = 8;
/** The words of the smallest size, of which there may be as many as of any. */
const SMALLEST = 16_000;
/** A segment with a larger share of documents that are gone is written anew. */
const MOST_GONE = 0.3;
/** Found sources that are told one by one: ten thousand ids would be the larger part of every answer. */
const MOST_TOLD = 1000;

export class SearchIndex {
  private parts: Part[] = [];
  private readonly places = new Map<string, { part: Part; document: number }>();
  private removedIds: number[] = [];
  private lastId = 0;

  /** How many documents are in it. */
  get size(): number {
    return this.places.size;
  }

  /** The stamp of every document, by key. */
  stamps(): Map<string, string> {
    const stamps = new Map<string, string>();
    for (const [key, { part, document }] of this.places) stamps.set(key, part.entries[document]?.stamp ?? '');
    return stamps;
  }

  /** Adds documents, or puts them in the place of those of the same key. */
  put(documents: readonly SearchDocument[]): void {
    if (documents.length === 0) return;
    const words = documents.map(({ title, text }) => {
      const { words: inText, samples } = sampledWordsOf(text);
      return { title: wordsOf(title), text: inText, samples };
    });
    const entries = documents.map(({ title: _title, text: _text, ...rest }) => ({
      ...rest,
      key: searchKey(rest),
    }));
    this.append({ ...makeSearchable(buildSegment(words)), id: this.lastId + 1, entries, isStored: false });
    this.tidy();
  }

  remove(keys: Iterable<string>): void {
    for (const key of keys) this.retire(key);
    this.tidy();
  }

  /** The documents that hold all that the query asks for and pass the filter, the best first. */
  search(query: ParsedQuery, { filter, kinds, limit }: RankingOptions): Ranking {
    const counts = Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, 0])) as Record<SearchKind, number>;
    const wanted = new Set(kinds.length === 0 ? SEARCH_KINDS : kinds);
    const best = new BestHits(limit);
    const sourceIds: string[] = [];
    rankDocuments(this.parts, query, (index, document, score) => {
      const part = this.parts[index];
      const entry = part?.entries[document];
      if (part === undefined || entry === undefined || !filter(entry)) return;
      counts[entry.kind] += 1;
      if (entry.kind === 'source' && counts.source <= MOST_TOLD) sourceIds.push(entry.id);
      if (wanted.has(entry.kind) && score >= best.least) best.add({ entry, part, document, score });
    });
    const findWindow = createWindowFinder(query);
    const hits = best.sorted().map(({ entry, part, document, score }) => ({
      ...entry,
      score,
      window: findWindow(part.segment, document),
    }));
    const total = [...wanted].reduce((sum, kind) => sum + counts[kind], 0);
    return { hits, total, counts, sourceIds: counts.source > MOST_TOLD ? null : sourceIds };
  }

  /**
   * Makes one part of the index quick for the first letter of a search: some milliseconds' work.
   * @returns false where all parts are
   */
  prepareNext(): boolean {
    return this.parts.some(countLetters);
  }

  /** What is to be written and what to be deleted so that the store holds what the index does. */
  takeChanges(): { put: StoredSegment[]; remove: number[] } {
    const fresh = this.parts.filter(({ isStored }) => !isStored);
    for (const part of fresh) part.isStored = true;
    const remove = this.removedIds;
    this.removedIds = [];
    return { put: fresh.map(({ id, segment, entries }) => packSegment(id, segment, entries)), remove };
  }

  /** What was taken to be written was not: everything is to be written again, and what was to be deleted still is. */
  giveBack(remove: readonly number[]): void {
    for (const part of this.parts) part.isStored = false;
    this.removedIds.push(...remove);
  }

  /**
   * Takes over one segment as it was stored; older ones come before newer ones.
   * @returns false where it is damaged or of another version: what it held is made anew then
   */
  load(stored: unknown): boolean {
    const unpacked = unpackSegment(stored);
    if (unpacked === null || unpacked.id <= this.lastId) return false;
    const { id, segment, entries } = unpacked;
    this.append({ ...makeSearchable(segment), id, entries, isStored: true });
    return true;
  }

  private append(part: Part): void {
    this.lastId = part.id;
    this.parts.push(part);
    for (const [document, { key }] of part.entries.entries()) {
      this.retire(key);
      this.places.set(key, { part, document });
    }
  }

  private retire(key: string): void {
    const place = this.places.get(key);
    if (place === undefined) return;
    place.part.alive[place.document] = 0;
    this.places.delete(key);
  }

  /** Joins what is small, and writes anew what is largely gone. */
  private tidy(): void {
    for (let at = this.parts.length - 1; at >= 0; at -= 1) {
      const part = this.parts[at];
      if (part !== undefined && shareGone(part) > MOST_GONE) this.join(at, at);
    }
    for (;;) {
      const last = this.parts.at(-1);
      if (last === undefined) return;
      const tier = tierOf(last);
      const first = this.parts.findLastIndex((part) => tierOf(part) > tier) + 1;
      const count = this.parts.length - first;
      const size = this.parts.slice(first).reduce((sum, { segment }) => sum + placeCount(segment), 0);
      if (count < FAN || size > LARGEST) return;
      this.join(first, this.parts.length - 1);
    }
  }

  /** Puts one segment in the place of those from `first` to `last`. It keeps the newest one's age. */
  private join(first: number, last: number): void {
    const old = this.parts.slice(first, last + 1);
    const newest = old.at(-1);
    if (newest === undefined) return;
    const { segment, survivors } = mergeSegments(
      old.map((part) => part.segment),
      (index, document) => old[index]?.alive[document] === 1,
    );
    const entries = survivors.flatMap((from) => old[from.segment]?.entries[from.document] ?? []);
    const part: Part = { ...makeSearchable(segment), id: newest.id, entries, isStored: false };
    this.parts.splice(first, old.length, ...(entries.length === 0 ? [] : [part]));
    const kept = entries.length === 0 ? null : part.id;
    this.removedIds.push(...old.map(({ id }) => id).filter((id) => id !== kept));
    for (const [document, { key }] of entries.entries()) this.places.set(key, { part, document });
  }
}

/** How many times a segment is FAN times larger than the smallest. */
function tierOf({ segment }: Part): number {
  return Math.max(0, Math.ceil(Math.log(placeCount(segment) / SMALLEST) / Math.log(FAN)));
}

type FoundHit = { entry: Entry; part: Part; document: number; score: number };

/** The best of many, without ordering all of them. */
class BestHits {
  private readonly limit: number;
  private kept: FoundHit[] = [];
  /** What scores less is not among them. */
  least = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(hit: FoundHit): void {
    this.kept.push(hit);
    if (this.kept.length < 8 * this.limit) return;
    this.kept = this.sorted();
    this.least = this.kept.at(-1)?.score ?? this.least;
  }

  sorted(): FoundHit[] {
    return this.kept
      .sort((a, b) => b.score - a.score || (a.entry.key < b.entry.key ? -1 : 1))
      .slice(0, this.limit);
  }
}

function shareGone({ alive, segment }: Part): number {
  let gone = 0;
  for (const one of alive) if (one === 0) gone += 1;
  return gone / Math.max(1, documentCount(segment));
}

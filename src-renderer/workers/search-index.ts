/**
 * The search index: MiniSearch for words and ranks, in shards, so that a change writes one part anew and not the whole; and
 * the folded texts, in which phrases are looked for. Engine and shape were chosen by measuring (docs/decisions/0008).
 */
import MiniSearch from 'minisearch';
import type { ParsedQuery } from '../domain/search/query.ts';
import { foldForSearch, isCommonWord, wordsOf } from '../domain/search/words.ts';
import { type SearchDocument, type SearchFacets, searchKey } from '../storage/search-material.ts';
import type { StoredShard } from '../storage/search-store.ts';

/** To be raised whenever what is stored changes its form or meaning: older parts are made anew. */
const FORMAT_VERSION = 1;
const SHARDS = 16;

/** A document as the index keeps it: `words` are its words in order, with one space before, between and after them. */
type Entry = SearchFacets & { key: string; stamp: string; words: string };

type Indexed = { key: string; title: string; text: string };

export type RankedHit = SearchFacets & { key: string; score: number };

/** The beginning of a word is looked for from this many letters on; shorter ones would match half of all words. */
const SHORTEST_PREFIX = 3;
/** Words that count as titles do, against those of texts. */
const BOOST = { title: 4 };

const OPTIONS = {
  idField: 'key',
  fields: ['title', 'text'],
  // Texts come folded and are split here once.
  tokenize: (text: string) => text.split(' '),
  processTerm: (term: string) => (term === '' || isCommonWord(term) ? null : term),
};

class Shard {
  readonly entries = new Map<string, Entry>();
  index = new MiniSearch<Indexed>(OPTIONS);
  isDirty = false;

  put(document: SearchDocument): void {
    const { title, text, ...facets } = document;
    const key = searchKey(document);
    const [titleWords, textWords] = [title, text].map((part) => wordsOf(foldForSearch(part)).join(' '));
    this.remove(key);
    this.index.add({ key, title: titleWords ?? '', text: textWords ?? '' });
    this.entries.set(key, { ...facets, key, words: ` ${titleWords} | ${textWords} ` });
    this.isDirty = true;
  }

  remove(key: string): void {
    if (!this.entries.delete(key)) return;
    this.index.discard(key);
    this.isDirty = true;
  }
}

export class SearchIndex {
  private readonly shards = Array.from({ length: SHARDS }, () => new Shard());

  /** How many documents are in it. */
  get size(): number {
    return this.shards.reduce((sum, { entries }) => sum + entries.size, 0);
  }

  /** The stamp of every document, by key. */
  stamps(): Map<string, string> {
    const stamps = new Map<string, string>();
    for (const { entries } of this.shards)
      for (const { key, stamp } of entries.values()) stamps.set(key, stamp);
    return stamps;
  }

  /** Adds documents, or puts them in the place of those of the same key. */
  put(documents: readonly SearchDocument[]): void {
    for (const document of documents) this.shardOf(searchKey(document)).put(document);
  }

  remove(keys: Iterable<string>): void {
    for (const key of keys) this.shardOf(key).remove(key);
  }

  /**
   * Every document that holds the query's words and phrases and passes `filter`, the best first.
   * @param filter is asked before anything else
   */
  search(query: ParsedQuery, filter: (facets: SearchFacets) => boolean): RankedHit[] {
    const phrases = query.phrases.map((phrase) => ` ${phrase}`);
    const words = query.words.join(' ');
    const inPhrases = query.phrases.flatMap((phrase) => phrase.split(' '));
    const telling = inPhrases.filter((word) => !isCommonWord(word));
    const terms = [...query.words, ...telling.slice(0, -1), ...telling.slice(-1)].filter(
      (word) => !isCommonWord(word),
    );
    const hits: RankedHit[] = [];
    for (const { index, entries } of this.shards) {
      const isFit = (entry: Entry | undefined): entry is Entry =>
        entry !== undefined && filter(entry) && phrases.every((phrase) => entry.words.includes(phrase));
      if (terms.length === 0) {
        // Common words only: they are not in the index, but in the texts.
        for (const entry of entries.values())
          if (isFit(entry) && (words === '' || entry.words.includes(` ${words}`))) hits.push(hitOf(entry, 0));
        continue;
      }
      const lastWord = query.words.at(-1);
      const found = index.search(terms.join(' '), {
        combineWith: 'AND',
        boost: BOOST,
        // The last word of a phrase may be the beginning of one as well: it is being typed.
        prefix: (term) =>
          term.length >= SHORTEST_PREFIX &&
          ((query.isPrefix && term === lastWord) || (query.phrases.length > 0 && term === telling.at(-1))),
        filter: ({ id }) => isFit(entries.get(String(id))),
      });
      for (const { id, score } of found) {
        const entry = entries.get(String(id));
        if (entry !== undefined) hits.push(hitOf(entry, score));
      }
    }
    return hits.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  }

  /** The parts that changed since they were last stored, as they are to be stored. */
  *takeDirty(): Generator<StoredShard> {
    for (const [id, shard] of this.shards.entries()) {
      if (!shard.isDirty) continue;
      shard.isDirty = false;
      const index = JSON.stringify(shard.index);
      yield {
        id,
        version: FORMAT_VERSION,
        size: index.length,
        index,
        documents: [...shard.entries.values()],
      };
    }
  }

  /**
   * Takes over one part as it was stored.
   * @returns false where it is damaged or of another version: it is made anew then
   */
  load(stored: StoredShard): boolean {
    try {
      const shard = this.shards[stored.id];
      if (shard === undefined || stored.version !== FORMAT_VERSION) return false;
      if (stored.index.length !== stored.size || !stored.documents.every(isEntry)) return false;
      const index = MiniSearch.loadJSON<Indexed>(stored.index, OPTIONS);
      if (index.documentCount !== stored.documents.length) return false;
      if (!stored.documents.every((entry) => index.has(entry.key) && this.shardOf(entry.key) === shard))
        return false;
      shard.index = index;
      for (const entry of stored.documents) shard.entries.set(entry.key, entry);
      return true;
    } catch {
      return false;
    }
  }

  private shardOf(key: string): Shard {
    let hash = 0;
    for (let i = 0; i < key.length; i += 1) hash = (hash * 31 + key.charCodeAt(i)) | 0;
    const shard = this.shards[Math.abs(hash) % SHARDS];
    if (shard === undefined) throw new RangeError(`no shard for ${key}`);
    return shard;
  }
}

function hitOf({ words: _words, stamp: _stamp, ...facets }: Entry, score: number): RankedHit {
  return { ...facets, score };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { key, stamp, words, kind, tagIds } = value as Partial<Entry>;
  return [key, stamp, words, kind].every((part) => typeof part === 'string') && Array.isArray(tagIds);
}

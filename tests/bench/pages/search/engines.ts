/**
 * The candidates, each set up as its documentation advises for search as you type, all over the same folded words. Where an
 * engine knows no phrases, the texts of what it found are looked through for them, so that none is blamed for that alone.
 */
import Dexie, { type Table } from 'dexie';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { type ParsedQuery, parseQuery } from '../../../../src-renderer/domain/search/query.ts';
import { isCommonWord, wordsOf } from '../../../../src-renderer/domain/search/words.ts';
import type { SearchDocument } from '../../../../src-renderer/storage/search-material.ts';
import { SearchStore } from '../../../../src-renderer/storage/search-store.ts';
import { SearchIndex } from '../../../../src-renderer/workers/search-index.ts';
import type { Report } from './corpus.ts';

export type Engine = {
  name: string;
  add: (reports: readonly Report[]) => Promise<void> | void;
  /** The ids of the best, first to last; all that are shown. */
  find: (typed: string) => Promise<string[]> | string[];
  /** Writes to the disk what `restart` needs. */
  store: () => Promise<void>;
  /** Forgets everything and reads it again. */
  restart: () => Promise<void>;
  /** One report that changed, until it is found and stored. */
  change: (report: Report) => Promise<void>;
};

const SHOWN = 60;
/** How many are asked of an engine without phrases, so that those with the phrase are among them. */
const FOR_PHRASE = 2000;

class Shelf extends Dexie {
  declare readonly parts: Table<{ id: string; value: unknown }, string>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ parts: 'id' });
  }
}

const joined = (text: string): string => wordsOf(text).join(' ');
const splitAtSpaces = (text: string): string[] => text.split(' ');

/** The words of a query for engines that know words only, and the phrases to look for afterwards. */
function wordsAndPhrases({ needles }: ParsedQuery): {
  words: string[];
  phrases: string[];
  isPrefix: boolean;
} {
  const words = needles.flatMap((needle) => needle.words).filter((word) => !isCommonWord(word));
  const phrases = needles
    .filter((needle) => needle.words.length > 1)
    .map(({ words: inPhrase, isPrefix }) => ` ${inPhrase.join(' ')}${isPrefix ? '' : ' '}`);
  return { words, phrases, isPrefix: needles.at(-1)?.isPrefix ?? false };
}

/** The folded texts, by id: what a phrase is looked for in. */
class Texts {
  private readonly texts = new Map<string, string>();

  put({ id, title, text }: Report): { title: string; text: string } {
    const folded = { title: joined(title), text: joined(text) };
    this.texts.set(id, ` ${folded.title} | ${folded.text} `);
    return folded;
  }

  narrow(ids: readonly string[], phrases: readonly string[]): string[] {
    if (phrases.length === 0) return ids.slice(0, SHOWN);
    return ids
      .filter((id) => phrases.every((phrase) => this.texts.get(id)?.includes(phrase)))
      .slice(0, SHOWN);
  }

  entries(): [string, string][] {
    return [...this.texts];
  }

  load(entries: readonly [string, string][]): void {
    for (const [id, text] of entries) this.texts.set(id, text);
  }
}

export function createMiniSearch(): Engine {
  const shelf = new Shelf('bench-minisearch');
  const options = {
    fields: ['title', 'text'],
    tokenize: splitAtSpaces,
    processTerm: (term: string) => (term === '' || isCommonWord(term) ? null : term),
    searchOptions: {
      combineWith: 'AND' as const,
      boost: { title: 4 },
      // Its documentation's own advice: beginnings from three letters on.
      prefix: (term: string, index: number, terms: string[]) => index === terms.length - 1 && term.length > 2,
    },
  };
  let engine = new MiniSearch(options);
  let texts = new Texts();
  const put = (report: Report): void => engine.add({ id: report.id, ...texts.put(report) });
  const store = async (): Promise<void> => {
    await shelf.parts.put({ id: 'index', value: JSON.stringify(engine) });
    await shelf.parts.put({ id: 'texts', value: texts.entries() });
  };
  return {
    name: 'MiniSearch',
    add: (reports) => reports.forEach(put),
    find: (typed) => {
      const { words, phrases } = wordsAndPhrases(parseQuery(typed));
      return texts.narrow(
        engine.search(words.join(' ')).map(({ id }: { id: unknown }) => String(id)),
        phrases,
      );
    },
    store,
    restart: async () => {
      engine = MiniSearch.loadJSON(String((await shelf.parts.get('index'))?.value), options);
      texts = new Texts();
      texts.load((await shelf.parts.get('texts'))?.value as [string, string][]);
    },
    change: async (report) => {
      engine.discard(report.id);
      put(report);
      await store();
    },
  };
}

export function createFlexSearch(): Engine {
  const shelf = new Shelf('bench-flexsearch');
  const field = { tokenize: 'forward', resolution: 9, encode: splitAtSpaces } as const;
  const create = () =>
    new Document({
      document: {
        id: 'id',
        index: [
          { field: 'title', ...field },
          { field: 'text', ...field },
        ],
      },
    });
  let engine = create();
  let texts = new Texts();
  // Numbers as ids, as it advises.
  const ids: string[] = [];
  const put = (report: Report): void => {
    const known = ids.indexOf(report.id);
    const id = known < 0 ? ids.push(report.id) - 1 : known;
    engine.add({ id, ...texts.put(report) });
  };
  const store = async (): Promise<void> => {
    const parts: { id: string; value: unknown }[] = [];
    await engine.export((id: string, value: string) => void parts.push({ id, value }));
    await shelf.parts.bulkPut([...parts, { id: 'texts', value: texts.entries() }]);
  };
  return {
    name: 'FlexSearch',
    add: (reports) => reports.forEach(put),
    find: (typed) => {
      const { words, phrases } = wordsAndPhrases(parseQuery(typed));
      if (words.length === 0) return [];
      const limit = phrases.length === 0 ? SHOWN : FOR_PHRASE;
      const fields = engine.search(words.join(' '), { limit }) as { result: number[] }[];
      const found = new Set(fields.flatMap(({ result }) => result));
      return texts.narrow(
        [...found].map((id) => ids[id] ?? ''),
        phrases,
      );
    },
    store,
    restart: async () => {
      engine = create();
      texts = new Texts();
      await shelf.parts.each(({ id, value }) => {
        if (id === 'texts') texts.load(value as [string, string][]);
        else engine.import(id, value as string);
      });
    },
    change: async (report) => {
      put(report);
      await store();
    },
  };
}

type Row = { id: string; title: string; text: string; titleWords: string[]; words: string[] };

class WordTable extends Dexie {
  declare readonly reports: Table<Row, string>;

  constructor() {
    super('bench-dexie', { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ reports: 'id, *titleWords, *words' });
  }
}

export function createDexieWords(): Engine {
  let table = new WordTable();
  const rowOf = ({ id, title, text }: Report): Row => {
    const distinct = (part: string): string[] =>
      [...new Set(wordsOf(part))].filter((word) => !isCommonWord(word));
    return {
      id,
      title: ` ${joined(title)} `,
      text: ` ${joined(text)} `,
      titleWords: distinct(title),
      words: distinct(text),
    };
  };
  const keysOf = async (index: string, word: string, isPrefix: boolean): Promise<Set<string>> => {
    const where = table.reports.where(index);
    return new Set(await (isPrefix ? where.startsWith(word) : where.equals(word)).primaryKeys());
  };
  const add = async (reports: readonly Report[]): Promise<void> => {
    await table.reports.bulkPut(reports.map(rowOf));
  };
  return {
    name: "Dexie's words",
    add,
    find: async (typed) => {
      const { words, phrases, isPrefix } = wordsAndPhrases(parseQuery(typed));
      const sets = await Promise.all(
        words.map(async (word, index) => {
          const begins = isPrefix && index === words.length - 1;
          const [inTitle, inText] = await Promise.all([
            keysOf('titleWords', word, begins),
            keysOf('words', word, begins),
          ]);
          return { inTitle, all: new Set([...inTitle, ...inText]) };
        }),
      );
      const [first, ...others] = sets.toSorted((a, b) => a.all.size - b.all.size);
      if (first === undefined) return [];
      const ids = [...first.all].filter((id) => others.every(({ all }) => all.has(id)));
      // It has no ranks: what stands in titles comes first.
      const inTitles = (id: string): number => sets.filter(({ inTitle }) => inTitle.has(id)).length;
      const ranked = ids
        .sort((a, b) => inTitles(b) - inTitles(a))
        .slice(0, phrases.length === 0 ? SHOWN : FOR_PHRASE);
      if (phrases.length === 0) return ranked;
      const rows = await table.reports.bulkGet(ranked);
      return rows
        .flatMap((row) =>
          row !== undefined && phrases.every((phrase) => `${row.title}|${row.text}`.includes(phrase))
            ? row.id
            : [],
        )
        .slice(0, SHOWN);
    },
    store: async () => {},
    restart: async () => {
      table.close();
      table = new WordTable();
      await table.open();
    },
    change: (report) => add([report]),
  };
}

export function createOurs(): Engine {
  const store = new SearchStore('bench-ours');
  let index = new SearchIndex();
  const documentOf = (report: Report): SearchDocument => ({
    kind: 'source',
    dossierId: 'd',
    sourceId: report.id,
    tagIds: [],
    reliability: 'B',
    date: '2025-11-21',
    stamp: '1',
    textId: report.id,
    heading: { title: report.title, publisher: '', issued: '', reliability: 'B', number: null },
    ...report,
  });
  const write = async (): Promise<void> => {
    const { put, remove } = index.takeChanges();
    await store.segments.bulkPut(put);
    await store.segments.bulkDelete(remove);
  };
  return {
    name: "Chancery's",
    add: (reports) => index.put(reports.map(documentOf)),
    find: (typed) =>
      index
        .search(parseQuery(typed), { filter: () => true, kinds: [], limit: SHOWN })
        .hits.map(({ id }) => id),
    store: write,
    restart: async () => {
      index = new SearchIndex();
      for (const id of await store.segments.toCollection().primaryKeys())
        index.load(await store.segments.get(id));
    },
    change: async (report) => {
      index.put([documentOf(report)]);
      await write();
    },
  };
}

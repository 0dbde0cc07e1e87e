import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src-renderer/domain/search/query.ts';
import { wordsOf } from '../../../src-renderer/domain/search/words.ts';
import type { SearchDocument } from '../../../src-renderer/storage/search-material.ts';
import type { StoredSegment } from '../../../src-renderer/storage/search-store.ts';
import { SearchIndex } from '../../../src-renderer/workers/search-index.ts';

function documentOf(id: string, title: string, text: string): SearchDocument {
  const heading = { title, publisher: '', issued: '', reliability: '' as const, number: null };
  const facets = { kind: 'source', id, dossierId: 'd', sourceId: id, tagIds: [], reliability: '' } as const;
  return { ...facets, tagIds: [], date: '', stamp: `${title}|${text}`, textId: '', title, text, heading };
}

function find(index: SearchIndex, typed: string): string[] {
  return index
    .search(parseQuery(typed), { filter: () => true, kinds: [], limit: 1000 })
    .hits.map(({ id }) => id);
}

/** What must be found, looked for in the plainest way. */
function findPlainly(documents: ReadonlyMap<string, SearchDocument>, typed: string): string[] {
  const { needles } = parseQuery(typed);
  const holds = (words: string[], wanted: readonly string[], isPrefix: boolean): boolean =>
    words.some((_, at) =>
      wanted.every((word, index) => {
        const here = words[at + index] ?? '';
        return isPrefix && index === wanted.length - 1 ? here.startsWith(word) : here === word;
      }),
    );
  const fits = ({ title, text }: SearchDocument): boolean =>
    needles.length > 0 &&
    needles.every(({ words, isPrefix }) =>
      [title, text].some((part) => holds(wordsOf(part), words, isPrefix)),
    );
  return [...documents.values()].flatMap((document) => (fits(document) ? document.id : []));
}

const word = fc.constantFrom(
  'truce',
  'truces',
  'border',
  'Kâbul',
  'kabul',
  'the',
  'of',
  '阿富汗',
  'فشار',
  'x',
);
const sentence = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const id = fc.integer({ min: 0, max: 11 }).map(String);
const step = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    documents: fc.array(fc.tuple(id, sentence, sentence), { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), ids: fc.array(id, { maxLength: 3 }) }),
  fc.constant({ kind: 'restart' as const }),
);
const typed = fc
  .tuple(fc.boolean(), fc.array(word, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([isPhrase, words, cut]) => {
    const whole = words.join(' ');
    const begun = whole.slice(0, Math.max(1, whole.length - cut));
    return isPhrase ? `"${begun}` : begun;
  });

describe('the search index', () => {
  it('finds what is there and nothing else, whatever was put, changed, removed, stored and read again', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        fc.array(typed, { minLength: 1, maxLength: 6 }),
        (steps, asked) => {
          let index = new SearchIndex();
          const store = new Map<number, StoredSegment>();
          const documents = new Map<string, SearchDocument>();
          for (const one of steps) {
            if (one.kind === 'put') {
              const put = one.documents.map(([key, title, text]) => documentOf(key, title, text));
              // The keeper gives each document once.
              const distinct = [...new Map(put.map((document) => [document.id, document])).values()];
              for (const document of distinct) documents.set(document.id, document);
              index.put(distinct);
            } else if (one.kind === 'remove') {
              for (const key of one.ids) documents.delete(key);
              index.remove(one.ids.map((key) => `source:${key}`));
            } else {
              const { put, remove } = index.takeChanges();
              for (const segment of put) store.set(segment.id, structuredClone(segment));
              for (const gone of remove) store.delete(gone);
              index = new SearchIndex();
              for (const key of [...store.keys()].sort((a, b) => a - b))
                expect(index.load(store.get(key))).toBe(true);
              // As the keeper does after reading: what is gone or of another state is taken out or put anew.
              const stamps = index.stamps();
              index.remove([...stamps.keys()].filter((key) => !documents.has(key.slice('source:'.length))));
              index.put(
                [...documents.values()].filter(
                  (document) => stamps.get(`source:${document.id}`) !== document.stamp,
                ),
              );
            }
          }
          expect(index.size).toBe(documents.size);
          for (const query of asked)
            expect(find(index, query).toSorted()).toEqual(findPlainly(documents, query).toSorted());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds from the first letter, the word itself before those that begin with it', () => {
    const index = new SearchIndex();
    index.put([
      documentOf('1', '', 'The union votes'),
      documentOf('2', '', 'The UN votes'),
      documentOf('3', '', 'Kabul votes'),
    ]);
    expect(find(index, 'u').toSorted()).toEqual(['1', '2']);
    expect(find(index, 'un')).toEqual(['2', '1']);
  });

  it('puts titles first, then texts that say it often, then those where words are neighbours', () => {
    const index = new SearchIndex();
    const filler = 'nothing of note was said that day by anyone at all '.repeat(4);
    index.put([
      documentOf('once', 'News', `${filler} tariffs ${filler}`),
      documentOf('often', 'News', `tariffs ${filler} tariffs tariffs ${filler}`),
      documentOf('title', 'Tariffs', `${filler} ${filler}`),
      documentOf('apart', 'News', `water ${filler} treaty ${filler}`),
      documentOf('together', 'News', `${filler} water treaty ${filler}`),
    ]);
    expect(find(index, 'tariffs')).toEqual(['title', 'often', 'once']);
    expect(find(index, 'water treaty')).toEqual(['together', 'apart']);
  });

  it('knows where in a long text to look for the passage', () => {
    const index = new SearchIndex();
    const text = `${'Nothing here. '.repeat(20_000)}The fragile truce held. ${'Nothing more. '.repeat(20_000)}`;
    index.put([documentOf('1', 'Long', text)]);
    const [hit] = index.search(parseQuery('"fragile truce'), {
      filter: () => true,
      kinds: [],
      limit: 1,
    }).hits;
    const { start, end } = hit?.window ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toContain('fragile truce held');
    expect(end - start).toBeLessThan(3000);
  });

  it('writes a commit as what it holds, not as what is there already', () => {
    const index = new SearchIndex();
    for (let at = 0; at < 300; at += 1)
      index.put([documentOf(String(at), 'Report', 'Kabul denied it again. '.repeat(100))]);
    index.takeChanges();
    index.put([documentOf('7', 'Report', 'Changed.')]);
    const { put } = index.takeChanges();
    expect(put.reduce((sum, { places }) => sum + places.length, 0)).toBeLessThan(20_000);
  });
});

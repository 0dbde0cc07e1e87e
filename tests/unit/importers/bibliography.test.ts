import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import {
  applyBibliography,
  isBibliography,
  parseBibliography,
  referenceOnly,
} from '../../../src-renderer/importers/bibliography.ts';
import type { BibliographyEntry } from '../../../src-renderer/importers/bibliography-entry.ts';
import { splitFileField } from '../../../src-renderer/importers/bibliography-file-field.ts';
import { toLanguageTag } from '../../../src-renderer/importers/bibliography-language.ts';
import { importText } from '../../../src-renderer/importers/import-article.ts';
import { threadTime } from '../thread-time.ts';

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/articles/bibliography/${name}`, import.meta.url));
}

async function entriesOf(name: string, content: string | Uint8Array): Promise<BibliographyEntry[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const result = await parseBibliography(name, bytes);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

async function problemOf(name: string, content: string): Promise<string> {
  const result = await parseBibliography(name, new TextEncoder().encode(content));
  return result.ok ? `${result.value.length} entries` : result.problem;
}

/** Values by field, without where they were stated. */
function values(entry: BibliographyEntry | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entry?.metadata ?? {}).map(([field, { value }]) => [field, value]),
  );
}

function originalText(entry: BibliographyEntry | undefined): string {
  return new TextDecoder().decode(entry?.original.bytes);
}

describe('RIS', () => {
  it('gives a newspaper article its date, issue and authors', async () => {
    const [news] = await entriesOf('ports.ris', fixture('ports.ris'));
    expect(values(news)).toEqual({
      kind: 'article-newspaper',
      title: 'Talks -- stall - again',
      author: 'Maren Oduya; Piet Lindqvist',
      publisher: 'The Harbour Post',
      issued: '2025-11-21',
      url: 'https://post.example/talks',
      language: 'en',
      issue: '2',
      page: '3–4',
    });
    expect(news?.metadata.title?.origin).toBe('ris');
    expect(news?.attachments).toEqual(['files/12/Talks.pdf']);
    expect(news?.problem).toBeUndefined();
  });

  it('takes single spaces before the hyphen, continued lines, and markup as words', async () => {
    const [, journal] = await entriesOf('ports.ris', fixture('ports.ris'));
    expect(values(journal)).toMatchObject({ title: 'Dues & <script>alert(1)</script>', issued: '2024' });
    expect(journal?.abstract).toBe('Dues rose in every port.');
  });

  it('names an entry without a title, and keeps the rest of it and the others', async () => {
    const entries = await entriesOf('ports.ris', fixture('ports.ris'));
    expect(entries).toHaveLength(3);
    expect(entries[2]).toMatchObject({ problem: 'The entry has no title.' });
    expect(values(entries[2])).toEqual({ kind: 'report', author: 'Port Authority' });
  });

  it('cuts each entry out of the file byte for byte', async () => {
    const bytes = fixture('ports.ris');
    const [news, journal] = await entriesOf('ports.ris', bytes);
    expect(originalText(news)).toMatch(/^TY {2}- NEWS\r\n[\s\S]*\r\nER {2}- $/);
    expect(new TextDecoder().decode(bytes)).toContain(originalText(journal));
    const windows = Buffer.from(
      'TY  - JOUR\nTI  - Caf\xe9 du port\nAU  - Ren\xe9, \xc9va\nER  - \n',
      'latin1',
    );
    const [legacy] = await entriesOf('a.ris', windows);
    expect(legacy?.original.encoding).toBe('windows-1252');
    expect(Buffer.from(legacy?.original.bytes ?? []).equals(windows.subarray(0, -1))).toBe(true);
    expect(values(legacy)).toMatchObject({ title: 'Café du port', author: 'Éva René' });
  });
});

describe('BibTeX', () => {
  it('resolves macros, LaTeX, names, pages and files', async () => {
    const [article] = await entriesOf('ports.bib', fixture('ports.bib'));
    expect(values(article)).toEqual({
      kind: 'article-journal',
      title: 'The NATO of ports: café – 5% of x² <script>alert(1)</script>',
      author: 'José García Müller; Port Authority; Anna van der Berg; et al.',
      publisher: 'Harbour Post Daily',
      issued: '2025-11',
      doi: '10.1234/ab.c',
      issue: '3',
      page: '1–4',
    });
    expect(article?.abstract).toBe('Ports cost $5 billion a year.');
    expect(article?.attachments).toEqual(['C:\\papers\\Dues; ports.pdf', 'notes/Dues.docx']);
    expect(originalText(article)).toMatch(/^@article\{mueller2025,[\s\S]*\n\}$/);
  });

  it('loses only the entry whose braces do not match', async () => {
    const entries = await entriesOf('ports.bib', fixture('ports.bib'));
    expect(entries).toHaveLength(6);
    expect(entries[1]).toMatchObject({
      metadata: {},
      problem: 'The entry “broken” could not be read: its braces do not match.',
    });
    expect(values(entries[2])).toEqual({
      kind: 'webpage',
      title: 'Tariff',
      publisher: 'Port Authority',
      issued: '2025-02',
      url: 'https://port.example/tariff',
      language: 'de',
    });
  });

  it('inherits from the entry it refers to, but never in a circle', async () => {
    const entries = await entriesOf('ports.bib', fixture('ports.bib'));
    expect(values(entries[3])).toMatchObject({ title: 'Queues', publisher: 'Ports and Queues' });
    const circle = await entriesOf(
      'a.bib',
      '@book{a, crossref={b}, title={A}}\n@book{b, crossref={a}, title={B}}',
    );
    expect(circle.map((entry) => values(entry).title)).toEqual(['A', 'B']);
  });

  it('takes a field without its LaTeX where that is broken, and says so', async () => {
    const math = (await entriesOf('ports.bib', fixture('ports.bib')))[5];
    expect(values(math)).toMatchObject({ title: 'Broken begin x but legible', issued: '1999' });
    expect(math?.problem).toBe('The entry “math” has LaTeX that could not be read, in: title.');
  });

  it.each([
    ['a description, a path with escapes, a type', 'Full:C\\:\\\\a\\\\b.pdf:PDF', ['C:\\a\\b.pdf']],
    ['Mendeley’s backslash', ':C$\\backslash$:/Users/x/b.pdf:pdf', ['C:/Users/x/b.pdf']],
    ['unescaped colons', ':C:/Users/x/b.pdf:PDF', ['C:/Users/x/b.pdf']],
    ['a bare path', '/home/x/b c.pdf', ['/home/x/b c.pdf']],
    ['a bare path on Windows', 'C:/b.pdf', ['C:/b.pdf']],
    ['an address', 'https://x.example/b.pdf', ['https://x.example/b.pdf']],
    ['several', 'a:x.pdf:PDF;b:y\\;z.pdf:PDF', ['x.pdf', 'y;z.pdf']],
    ['nothing', '', []],
  ])('reads a file field with %s', (_, field, paths) => {
    expect(splitFileField(field)).toEqual(paths);
  });

  it('reads entries in parentheses, without a key, and names that objects have too', async () => {
    const entries = await entriesOf(
      'a.bib',
      '@misc(p, title = {In parentheses})\n@report{, title = {No key}}\n@misc{q, __proto__ = {x}, constructor = {y}, title = "Named", author = constructor}',
    );
    expect(entries.map((entry) => values(entry).title)).toEqual(['In parentheses', 'No key', 'Named']);
    expect(values(entries[2]).author).toBeUndefined();
  });
});

describe('CSL-JSON', () => {
  const item = {
    type: 'article-newspaper',
    title: 'Ports <i>and</i> <img src=x onerror=alert(1)>',
    author: [
      { family: 'Berg', 'non-dropping-particle': 'van der', given: 'Anna' },
      { literal: 'Port; Authority' },
      7,
    ],
    issued: { 'date-parts': [['2025', 11, 31]] },
    'container-title': 'Harbour Post',
    publisher: 'Post Holding',
    URL: 'javascript:alert(1)',
    language: 'en_GB',
    volume: 3,
  };

  it('reads items defensively, one by one', async () => {
    const entries = await entriesOf(
      'a.json',
      JSON.stringify([item, { type: 'report' }, { type: 'bill', title: 'Act' }]),
    );
    expect(values(entries[0])).toEqual({
      kind: 'article-newspaper',
      title: 'Ports and <img src=x onerror=alert(1)>',
      author: 'Anna van der Berg; Port, Authority',
      publisher: 'Harbour Post',
      issued: '2025-11',
      language: 'en-GB',
      volume: '3',
    });
    expect(entries[1]?.problem).toBe('Item 2 is not a CSL-JSON item.');
    expect(values(entries[2])).toEqual({ kind: 'legislation', title: 'Act' });
    expect(originalText(entries[2])).toBe('{"type":"bill","title":"Act"}');
  });

  it('takes one item, and a list under "items"', async () => {
    expect(await entriesOf('a.csljson', JSON.stringify(item))).toHaveLength(1);
    expect(await entriesOf('a.json', JSON.stringify({ items: [item, item] }))).toHaveLength(2);
  });

  it('inherits nothing from "__proto__"', async () => {
    const [entry] = await entriesOf(
      'a.json',
      '{"__proto__":{"publisher":"Evil"},"type":"report","title":"Good"}',
    );
    expect(values(entry)).toEqual({ kind: 'report', title: 'Good' });
    expect(({} as Record<string, unknown>).publisher).toBeUndefined();
  });

  it('says what is wrong with other JSON', async () => {
    expect(await problemOf('a.json', '{"name":"chancery"}')).toMatch(/not a bibliography/);
    expect(await problemOf('a.json', '[{"type":')).toMatch(/not valid JSON/);
    expect(await problemOf('a.json', '['.repeat(1_000_000))).toMatch(/not valid JSON/);
  });
});

describe('a bibliography', () => {
  it('is known by its extension', () => {
    for (const name of ['a.ris', 'b/A.BIB', 'a.bibtex', 'a.json', 'a.csljson'])
      expect(isBibliography(name)).toBe(true);
    for (const name of ['a.pdf', 'ris', '.bib', 'a.bib.txt']) expect(isBibliography(name)).toBe(false);
  });

  it('without an entry is a problem', async () => {
    expect(await problemOf('a.ris', 'nothing here')).toBe('The file has no bibliography entry in it.');
    expect(await problemOf('a.bib', '@comment{x}')).toBe('The file has no bibliography entry in it.');
    expect(await problemOf('a.bib', ' ')).toMatch(/no text/);
  });

  it('of addresses and identifiers fetches nothing', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('offline'));
    for (const content of [
      'https://x.example/a',
      '10.1234/abc',
      'Q42',
      'TY  - JOUR\nUR  - https://x.example\nER  - ',
    ])
      for (const name of ['a.ris', 'a.bib', 'a.json']) await problemOf(name, content);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it('of any bytes never throws', async () => {
    const word = fc.constantFrom(
      '@',
      '{',
      '}',
      '"',
      '#',
      '=',
      ',',
      '\\',
      '$',
      'title',
      'a',
      '\n',
      'TY  - ',
      'ER  - ',
      'TI  - ',
      '[',
      ']',
      ':',
      '%',
      '~',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { maxLength: 60 }),
        fc.constantFrom('a.ris', 'a.bib', 'a.json'),
        async (words, name) => {
          const result = await parseBibliography(
            name,
            new TextEncoder().encode(`@a{k,title=${words.join('')}`),
          );
          if (result.ok) for (const entry of result.value) expect(typeof entry.abstract).toBe('string');
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      'a.bib',
      (index: number) =>
        `@article{k${index}, author={Garc{\\'i}a, Jos{\\'e} and Smith, Ann}, title={The {NATO} paper ${index}}, year=2025, abstract={${'Words of it. '.repeat(30)}}}\n`,
    ],
    ['a.bib', (index: number) => `@article{k${index}, title={{unbalanced ${index}}, year=2025\n`],
    ['a.ris', (index: number) => `TY  - JOUR\nAU  - Smith, Ann\nTI  - Paper ${index}\nPY  - 2024\nER  - \n`],
    [
      'a.json',
      (index: number) =>
        `${index === 0 ? '[' : ','}{"type":"report","title":"Paper ${index}"}${index === 9999 ? ']' : ''}`,
    ],
  ])('of 10,000 entries is read soon: %s', async (name, make) => {
    const content = Array.from({ length: 10_000 }, (_, index) => make(index)).join('');
    const started = threadTime();
    expect(await entriesOf(name, content)).toHaveLength(10_000);
    expect(threadTime() - started).toBeLessThan(20_000);
  });

  it('nested 100,000 deep costs one entry', async () => {
    const deep = `@article{deep, title={${'{'.repeat(100_000)}x${'}'.repeat(100_000)}}}\n@misc{next, title={Next}}`;
    const entries = await entriesOf('a.bib', deep);
    expect(entries[0]?.problem).toMatch(/could not be read/);
    expect(values(entries[1]).title).toBe('Next');
  });
});

describe('an entry and an article', () => {
  it('the bibliography wins where it states something', async () => {
    const article = await importText(
      'A title of its own\nBy Maren Oduya\n\nA paragraph that follows it, at length.',
    );
    if (!article.ok) throw new Error(article.problem);
    const [entry] = await entriesOf(
      'a.json',
      '[{"type":"report","title":"The right title","publisher":"Port"}]',
    );
    if (entry === undefined) throw new Error('no entry');
    const merged = applyBibliography(article.value, entry);
    expect(merged).toMatchObject({
      title: 'The right title',
      publisher: 'Port',
      author: 'Maren Oduya',
      kind: 'report',
    });
    expect(merged.statedBy).toMatchObject({ title: 'csl-json', author: 'text' });
    expect(merged.text).toBe(article.value.text);
  });

  it('without a file is a source whose text is its abstract', async () => {
    const [, journal] = await entriesOf('ports.ris', fixture('ports.ris'));
    if (journal === undefined) throw new Error('no entry');
    const source = await referenceOnly(journal);
    expect(source).toMatchObject({
      text: 'Dues rose in every port.',
      wordCount: 5,
      language: 'en',
      mediaType: 'application/x-research-info-systems',
    });
    expect(source.blocks).toEqual([{ kind: 'paragraph', start: 0, end: 24, marks: [] }]);
    expect(findBlockProblem(source.text, source.blocks)).toBeNull();
    expect(source.textHash).toMatch(/^[0-9a-f]{64}$/);
    expect(source.bytes).toEqual(journal.original.bytes);
  });

  it('without file and abstract has no text, and no hash that others would share', async () => {
    const [news] = await entriesOf('ports.ris', fixture('ports.ris'));
    if (news === undefined) throw new Error('no entry');
    expect(await referenceOnly(news)).toMatchObject({ text: '', blocks: [], textHash: '', wordCount: 0 });
  });
});

it.each([
  ['German', 'de'],
  ['british', 'en-GB'],
  ['en_us', 'en-US'],
  ['eng', 'en'],
  ['klingonish', ''],
  ['', ''],
])('the language “%s” is the tag “%s”', (written, tag) => {
  expect(toLanguageTag(written)).toBe(tag);
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import {
  type ImportedArticle,
  importArticle,
  importText,
} from '../../../src-renderer/importers/import-article.ts';
import { normaliseText } from '../../../src-renderer/importers/normalise.ts';
import { threadTime } from '../thread-time.ts';

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/articles/${name}`, import.meta.url));
}

async function imported(name: string, bytes: Uint8Array): Promise<ImportedArticle> {
  const result = await importArticle({ name, bytes });
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('importArticle', () => {
  it('gives text, blocks, metadata and hashes of a plain text', async () => {
    const bytes = fixture('wrapped.txt');
    const article = await imported('/home/a.b/Wrapped.TXT', bytes);
    expect(article).toMatchObject({
      title: 'FISHING TALKS STALL AS BOTH COASTS CLAIM THE SAME WATERS',
      author: 'Maren Oduya and Piet Lindqvist',
      issued: '2025-11-21',
      language: 'en',
      encoding: 'utf-8',
      mediaType: 'text/plain',
      wordCount: 199,
      sha256: sha256(bytes),
      textHash: sha256(article.text),
    });
    expect(article.text).toContain('By Maren Oduya');
    expect(Buffer.from(article.bytes).equals(bytes)).toBe(true);
  });

  it('reads Markdown by its extension', async () => {
    const article = await imported('clipped.md', fixture('clipped.md'));
    expect(article).toMatchObject({ mediaType: 'text/markdown', language: 'en-GB', issued: '2025-11-14' });
    expect(article.text).not.toContain('**');
    expect(article.textHash).not.toBe(article.sha256);
  });

  it('reads a file without an extension as plain text, and names what it supports for others', async () => {
    expect((await imported('notes', new TextEncoder().encode('# not a heading'))).text).toBe(
      '# not a heading',
    );
    expect(await importArticle({ name: 'report.xyz', bytes: fixture('wrapped.txt') })).toMatchObject({
      ok: false,
      problem: expect.stringMatching(
        /^Files of type \.xyz cannot be imported\. Supported: \.txt, \.text, \.md, .*\.docx[^;]*\.$/,
      ),
    });
  });

  it('names bibliographies only to whom they can be read', async () => {
    const bytes = fixture('wrapped.txt');
    expect(await importArticle({ name: 'a.xyz', bytes, besideBibliographies: true })).toMatchObject({
      problem: expect.stringMatching(/Supported: \.txt, .*; bibliographies: \.ris, \.bib, .*\.json/),
    });
    for (const name of ['refs.ris', 'refs.BIB', 'refs.json'])
      expect(await importArticle({ name, bytes })).toMatchObject({
        problem: expect.stringMatching(/are read as bibliographies, which hold references and no text/),
      });
  });

  it('says of formats that others can save anew what to do', async () => {
    for (const name of ['a.rtf', 'a.doc', 'a.ODT', 'a.pages', 'a.epub'])
      expect(await importArticle({ name, bytes: fixture('wrapped.txt') })).toMatchObject({
        problem: expect.stringMatching(/Save it as \.docx or PDF, and import that\.$/),
      });
  });

  it('finds the same text in files that differ only in encoding and line endings', async () => {
    const text = 'Title of the piece\nIt’s a sentence — with a café in it, and it ends here.\n';
    const marked = new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    const wide = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const [a, b] = [await imported('a.txt', marked), await imported('b.txt', wide)];
    expect(a.textHash).toBe(b.textHash);
    expect(a.sha256).not.toBe(b.sha256);
    expect(b.encoding).toBe('utf-16le');
  });

  it('keeps markup in a title as plain characters', async () => {
    const title = '<script>alert("x")</script> & <b>bold</b> Title';
    const article = await imported(
      'a.txt',
      new TextEncoder().encode(`${title}\nA paragraph that follows it.`),
    );
    expect(article.title).toBe(title);
    expect(article.text.startsWith(title)).toBe(true);
  });

  it('invents no author, date or English where the text leaves doubt', async () => {
    const text = 'A title\nBy Friday it was over\n03/04/2025\nBy and large, things went well that day.';
    expect(await imported('a.txt', new TextEncoder().encode(text))).toMatchObject({ author: '', issued: '' });
    const russian = new TextEncoder().encode('Министр заявил, что решение уже принято.');
    expect((await imported('a.txt', russian)).language).toBe('und');
  });

  it('refuses Markdown that holds nothing but markup', async () => {
    const result = await importArticle({
      name: 'a.md',
      bytes: new TextEncoder().encode('<!-- nothing -->\n\n***\n'),
    });
    expect(result).toEqual({ ok: false, problem: 'The file has no text in it, only markup.' });
  });

  it('imports 3 MB in one line within seconds and counts its words', async () => {
    const bytes = new TextEncoder().encode('A word or two about the “frontier”. '.repeat(84_000));
    const started = threadTime();
    const article = await imported('long.txt', bytes);
    expect(threadTime() - started).toBeLessThan(2000);
    expect(article.wordCount).toBe(7 * 84_000);
  });

  it('makes valid blocks, a title and an unchanging text of anything at all', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        '# T',
        '> q',
        '- a',
        '1. b',
        '| a | b |',
        '|---|---|',
        '---',
        '  ',
        'Short Title',
        'A sentence. More',
        '\uD800',
        '\u202E',
        '```',
        '[a]: b',
        '<b>',
      ),
    );
    const text = fc
      .array(line, { maxLength: 12 })
      .chain((lines) => fc.constantFrom('\n', '\r\n', '\n\n', '\r').map((gap) => lines.join(gap)));
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('a.txt', 'a.md'), async (input, name) => {
        const result = await importText(input, name);
        if (!result.ok) {
          expect(result.problem).toMatch(/^(The file|There is no text)/);
          return;
        }
        const article = result.value;
        expect(findBlockProblem(article.text, article.blocks)).toBeNull();
        expect(article.title).not.toBe('');
        expect(normaliseText(article.text)).toBe(article.text);
        expect(new TextDecoder().decode(new TextEncoder().encode(article.text))).toBe(
          article.text.replace(/^\uFEFF/u, ''),
        );
        for (const block of article.blocks) {
          const content = article.text.slice(block.start, block.end);
          expect(content.trim()).toBe(content);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('importText', () => {
  it('imports what was pasted as a file of it would be', async () => {
    const pasted = await importText('A title\r\nAnd a paragraph that says something.');
    const file = await importArticle({
      name: 'x.txt',
      bytes: new TextEncoder().encode('A title\r\nAnd a paragraph that says something.'),
    });
    expect(pasted).toEqual(file);
  });

  it('says so when there is nothing to paste', async () => {
    expect(await importText(' \n')).toEqual({ ok: false, problem: 'There is no text to import.' });
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { htmlToBlocks } from '../../../src-renderer/importers/html-blocks.ts';
import { type ImportedArticle, importArticle } from '../../../src-renderer/importers/import-article.ts';

const ARTICLES = join(import.meta.dirname, '..', '..', 'fixtures', 'articles');
const FILES = ['html', 'mhtml', 'eml'].flatMap((folder) =>
  readdirSync(join(ARTICLES, folder)).map((name) => join(folder, name)),
);

async function imported(name: string, bytes: Uint8Array): Promise<ImportedArticle> {
  const article = await importArticle({ name, bytes });
  if (!article.ok) throw new Error(`${name}: ${article.problem}`);
  return article.value;
}

function page(html: string): Promise<ImportedArticle> {
  return imported('page.html', new TextEncoder().encode(html));
}

const LONG =
  'The ministry said on Friday that the crossing would stay closed until both sides had agreed on rules. ';

describe('web pages, web archives and e-mail', () => {
  it.each(FILES)('%s becomes a text with title and sound blocks, without markup or scripts', async (file) => {
    const { title, text, blocks } = await imported(file, new Uint8Array(readFileSync(join(ARTICLES, file))));
    expect(title).not.toBe('');
    expect(findBlockProblem(text, blocks)).toBeNull();
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toMatch(/<\/?(p|div|script|span)\b|function\s*\(|�/u);
  });

  it('read metadata where a page states it, and say where', async () => {
    const { title, publisher, issued, statedBy } = await page(
      `<html lang="en"><head><title>Posts attacked - The Gazette</title>
      <meta property="og:site_name" content="The Gazette">
      <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Posts attacked","datePublished":"2025-11-21T08:00:00Z"}</script>
      </head><body><article><h1>Posts attacked</h1><p>${LONG.repeat(6)}</p></article></body></html>`,
    );
    expect({ title, publisher, issued }).toEqual({
      title: 'Posts attacked',
      publisher: 'The Gazette',
      issued: '2025-11-21',
    });
    expect(statedBy).toMatchObject({ title: 'json-ld', publisher: 'open-graph', issued: 'json-ld' });
  });

  it('keep no scripts, handlers or dangerous links', async () => {
    const { text, blocks } = await page(
      `<body><article><p onclick="steal()">${LONG}<a href="javascript:steal()">Read more</a>
      <a href="https://example.org/more">the statement</a></p><script>steal()</script><p>${LONG}</p></article></body>`,
    );
    expect(text).not.toContain('steal');
    const links = blocks.flatMap(({ marks }) => marks).flatMap(({ href }) => href ?? []);
    expect(links).toEqual(['https://example.org/more']);
  });

  it.each(['div', 'b', 'blockquote', 'table><tr><td', 'ul><li'])(
    'survive 100,000 levels of %s',
    async (tag) => {
      const { text, blocks } = await page(
        `<body>${`<${tag}>`.repeat(100_000)}<p>${LONG.repeat(3)}</p></body>`,
      );
      expect(text).toContain('The ministry said on Friday');
      expect(findBlockProblem(text, blocks)).toBeNull();
    },
    30_000,
  );

  it('give sound blocks for any soup of tags', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<li>',
      '<b>',
      '</i>',
      'word ',
      '&nbsp;',
      '<table><td>',
      '<br>',
      'Kâbul',
      '<!--',
      '<h2>',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const { text, blocks } = htmlToBlocks(parts.join(''));
        expect(findBlockProblem(text, blocks)).toBeNull();
      }),
    );
  });
});

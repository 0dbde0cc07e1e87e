import { describe, expect, it } from 'vitest';
import { createIdMaker, type DossierId } from '../../../src-renderer/domain/ids.ts';
import { importText } from '../../../src-renderer/importers/import-article.ts';
import {
  addSourceOperations,
  findSourceProblem,
  type ImportedSource,
} from '../../../src-renderer/storage/sources.ts';

const NOW = Date.UTC(2025, 10, 21, 12);
const context = {
  dossierId: 'dossier-1' as DossierId,
  makeId: createIdMaker(
    () => NOW,
    (count) => new Uint8Array(count).fill(7),
  ),
  now: NOW,
  fileName: 'folder/border incident.v2.txt',
};

async function imported(text: string): Promise<ImportedSource> {
  const result = await importText(text);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

describe('a new source', () => {
  it('is a source, its first revision and the original bytes, each pointing to the others', async () => {
    const article = await imported('Attack on the border\n\nOfficials said that three people died.\n');
    const { source, revision, operations } = addSourceOperations(article, context);
    expect(operations.map(({ table }) => table)).toEqual(['sources', 'revisions', 'originals']);
    expect(source).toMatchObject({
      title: 'Attack on the border',
      revisionId: revision.id,
      reliability: 'F',
      accessed: '2025-11-21',
      wordCount: 10,
    });
    expect(revision).toMatchObject({ sourceId: source.id, number: 1, text: article.text });
    expect(operations[2]).toMatchObject({
      row: { sourceId: source.id, revisionId: revision.id, fileName: context.fileName, bytes: article.bytes },
    });
  });

  it('keeps markup in a title as the text that it is', async () => {
    const title = '<img src=x onerror=alert(1)> & “quotes”';
    const article = { ...(await imported('Something was said by somebody.')), title };
    expect(addSourceOperations(article, context).source.title).toBe(title);
  });

  it('is called by its file where the text has no title', async () => {
    const article = { ...(await imported('Something was said by somebody.')), title: '' };
    expect(addSourceOperations(article, context).source.title).toBe('border incident.v2');
  });

  it('is a web page where the text states its address', async () => {
    const article = { ...(await imported('Something was said by somebody.')), url: 'https://example.org/a' };
    expect(addSourceOperations(article, context).source.kind).toBe('webpage');
  });

  it('is a report where it came as a PDF that does not say what it is, wherever it was fetched', async () => {
    const article = { ...(await imported('Something was said.')), mediaType: 'application/pdf' };
    const kindOf = (fields: Partial<ImportedSource>): string =>
      addSourceOperations({ ...article, ...fields }, context).source.kind;
    expect(kindOf({})).toBe('report');
    expect(kindOf({ url: 'https://example.org/a.pdf' })).toBe('report');
    expect(kindOf({ kind: 'article-journal' })).toBe('article-journal');
  });
});

describe('metadata', () => {
  it.each([
    ['issued', ''],
    ['issued', '2025'],
    ['issued', '2025-11'],
    ['accessed', '2024-02-29'],
    ['url', 'https://example.org/a?b=c#d'],
    ['url', 'http://example.org'],
    ['language', 'fa-AF'],
    ['publisher', '<b>anything</b>'],
    ['title', 'A title'],
  ] as const)('%s may be “%s”', (field, value) => {
    expect(findSourceProblem(field, value)).toBeNull();
  });

  it.each([
    ['issued', '21 November 2025', /2025-11-21/],
    ['issued', '2025-02-30', /2025-11-21/],
    ['accessed', '2025-13', /2025-11-21/],
    ['url', 'example.org', /https:/],
    ['url', 'javascript:alert(1)', /https:/],
    ['url', 'file:///etc/passwd', /https:/],
    ['url', 'https://exa mple.org', /https:/],
    ['language', 'English!', /language tag/],
    ['title', '', /title/],
  ] as const)('%s may not be “%s”, and the reason says what to write', (field, value, reason) => {
    expect(findSourceProblem(field, value)).toMatch(reason);
  });
});

import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { formatWithin } from '../../../src-renderer/importers/format-within.ts';
import { importArticle } from '../../../src-renderer/importers/import-article.ts';
import { threadTime } from '../thread-time.ts';
import { docx, paragraph, zip } from './docx-fixture.ts';

const PAGE =
  '<!doctype html><html><head><title>Ferries</title></head><body><p>The ferry runs again.</p></body></html>';

async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  document.addPage([400, 400]).drawText('The ferry runs again.', { x: 40, y: 300, size: 12, font });
  return document.save();
}

function typeOf(content: string | Uint8Array): string | undefined {
  return formatWithin(typeof content === 'string' ? new TextEncoder().encode(content) : content)?.mediaType;
}

describe('what a file is, whatever it is called', () => {
  it('reads a PDF, a page and a Word document under wrong names, and keeps what it found', async () => {
    const document = docx(paragraph('The ferry runs again.'));
    const page = new TextEncoder().encode(PAGE);
    for (const [name, bytes, mediaType] of [
      ['article.html', await pdf(), 'application/pdf'],
      ['article.docx', await pdf(), 'application/pdf'],
      ['article.txt', page, 'text/html'],
      ['article.aspx', page, 'text/html'],
      ['article.pdf', document, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ] as const) {
      const result = await importArticle({ name, bytes: new Uint8Array(bytes) });
      expect(result, name).toMatchObject({ ok: true, value: { mediaType } });
      if (result.ok) expect(result.value.text).toContain('The ferry runs again.');
    }
  });

  it('knows a page behind a byte-order mark, a declaration, comments, and in UTF-16', () => {
    const marked = new Uint8Array(Buffer.from(`\uFEFF${PAGE}`, 'utf16le'));
    for (const page of [
      `\uFEFF\n${PAGE}`,
      `<?xml version="1.0"?>\n<!-- saved --><html><p>x`,
      '<HTML>',
      marked,
    ])
      expect(typeOf(page)).toBe('text/html');
  });

  it('leaves to the name what only the name can tell', () => {
    for (const text of [
      '<p>A fragment',
      'See <html> for more',
      '<htmlish>',
      '<!-- a note -->\n# Title',
      '',
      'PK',
    ])
      expect(typeOf(text)).toBeUndefined();
    expect(typeOf(zip([{ name: 'content.xml', content: '<a/>' }]))).toBeUndefined();
  });

  it('is not held up by a thousand comments before nothing', () => {
    const started = threadTime();
    expect(typeOf('<!-- -->'.repeat(10_000))).toBeUndefined();
    expect(typeOf('<!--'.repeat(10_000))).toBeUndefined();
    expect(threadTime() - started).toBeLessThan(200);
  });
});

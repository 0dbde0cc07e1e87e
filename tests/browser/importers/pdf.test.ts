import { expect, it } from 'vitest';
import type { Result } from '../../../src-renderer/domain/result.ts';
import type { ParsedArticle } from '../../../src-renderer/importers/parsed.ts';
import { parsePdf } from '../../../src-renderer/importers/pdf.ts';

/** The only font is Japanese, not in the file, and coded by a character map that the file only names. */
async function makeJapanesePdf(): Promise<Uint8Array> {
  const { PDFDocument, PDFName, PDFString } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.create();
  const { context } = document;
  const page = document.addPage([300, 200]);
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType0',
      BaseFont: 'HeiseiMin-W3',
      CIDSystemInfo: context.obj({
        Registry: PDFString.of('Adobe'),
        Ordering: PDFString.of('Japan1'),
        Supplement: 2,
      }),
      DW: 1000,
      FontDescriptor: context.obj({
        Type: 'FontDescriptor',
        FontName: 'HeiseiMin-W3',
        Flags: 4,
        FontBBox: [0, -200, 1000, 900],
        ItalicAngle: 0,
        Ascent: 880,
        Descent: -120,
        CapHeight: 700,
        StemV: 80,
      }),
    }),
  );
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'HeiseiMin-W3-90ms-RKSJ-H',
      Encoding: '90ms-RKSJ-H',
      DescendantFonts: [descendant],
    }),
  );
  page.node.setFontDictionary(PDFName.of('F1'), font);
  // "Nihongo" in Shift JIS, as 90ms-RKSJ-H maps it.
  const stream = context.flateStream('BT /F1 20 Tf 40 100 Td <93fa967b8cea> Tj ET');
  page.node.addContentStream(context.register(stream));
  return document.save();
}

async function makePdf(): Promise<Uint8Array> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const document = await PDFDocument.create();
  document.addPage([400, 400]).drawText('The ferry runs again.', { x: 40, y: 300, size: 12 });
  return document.save();
}

/** What comes from the worker, all of it: it must speak to its caller only when it is asked. */
function inWorker(bytes: Uint8Array): Promise<{ result: Result<ParsedArticle>; messages: unknown[] }> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  const messages: unknown[] = [];
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }) => {
      messages.push(data);
      if (typeof data !== 'object' || data === null || !('ok' in data)) return;
      worker.terminate();
      resolve({ result: data as Result<ParsedArticle>, messages });
    });
    worker.postMessage(bytes);
  });
}

function textOf(result: Result<ParsedArticle>): string {
  return result.ok ? result.value.text : result.problem;
}

it('reads a PDF in a worker, without another worker, and sends nothing but the answer', async () => {
  const { result, messages } = await inWorker(await makePdf());
  expect(textOf(result)).toBe('The ferry runs again.');
  expect(messages).toHaveLength(1);
});

it('reads a PDF in the window', async () => {
  expect(textOf(await parsePdf(await makePdf()))).toBe('The ferry runs again.');
});

it('finds the character maps that a file only names', async () => {
  const { result } = await inWorker(await makeJapanesePdf());
  expect(textOf(result)).toBe('日本語');
});

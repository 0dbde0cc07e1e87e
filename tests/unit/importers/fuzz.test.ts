/** Whatever bytes come under whatever name: an article that is sound, or a problem in words. Never a throw. */
import { readFileSync } from 'node:fs';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { parseBibliography } from '../../../src-renderer/importers/bibliography.ts';
import { FORMATS } from '../../../src-renderer/importers/formats.ts';
import { importArticle } from '../../../src-renderer/importers/import-article.ts';
import { normaliseText } from '../../../src-renderer/importers/normalise.ts';
import { docx, listItem, paragraph, table } from './docx-fixture.ts';

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/articles/${name}`, import.meta.url)));
}

async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const text of ['The ferry runs again.', 'It stops at the outer pier.'])
    document.addPage([400, 400]).drawText(text, { x: 40, y: 300, size: 12, font });
  return document.save();
}

const WHOLE: readonly (readonly [string, Uint8Array])[] = [
  ['a.html', fixture('html/news.html')],
  ['a.mhtml', fixture('mhtml/chrome.mhtml')],
  ['a.eml', fixture('eml/attachment.eml')],
  ['a.md', fixture('clipped.md')],
  ['a.txt', fixture('wrapped.txt')],
  ['a.docx', docx(paragraph('One.') + listItem('Two', 0) + table([['a', 'b']]), { footnotes: ['Three.'] })],
  ['a.pdf', await pdf()],
];

async function expectSound(name: string, bytes: Uint8Array): Promise<void> {
  const result = await importArticle({ name, bytes: new Uint8Array(bytes) });
  if (!result.ok) {
    expect(result.problem).toMatch(/^\p{Lu}.*[.)]$/su);
    return;
  }
  const { text, blocks, pages, images, title } = result.value;
  expect(findBlockProblem(text, blocks)).toBeNull();
  expect(blocks.length).toBeGreaterThan(0);
  expect(title).not.toBe('');
  expect(normaliseText(text)).toBe(text);
  for (const places of [pages, images].map((list) => list.map(({ start }) => start))) {
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.every((start) => start >= 0 && start <= text.length)).toBe(true);
  }
}

/** As in the import worker: pdf.js leaves promises rejected that it does not wait for itself when a file is damaged. */
const listeners = process.listeners('unhandledRejection');

beforeAll(() => {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason, promise) => {
    if (reason instanceof Error && reason.stack?.includes('pdf.worker') === true) return;
    for (const listener of listeners) listener(reason, promise);
  });
});

afterAll(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

/** The same bytes in each run: what fails fails for everybody. Another number looks elsewhere. */
const SEED = 20_251_121;

/** Milliseconds; a machine may be busy. */
const PATIENCE = 120_000;
const EXTENSIONS = FORMATS.flatMap(({ extensions }) => extensions.map((extension) => `a.${extension}`));

describe('importing anything at all', () => {
  it(
    'gives an article or a problem for random bytes under any name',
    async () => {
      const heads = [
        '',
        '%PDF-1.7\n',
        'PK\x03\x04',
        '<html>',
        'From: a@b\r\n\r\n',
        '\xFF\xFE',
        '\xEF\xBB\xBF',
      ];
      const bytes = fc
        .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }))
        .map(([head, tail]) => new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), tail])));
      await fc.assert(fc.asyncProperty(fc.constantFrom(...EXTENSIONS), bytes, expectSound), {
        numRuns: 200,
        seed: SEED,
      });
    },
    PATIENCE,
  );

  it.each(WHOLE)(
    'gives an article or a problem for %s, cut anywhere',
    async (name, whole) => {
      await expectSound(name, whole);
      const length = fc.integer({ min: 0, max: whole.length });
      await fc.assert(
        fc.asyncProperty(length, (end) => expectSound(name, whole.slice(0, end))),
        { numRuns: 40, seed: SEED },
      );
    },
    PATIENCE,
  );

  it.each(WHOLE)(
    'gives an article or a problem for %s with bytes changed',
    async (name, whole) => {
      const change = fc.tuple(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 255 }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
          const bytes = new Uint8Array(whole);
          for (const [at, value] of changes) bytes[at] = value;
          await expectSound(name, bytes);
        }),
        { numRuns: 40, seed: SEED },
      );
    },
    PATIENCE,
  );

  it(
    'gives entries or a problem for bibliographies, cut anywhere',
    async () => {
      for (const name of ['ports.bib', 'ports.ris']) {
        const whole = fixture(`bibliography/${name}`);
        const length = fc.integer({ min: 0, max: whole.length });
        await fc.assert(
          fc.asyncProperty(length, async (end) => {
            const result = await parseBibliography(name, whole.slice(0, end));
            if (!result.ok) expect(result.problem).not.toBe('');
          }),
          { numRuns: 40, seed: SEED },
        );
      }
    },
    PATIENCE,
  );
});

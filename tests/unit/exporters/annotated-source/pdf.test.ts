import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annotatedSourceToHtml } from '../../../../src-renderer/exporters/annotated-source/html.ts';
import { annotatedPdfFacts } from '../../../../src-renderer/exporters/annotated-source/pdf.ts';
import { finishPdf } from '../../../../src-renderer/exporters/pdf-finish.ts';
import { bundledFontFaces } from '../../../../src-renderer/exporters/print-fonts.ts';
import { openPrintBrowser, type PrintBrowser } from '../print-browser.ts';
import { oneLine, type PdfContents, readPdf, rightEdges } from '../read-pdf.ts';
import { hostileSample } from './hostile-source.ts';
import { richSample, SourceSample } from './sample-source.ts';

const NOW = Date.UTC(2025, 10, 23, 9, 0, 0);
const fonts = bundledFontFaces();
let browser: PrintBrowser;

beforeAll(async () => {
  browser = await openPrintBrowser();
}, 60_000);
afterAll(() => browser.close());

async function makePdf(sample: SourceSample): Promise<PdfContents> {
  const annotated = sample.annotated();
  const page = annotatedSourceToHtml(annotated, { fonts, exportedOn: '2025-11-23', medium: 'print' });
  const { bytes } = await finishPdf(await browser.print(page.html), annotatedPdfFacts(annotated, page, NOW));
  return readPdf(bytes);
}

describe('the PDF of an annotated source', () => {
  let pdf: PdfContents;
  beforeAll(async () => {
    pdf = await makePdf(richSample());
  }, 60_000);

  test('is tagged and says what it is', () => {
    expect(pdf.tagged).toBe(true);
    expect(pdf.info).toMatchObject({
      Title: 'US endorses Pakistan’s right to self-defence',
      Author: 'A. Reporter',
      Subject: 'Annotated source: revision 2, 7 annotations',
      Language: 'en',
    });
    expect(pdf.outline.map((title) => title.trim())).toEqual([
      'US endorses Pakistan’s right to self-defence',
      'Tags',
      'US Endorses Pakistan’s Right to Self-Defense Amid Afghan Border Incidents',
      'Official Statement and Regional Implications',
      'Annotations',
    ]);
  });

  test('has marking, title and page count on every page', () => {
    for (const [index, page] of pdf.pages.entries()) {
      expect(page.match(/TLP:GREEN/g)?.length).toBe(2);
      expect(oneLine(page)).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
      expect(oneLine(page)).toContain('US endorses Pakistan’s right to self-defence');
    }
  });

  test('holds the text, its annotations and the way between them', () => {
    const text = oneLine(pdf.pages.join(' '));
    expect(text).toContain('Image, not kept: Map of the border');
    expect(text).toContain('Claim 1 · supports strongly · C2: Washington backs');
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      expect(pdf.destinations).toContain(`annotation-${number}`);
      expect(pdf.destinations).toContain(`passage-${number}`);
      expect(pdf.internalLinks.map(({ to }) => to)).toContain(`annotation-${number}`);
      expect(pdf.internalLinks.map(({ to }) => to)).toContain(`passage-${number}`);
    }
    expect(pdf.webLinks.map(({ to }) => to)).toEqual([
      'https://example.org/news/us-endorses',
      'https://example.org/statement',
    ]);
    for (const role of ['H1', 'H2', 'Table', 'L', 'LI', 'Link', 'BlockQuote'])
      expect(pdf.roles).toContain(role);
  });
});

test('hostile text stays text in the PDF, asks for nothing and leads nowhere', async () => {
  const pdf = await makePdf(hostileSample());
  expect(browser.refused).toEqual([]);
  expect(pdf.webLinks.filter(({ to }) => !to.startsWith('https://example.org/'))).toEqual([]);
  expect(oneLine(pdf.pages.join(' '))).toContain('<script>alert(1)</script>');
});

/** Each level once, in the language that it begins with. */
const NESTED = {
  'six levels': ['Quays', 'Berths', 'Cranes', 'Crews', 'Shifts', 'Hours'],
  'right-to-left levels between others': ['Quays', 'مرسى', 'رافعة', 'Crews', 'Shifts', 'نوبة'],
};

test.each(Object.entries(NESTED))('numbers of lists stand in one column: %s', async (_name, words) => {
  const items = words.map((text, index) => ({ kind: 'list-item' as const, level: index + 1, text }));
  const sample = new SourceSample([{ kind: 'paragraph', text: 'What the harbour has.' }, ...items]);
  const page = annotatedSourceToHtml(sample.annotated(), {
    fonts,
    exportedOn: '2025-11-23',
    medium: 'print',
  });
  const pieces = await rightEdges(await browser.print(page.html));
  const numbers = pieces.filter(({ text }) => /^[1-7]$/.test(text));
  expect(numbers.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  const [first] = numbers;
  for (const { right } of numbers) expect(right).toBeCloseTo(first?.right ?? 0, 0);
});

test('the page that is printed has nothing that Chromium looks at again for every page', () => {
  const { html } = annotatedSourceToHtml(richSample().annotated(), {
    fonts,
    exportedOn: '2025-11-23',
    medium: 'print',
  });
  // Places that fragments lead to.
  expect(html).not.toMatch(/ id="(?:passage|annotation)-|href="#/);
  // Layers: only the few blocks in which a page of the original begins have one.
  const rules = html.replaceAll(/\/\*.*?\*\//gs, '');
  const positioned = rules.matchAll(/(?<selector>[^{};]+)\{[^{}]*position: (?:relative|absolute|sticky)/g);
  expect([...positioned].map(({ groups }) => groups?.selector?.trim())).toEqual([
    '.margin-fonts',
    '&:has(.page-mark)',
    '.page-mark',
  ]);
});

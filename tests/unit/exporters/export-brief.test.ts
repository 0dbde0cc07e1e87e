import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resolveBrief } from '../../../src-renderer/domain/brief/resolve.ts';
import { fail, succeed } from '../../../src-renderer/domain/result.ts';
import { briefToHtml } from '../../../src-renderer/exporters/brief-html.ts';
import { exportBrief } from '../../../src-renderer/exporters/export-brief.ts';
import { bundledFontFaces } from '../../../src-renderer/exporters/print-fonts.ts';
import { openPrintBrowser, type PrintBrowser } from './print-browser.ts';
import { oneLine, type PdfContents, readPdf } from './read-pdf.ts';
import { longBrief, type SampleBrief, shortBrief } from './sample-briefs.ts';

const NOW = Date.UTC(2025, 10, 22, 9, 0, 0);
const fonts = bundledFontFaces();
let browser: PrintBrowser;

beforeAll(async () => {
  browser = await openPrintBrowser();
}, 60_000);

afterAll(() => browser.close());

const order = (sample: SampleBrief) => ({
  ...sample,
  fonts,
  now: NOW,
  print: async (html: string) => succeed(await browser.print(html)),
});

async function exported(sample: SampleBrief) {
  const result = await exportBrief(order(sample));
  if (!result.ok) throw new Error(result.problem);
  return { ...result.value, pdf: await readPdf(result.value.bytes) };
}

describe('the PDF of a brief of many pages', () => {
  const sample = longBrief({ language: 'en-GB' });
  let pdf: PdfContents;
  let value: Awaited<ReturnType<typeof exported>>;

  beforeAll(async () => {
    value = await exported(sample);
    pdf = value.pdf;
  }, 60_000);

  test('tells its pages, judgements, citations and problems', () => {
    expect(value.pages).toBe(pdf.pages.length);
    expect(value.pages).toBeGreaterThanOrEqual(6);
    expect(value).toMatchObject({ claims: 7, citations: 23, unknown: ['holograph'] });
    expect(value.problems.map((problem) => problem.kind)).toEqual([
      'citation-missing',
      'citation-missing',
      'citation-damaged',
      'claim-missing',
    ]);
  });

  test('has marking, running title, draft and page count on every page', () => {
    for (const [index, page] of pdf.pages.entries()) {
      expect(page.match(/TLP:GREEN/g)?.length, `page ${index + 1}`).toBeGreaterThanOrEqual(2);
      expect(oneLine(page)).toContain('Border escalation: what Washington’s statement changes');
      expect(page).toContain('Draft 4 · 22 November 2025');
      expect(page).toContain(`Page ${index + 1} of ${value.pages}`);
    }
  });

  test('holds every quoted passage verbatim', () => {
    const text = oneLine(pdf.pages.join('\n'));
    const { endnotes } = resolveBrief(sample.content, sample.material);
    const quotes = endnotes.map((endnote) => endnote.quote).filter((quote) => quote !== null);
    // pdf.js takes text from glyphs, without the ActualText that says what ligatures of Arabic and emoji stand for.
    const readable = quotes.filter((quote) => !/\p{Script=Arabic}|\p{Extended_Pictographic}/u.test(quote));
    expect(readable.length).toBeGreaterThanOrEqual(15);
    for (const quote of readable) expect(text).toContain(`“${oneLine(quote)}”`);
  });

  test('links every citation to its endnote and every endnote back, to places that exist', () => {
    const aims = new Set(pdf.internalLinks.map((link) => link.to));
    const { endnotes } = resolveBrief(sample.content, sample.material);
    for (const { number, occurrences } of endnotes) {
      expect(aims).toContain(`note-${number}`);
      for (let place = 1; place <= occurrences; place += 1) expect(aims).toContain(`cite-${number}-${place}`);
    }
    for (const aim of aims) expect(pdf.destinations).toContain(aim);
    for (const link of pdf.webLinks) expect(link.to).toMatch(/^https:\/\//);
  });

  test('is tagged, with roles for headings, tables, lists and links', () => {
    expect(pdf.tagged).toBe(true);
    for (const role of ['H1', 'H2', 'H3', 'P', 'Table', 'TH', 'TD', 'L', 'LI', 'Link', 'BlockQuote'])
      expect(pdf.roles, role).toContain(role);
  });

  test('has an outline of its headings, each once and in its own order of words', () => {
    expect(pdf.outline).toEqual([
      'Border escalation: what Washington’s statement changes',
      '  Key judgements',
      '  What was said',
      '  Where the evidence stands',
      '  Alternatives',
      '  Implications',
      '  What would change the judgement',
      '  Gaps',
      '  سرحدی صورتحال',
      '    Everything the editor can hold',
      '      Gaps',
      '  Notes',
      '  Sources',
      '  Scales used',
    ]);
  });

  test('says title, author, subject, language, keywords and date', () => {
    expect(pdf.info).toMatchObject({
      Title: 'Border escalation: what Washington’s statement changes',
      Author: 'M. Okafor',
      Subject: 'Border escalation: what Washington’s statement changes',
      Keywords: 'TLP:GREEN, Draft 4',
      Language: 'en-GB',
      Creator: 'Chancery',
      Producer: 'Chancery',
      CreationDate: 'D:20251122090000Z',
    });
    expect(pdf.xmp?.get('dc:title')).toBe('Border escalation: what Washington’s statement changes');
    expect(pdf.xmp?.get('dc:creator')).toEqual(['M. Okafor']);
    expect(pdf.xmp?.get('xmp:createdate')).toBe('2025-11-22T09:00:00.000Z');
  });

  test('carries evidence.json, in which each cited passage has its quote', () => {
    const file = pdf.attachments['evidence.json'];
    const evidence = JSON.parse(new TextDecoder().decode(file));
    const exact = evidence.first.items.map(
      (item: { target: { selector: { exact: string }[] } }) => item.target.selector[0]?.exact,
    );
    expect(exact).toContain('formally acknowledged and backed Pakistan’s inherent right to defend itself');
    expect(evidence['chancery:claims']).toHaveLength(7);
  });

  test('embeds every font, by name and none as Type 3', async () => {
    const fontsInside = await fontsOf(value.bytes);
    expect(fontsInside.map((font) => font.name)).toEqual(
      expect.arrayContaining([
        'SourceSerif4-Regular',
        'SourceSerif4-SemiBold',
        'Inter-Regular',
        'ScheherazadeNew-Regular',
      ]),
    );
    for (const font of fontsInside)
      expect(font, font.name).toMatchObject({ type: 'CIDFontType2', embedded: true });
    expect(browser.refused).toEqual([]);
  });
});

/** The fonts that glyphs come from: all but the composite ones, which stand for their descendants. */
async function fontsOf(bytes: Uint8Array) {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const name = (font: PDFDict, key: string) =>
    String(font.get(PDFName.of(key)) ?? '').replace(/^\/(?:[A-Z]{6}\+)?/, '');
  return pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && name(object, 'Type') === 'Font' ? [object] : []))
    .filter((font) => name(font, 'Subtype') !== 'Type0')
    .map((font) => ({
      name: name(font, 'BaseFont'),
      type: name(font, 'Subtype'),
      embedded:
        font.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict)?.has(PDFName.of('FontFile2')) ?? false,
    }));
}

describe('the PDF of other briefs', () => {
  test.each([
    ['A4', 595, 842],
    ['Letter', 612, 792],
  ] as const)('is %s where that is asked for', async (pageSize, width, height) => {
    const result = await exportBrief({ ...order(shortBrief()), pageSize });
    if (!result.ok) throw new Error(result.problem);
    const pdf = await PDFDocument.load(result.value.bytes, { updateMetadata: false });
    for (const page of pdf.getPages()) {
      expect(Math.round(page.getWidth())).toBe(width);
      expect(Math.round(page.getHeight())).toBe(height);
    }
  });

  test('keeps markup in a title as text, all the way', async () => {
    const title = '<img src=x onerror="alert(1)"> & \u202Egnorw\u202C 🛰️';
    const { pdf } = await exported(shortBrief({ title, machineDrafted: true }));
    expect(pdf.info.Title).toBe(title);
    expect(pdf.outline[0]).toBe(title);
    expect(oneLine(pdf.pages[0] ?? '')).toContain('<img src=x onerror="alert(1)"> &');
    for (const page of pdf.pages) expect(oneLine(page)).toContain('Draft: machine-extracted, not reviewed');
    expect(browser.refused).toEqual([]);
  });
});

test('hostile text in titles, sources and passages becomes no element, even in a page that runs scripts', async () => {
  const title = '</title></style><img src=x onerror="alert(1)"><script>alert(2)</script>';
  const { brief, content, material } = longBrief({ title, machineDrafted: true });
  const { html } = briefToHtml(brief, content, material, { fonts: [], exportedOn: '2025-11-22' });
  expect(await browser.countElements(html, 'script, img, svg, iframe, object, [onerror], [onload]')).toBe(0);
  expect(await browser.countElements(html, 'h1')).toBe(1);
  await expect(browser.countElements('<script>alert(1)</script>', 'script')).rejects.toThrow('ran code');
});

describe('an export that cannot be made', () => {
  test('is refused where the brief is marked lower than its dossier, before anything is printed', async () => {
    const sample = shortBrief({ marking: 'TLP:CLEAR' });
    const result = await exportBrief({ ...order(sample), print: () => Promise.reject(new Error('printed')) });
    expect(result).toEqual(
      fail(
        "This brief is marked TLP:CLEAR, but its dossier is TLP:GREEN. Raise the brief's marking, then export.",
      ),
    );
  });

  test('passes on the problem of the printer', async () => {
    const result = await exportBrief({ ...order(shortBrief()), print: async () => fail('No printer.') });
    expect(result).toEqual(fail('No printer.'));
  });

  test('says so where the printer gives no PDF', async () => {
    const result = await exportBrief({
      ...order(shortBrief()),
      print: async () => succeed(new Uint8Array([1, 2, 3])),
    });
    expect(result).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^The PDF could not be finished: /),
    });
  });
});

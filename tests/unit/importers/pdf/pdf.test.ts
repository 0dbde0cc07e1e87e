import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../../src-renderer/domain/text/block.ts';
import type { ParsedArticle } from '../../../../src-renderer/importers/parsed.ts';
import { parsePdf } from '../../../../src-renderer/importers/pdf.ts';
import { createTypesetter, TWO_COLUMNS } from './typesetter.ts';

const HARBOUR =
  'The har\u00ADbour au\u00ADthor\u00ADi\u00ADty of North\u00ADhaven pub\u00ADlished its in\u00ADfor\u00ADma\u00ADtion on land\u00ADings, in self-defence of a pol\u00ADi\u00ADcy that the coun\u00ADcil had ques\u00ADtioned for months, and the US-led mis\u00ADsion took note of it.';
const VESSELS =
  'Of\u00ADfi\u00ADcials said that the ves\u00ADsels which had been re\u00ADport\u00ADed miss\u00ADing were found in shel\u00ADtered wa\u00ADters near the Sable Bank, where the well-known cur\u00ADrents make nav\u00ADi\u00ADga\u00ADtion dif\u00ADfi\u00ADcult in win\u00ADter.';

/** What the typesetter was given, without the places where it may break words. */
const whole = (text: string): string => text.replaceAll('\u00AD', '');

async function read(bytes: Uint8Array): Promise<ParsedArticle> {
  const parsed = await parsePdf(bytes);
  if (!parsed.ok) throw new Error(parsed.problem);
  expect(findBlockProblem(parsed.value.text, parsed.value.blocks)).toBeNull();
  return parsed.value;
}

function outline({ text, blocks }: ParsedArticle): string[] {
  return blocks.map((block) => `${block.kind}${block.level ?? ''}: ${text.slice(block.start, block.end)}`);
}

async function problemOf(bytes: Uint8Array): Promise<string> {
  const parsed = await parsePdf(bytes);
  return parsed.ok ? 'no problem' : parsed.problem;
}

async function onePage(text: string): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.addPage([400, 400]).drawText(text, { x: 40, y: 300, size: 12 });
  return document;
}

describe('parsePdf', () => {
  it('reads two columns one after the other, below the title that spans them, and makes words whole', async () => {
    const setter = await createTypesetter(undefined, (number) =>
      TWO_COLUMNS.map((column) => ({ ...column, top: number === 1 ? 170 : 90 })),
    );
    setter.page();
    setter.put('Landings and Limits on the Sable Bank', 110, 120, { size: 20, font: setter.fonts.bold });
    const expected = ['heading1: Landings and Limits on the Sable Bank'];
    for (let count = 1; count <= 30; count += 1) {
      const text = `${count % 2 === 0 ? HARBOUR : VESSELS} That is point ${count}.`;
      setter.paragraph(text, { indent: 10 });
      expected.push(`paragraph: ${whole(text)}`);
    }
    const article = await read(await setter.save());
    expect(outline(article)).toEqual(expected);
    expect(article.pages).toHaveLength(2);
    expect(article.metadata.title).toEqual({
      value: 'Landings and Limits on the Sable Bank',
      origin: 'text',
    });
  });

  it('leaves out heads, feet and page numbers, which change sides, and joins what a page cuts', async () => {
    const setter = await createTypesetter((self, number) => {
      const isLeft = number % 2 === 0;
      self.put(isLeft ? 'Coastal Review' : 'M. Oduya', isLeft ? 72 : 460, 50, { size: 8 });
      self.put(`Page ${number} of 5`, 280, 800, { size: 8 });
    });
    setter.page();
    const expected: string[] = [];
    while (setter.document.getPageCount() < 5) {
      const text = `${HARBOUR} ${VESSELS} This is number ${expected.length}.`;
      setter.paragraph(text, { indent: 14 });
      expected.push(`paragraph: ${whole(text)}`);
    }
    const article = await read(await setter.save());
    expect(outline(article)).toEqual(expected);
    expect(article.pages.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5']);
    const inside = article.pages.filter(({ start }) =>
      article.blocks.some((b) => b.start < start && start < b.end),
    );
    expect(inside.length).toBeGreaterThan(0);
  });

  it('keeps footnotes as text of their page, before a paragraph that runs on', async () => {
    const setter = await createTypesetter(undefined, (number) => [
      { x: 72, width: 451, top: 90, bottom: number === 1 ? 200 : 750 },
    ]);
    setter.page();
    setter.put('4 Council minutes of 3 June, page 12.', 72, 740, { size: 7.5 });
    setter.paragraph(`${VESSELS} ${HARBOUR}`, { indent: 14 });
    setter.paragraph(`${HARBOUR} ${VESSELS} ${HARBOUR} ${VESSELS} ${HARBOUR}`, { indent: 14 });
    const article = await read(await setter.save());
    expect(outline(article)).toEqual([
      `paragraph: ${whole(`${VESSELS} ${HARBOUR}`)}`,
      'paragraph: 4 Council minutes of 3 June, page 12.',
      `paragraph: ${whole(`${HARBOUR} ${VESSELS} ${HARBOUR} ${VESSELS} ${HARBOUR}`)}`,
    ]);
    const second = article.pages[1]?.start ?? 0;
    expect(second).toBeGreaterThan(article.blocks[2]?.start ?? Number.POSITIVE_INFINITY);
  });

  it('tells headings, items, captions, rows and emphasis by their look', async () => {
    const setter = await createTypesetter();
    setter.page();
    const { bold, italic } = setter.fonts;
    setter.paragraph('The Winter Fleet', { size: 18, font: bold });
    setter.space(10);
    setter.paragraph(HARBOUR);
    setter.space(8);
    setter.paragraph('What was counted', { size: 13, font: bold });
    setter.space(4);
    setter.paragraph(VESSELS);
    setter.space(6);
    setter.put('\u2022', 80, 300);
    setter.put('Trawlers over twenty metres', 92, 300);
    setter.put('\u2022', 80, 314);
    setter.put('Boats that fish by line', 92, 314);
    setter.put('Table 3. Boats by port', 72, 350);
    for (const [index, row] of [
      ['Port', 'Boats', 'Crew'],
      ['Northhaven', '41', '212'],
      ['Southhaven', '9', '38'],
    ].entries())
      for (const [cell, text] of row.entries()) setter.put(text, 72 + cell * 120, 370 + index * 14);
    setter.put('The count was', 72, 440);
    setter.put('never', 136, 440, { font: italic });
    setter.put('repeated.', 164, 440);
    const article = await read(await setter.save());
    expect(outline(article)).toEqual([
      'heading1: The Winter Fleet',
      `paragraph: ${whole(HARBOUR)}`,
      'heading2: What was counted',
      `paragraph: ${whole(VESSELS)}`,
      'list-item1: Trawlers over twenty metres',
      'list-item1: Boats that fish by line',
      'caption: Table 3. Boats by port',
      'table-row: Port | Boats | Crew',
      'table-row: Northhaven | 41 | 212',
      'table-row: Southhaven | 9 | 38',
      'paragraph: The count was never repeated.',
    ]);
    const marks = article.blocks.at(-1)?.marks ?? [];
    expect(marks.map((mark) => [mark.kind, article.text.slice(mark.start, mark.end)])).toEqual([
      ['emphasis', 'never'],
    ]);
  });

  it('believes the tags of a tagged PDF', async () => {
    const file = new URL('../../../fixtures/articles/pdf/tagged.pdf', import.meta.url);
    const article = await read(new Uint8Array(readFileSync(file)));
    const lines = outline(article);
    expect(lines[0]).toBe('heading1: Grain Corridor Reopens After Nine Weeks');
    expect(lines.slice(2, 14)).toEqual([
      'heading2: Conditions',
      'list-item1: Every ship reports its cargo a day ahead.',
      'list-item1: Inspectors come aboard at the outer anchorage.',
      'list-item2: Two of them are from Ostrava.',
      'list-item1: 1. First convoys leave on Friday.',
      'list-item1: 2. Tankers follow a week later.',
      'heading2: Tonnage',
      'caption: Table 1. Grain through the corridor',
      'table-row: Month | Ships | Tonnes',
      'table-row: June | 41 | 812,000',
      'table-row: July | 9 | 160,500',
      'quotation: We have agreed on inspections and on nothing else.',
    ]);
    expect(lines).toHaveLength(15);
    const link = article.blocks.flatMap(({ marks }) => marks).find(({ kind }) => kind === 'link');
    expect(link?.href).toBe('https://example.org/notice');
    expect(article.text.slice(link?.start, link?.end)).toBe('its notice to mariners');
    expect(article.metadata.language).toEqual({ value: 'en-GB', origin: 'document-properties' });
    expect(article.pages).toHaveLength(2);
  });

  it('takes a rule typed above footnotes for no text, and joins what it stood between', async () => {
    const setter = await createTypesetter(
      (each) => each.put('______________', 60, 702, { size: 8 }),
      () => TWO_COLUMNS.map((column) => ({ ...column, bottom: 690 })),
    );
    setter.page();
    for (let index = 0; index < 16; index += 1)
      setter.paragraph(
        `The delegation in paragraph ${index} said that the crossing had been closed until both sides had agreed on new rules for inspection and escort, which nobody had seen.`,
        { indent: 12 },
      );
    const { text, blocks } = await read(await setter.save());
    expect(text).not.toContain('__');
    expect(blocks).toHaveLength(16);
  });

  it('names pages as the file does', async () => {
    const document = await onePage('A preface stands here.');
    document.addPage([400, 400]).drawText('The first chapter begins.', { x: 40, y: 300, size: 12 });
    const { context } = document;
    const labels = context.obj({ Nums: [0, { S: 'r' }, 1, { S: 'D', P: PDFString.of('A-') }] });
    document.catalog.set(PDFName.of('PageLabels'), labels);
    const { text, pages } = await read(await document.save());
    expect(pages).toEqual([
      { label: 'i', start: 0 },
      { label: 'A-1', start: text.indexOf('The first') },
    ]);
  });

  it('takes links to the web only', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([400, 400]);
    const { context } = document;
    const annotations = ['https://example.org/a', 'javascript:alert(1)', 'file:///etc/passwd'].map(
      (address, index) => {
        page.drawText('Read the notice', { x: 40, y: 300 - index * 40, size: 12 });
        const action = context.obj({ S: 'URI', URI: PDFString.of(address) });
        const Rect = [40, 295 - index * 40, 140, 312 - index * 40];
        return context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect, A: action }));
      },
    );
    page.node.set(PDFName.of('Annots'), context.obj(annotations));
    const { blocks } = await read(await document.save());
    expect(blocks.flatMap(({ marks }) => marks.map(({ href }) => href))).toEqual(['https://example.org/a']);
  });

  it('reads title and author from the properties, unless a program wrote them', async () => {
    const document = await onePage('The ferry runs again.');
    document.setTitle('Ferries in Winter');
    document.setAuthor('Maren Oduya');
    expect((await read(await document.save())).metadata).toEqual({
      title: { value: 'Ferries in Winter', origin: 'document-properties' },
      author: { value: 'Maren Oduya', origin: 'document-properties' },
    });
    document.setTitle('Microsoft Word - ferries_final2.docx');
    document.setAuthor('user01');
    expect((await read(await document.save())).metadata).toEqual({
      title: { value: 'The ferry runs again.', origin: 'text' },
    });
  });

  it('opens what is encrypted without a password, and says so of what has one', async () => {
    const open = await onePage('Nobody may print this.');
    open.encrypt({ ownerPassword: 'owner', permissions: { printing: false } });
    expect((await read(await open.save())).text).toBe('Nobody may print this.');
    const locked = await onePage('Nobody may read this.');
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
    const bytes = await locked.save();
    expect(await parsePdf(bytes)).toMatchObject({ ok: false, needs: 'password' });
    expect(await parsePdf(bytes, 'guess')).toMatchObject({ ok: false, needs: 'other-password' });
    expect(await parsePdf(bytes, 'secret')).toMatchObject({
      ok: true,
      value: { text: 'Nobody may read this.' },
    });
  });

  it('counts and places images, and asks for text recognition where there are only images', async () => {
    const document = await onePage('The ferry runs again.');
    const image = await document.embedPng(ONE_PIXEL);
    const page = document.getPage(0);
    page.drawImage(image, { x: 40, y: 120, width: 100, height: 100 });
    page.drawText('Figure 1. The ferry in port', { x: 40, y: 100, size: 10 });
    const article = await read(await document.save());
    expect(article.images).toEqual([{ name: 'Image on page 1', start: article.text.indexOf('Figure 1') }]);
    const scan = await PDFDocument.create();
    scan
      .addPage([400, 400])
      .drawImage(await scan.embedPng(ONE_PIXEL), { x: 0, y: 0, width: 400, height: 400 });
    expect(await problemOf(await scan.save())).toMatch(/only pictures of pages.*OCR/);
  });

  it('says what is wrong with what it cannot read', async () => {
    const bytes = await (await onePage('The ferry runs again.')).save();
    expect(await problemOf(new Uint8Array())).toBe('The file is empty.');
    expect(await problemOf(new TextEncoder().encode('Dear reader'))).toContain('not a PDF');
    expect(await problemOf(bytes.slice(0, bytes.length / 3))).toContain('damaged');
    const garbage = new Uint8Array(50_000).map((_, index) => (index * 7919) % 251);
    garbage.set(new TextEncoder().encode('%PDF-1.7\n'));
    expect(await problemOf(garbage)).toContain('damaged');
    expect(await problemOf(await (await PDFDocument.create()).save())).toContain('no text');
  });

  it('does not unpack a stream that would fill the memory, packed once or twice', async () => {
    const spaces = deflateSync(new Uint8Array(300 * 1024 * 1024));
    for (const data of [spaces, deflateSync(spaces)]) {
      const document = await onePage('Before.');
      const Filter = data === spaces ? 'FlateDecode' : ['FlateDecode', 'FlateDecode'];
      const stream = PDFRawStream.of(document.context.obj({ Filter, Length: data.length }), data);
      document.getPage(0).node.addContentStream(document.context.register(stream));
      expect(await problemOf(await document.save())).toContain('unpacks to more data');
    }
  });

  it('ends in time on a page that inflates to more text than a page can have', async () => {
    const document = await onePage('Before.');
    const page = document.getPage(0);
    const content = `BT /F1 9 Tf ${'1 0 0 1 20 20 Tm (a) Tj 1 0 0 1 200 300 Tm (b) Tj '.repeat(150_000)} ET`;
    page.node.addContentStream(document.context.register(document.context.flateStream(content)));
    expect(await problemOf(await document.save())).toContain('damaged');
  });
});

const ONE_PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

import { describe, expect, it } from 'vitest';
import { findBlockProblem } from '../../../src-renderer/domain/text/block.ts';
import { parseDocx } from '../../../src-renderer/importers/docx.ts';
import type { ParsedArticle } from '../../../src-renderer/importers/parsed.ts';
import { threadTime } from '../thread-time.ts';
import {
  documentXml,
  docx,
  image,
  listItem,
  paragraph,
  run,
  table,
  withPart,
  wordParts,
  zip,
} from './docx-fixture.ts';

async function parsed(bytes: Uint8Array): Promise<ParsedArticle> {
  const result = await parseDocx(bytes);
  if (!result.ok) throw new Error(result.problem);
  expect(findBlockProblem(result.value.text, result.value.blocks)).toBeNull();
  return result.value;
}

async function problemOf(bytes: Uint8Array): Promise<string> {
  const result = await parseDocx(bytes);
  return result.ok ? `imported: ${result.value.text.slice(0, 80)}` : result.problem;
}

/** "kind level: words" for each block. */
function outline({ text, blocks }: ParsedArticle): string[] {
  return blocks.map(
    ({ kind, level, start, end }) =>
      `${kind}${level === undefined ? '' : ` ${level}`}: ${text.slice(start, end)}`,
  );
}

const REPORT = [
  paragraph('Harbour dues under strain', 'Titel'),
  paragraph('By Maren Oduya'),
  paragraph('21 November 2025'),
  paragraph('Findings 3', 'Verzeichnis1'),
  paragraph('Findings', 'berschrift1'),
  paragraph(
    `${run('Dues rose by ')}${run('nine per cent', '<w:b/>')}${run(', ')}${run('it says', '<w:i/>')}<w:r><w:footnoteReference w:id="1"/></w:r>${run(', as ')}<w:hyperlink r:id="rId20">${run('the port')}</w:hyperlink>${run(' said.')}<w:r><w:endnoteReference w:id="1"/></w:r>`,
  ),
  paragraph('What was counted', 'berschrift2'),
  listItem('Ships', 0),
  listItem('Ferries', 1),
  listItem('Trawlers', 0),
  paragraph('Dues by year', 'Beschriftung'),
  table([
    ['Year', 'Dues'],
    ['2024', '11'],
    ['2025', '12'],
  ]),
  paragraph('We cannot pay that.', 'Zitat'),
  paragraph('Nor can we.', 'IntensivesZitat'),
  paragraph(`${image('A crane at dusk')}${run('Cranes stood still.')}${image('')}`),
  paragraph('Outlook', 'Chapter'),
  paragraph(
    `<w:commentRangeStart w:id="7"/>${run('No forecast.')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`,
  ),
].join('');

const REPORT_OPTIONS = {
  properties: { title: 'Draft three', creator: 'P. Typist', language: 'en-gb' },
  footnotes: ['See the tariff of 2025.'],
  endnotes: ['Letter to the council.'],
  links: { rId20: 'https://port.example/dues' },
};

describe('parseDocx', () => {
  it('reads a document as Word writes it: styles by name, lists, tables, captions, quotations, notes', async () => {
    const article = await parsed(docx(REPORT, REPORT_OPTIONS));
    expect(outline(article)).toEqual([
      'heading 1: Harbour dues under strain',
      'paragraph: By Maren Oduya',
      'paragraph: 21 November 2025',
      'heading 2: Findings',
      'paragraph: Dues rose by nine per cent, it says[1], as the port said.[2]',
      'heading 3: What was counted',
      'list-item 1: Ships',
      'list-item 2: Ferries',
      'list-item 1: Trawlers',
      'caption: Dues by year',
      'table-row: Year | Dues',
      'table-row: 2024 | 11',
      'table-row: 2025 | 12',
      'quotation: We cannot pay that.',
      'quotation: Nor can we.',
      'paragraph: Cranes stood still.',
      'heading 2: Outlook',
      'paragraph: No forecast.',
      'list-item 1: [1] See the tariff of 2025.',
      'list-item 1: [2] Letter to the council.',
    ]);
    const marks = article.blocks
      .flatMap((block) => block.marks)
      .map(({ kind, start, end, href }) => [kind, article.text.slice(start, end), href]);
    expect(marks).toEqual([
      ['strong', 'nine per cent', undefined],
      ['emphasis', 'it says', undefined],
      ['link', 'the port', 'https://port.example/dues'],
    ]);
    const at = article.text.indexOf('Cranes');
    expect(article.images).toEqual([
      { name: 'A crane at dusk', start: at },
      { name: '', start: at + 'Cranes stood still.'.length },
    ]);
  });

  it('takes title, author and date from the text first, and never the day on which the file was made', async () => {
    const { metadata } = await parsed(docx(REPORT, REPORT_OPTIONS));
    expect(metadata).toEqual({
      title: { value: 'Harbour dues under strain', origin: 'text' },
      author: { value: 'Maren Oduya', origin: 'text' },
      issued: { value: '2025-11-21', origin: 'text' },
      language: { value: 'en-GB', origin: 'document-properties' },
    });
    const untitled = await parsed(docx(paragraph('It rained all day in the harbour.'), REPORT_OPTIONS));
    expect(untitled.metadata).toMatchObject({
      title: { value: 'Draft three', origin: 'document-properties' },
      author: { value: 'P. Typist', origin: 'document-properties' },
    });
    expect(untitled.metadata.issued).toBeUndefined();
  });

  it.each([
    ['Document1', 'Microsoft Office User'],
    ['Microsoft Word - draft.doc', 'user'],
    ['final (2).docx', 'Windows User'],
    ['', '  '],
  ])('ignores the properties title “%s” and author “%s”', async (title, creator) => {
    const { metadata } = await parsed(
      docx(paragraph('It rained all day.'), { properties: { title, creator } }),
    );
    expect(metadata).toEqual({ title: { value: 'It rained all day.', origin: 'text' } });
  });

  it('keeps what was inserted and moved here, drops what was deleted and moved away', async () => {
    const body = paragraph(
      `${run('The treaty ')}<w:del w:id="1" w:author="A"><w:r><w:delText>lapses</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">${run('holds')}</w:ins><w:moveFrom w:id="3">${run(' gone')}</w:moveFrom><w:moveTo w:id="4">${run(' here')}</w:moveTo>${run('.')}`,
    );
    expect((await parsed(docx(body))).text).toBe('The treaty holds here.');
  });

  it('keeps markup in words as words, and no address that could run', async () => {
    const body = paragraph(
      `${run('&lt;script&gt;alert(1)&lt;/script&gt; ')}<w:hyperlink r:id="rId20">${run('click')}</w:hyperlink>`,
    );
    const article = await parsed(docx(body, { links: { rId20: 'javascript:alert(1)' } }));
    expect(article.text).toBe('<script>alert(1)</script> click');
    expect(article.blocks[0]?.marks).toEqual([]);
  });

  it('reads text boxes, line breaks and content controls', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${paragraph('In the box.')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const body = `${paragraph(`${run('One')}<w:r><w:br/></w:r>${run('two.')}${box}`)}<w:sdt><w:sdtContent>${paragraph('Controlled.')}</w:sdtContent></w:sdt>`;
    expect((await parsed(docx(body))).text).toBe('One\ntwo.\n\nIn the box.\n\nControlled.');
  });
});

describe('parseDocx takes with patience', () => {
  it('links and images that lead to nothing', async () => {
    const body = paragraph(
      `${run('See ')}<w:hyperlink r:id="rId77">${run('there')}</w:hyperlink>${image('Lost', 'rId78')}`,
    );
    expect((await parsed(docx(body))).text).toBe('See there');
  });

  it('one note referred to a thousand times, once', async () => {
    const body = paragraph(`${run('Said')}${'<w:r><w:footnoteReference w:id="1"/></w:r>'.repeat(1000)}`);
    const article = await parsed(docx(body, { footnotes: ['As noted.'] }));
    expect(article.text).toBe('Said[1]\n\n[1] As noted.');
  });
});

describe('parseDocx refuses', () => {
  it('what is protected, old, something else, or empty, each by its name', async () => {
    const compound = (stream: string): Uint8Array =>
      new Uint8Array(
        Buffer.concat([
          Buffer.from('D0CF11E0A1B11AE1', 'hex'),
          Buffer.alloc(600),
          Buffer.from(stream, 'utf16le'),
          Buffer.alloc(64),
        ]),
      );
    expect(await problemOf(compound('EncryptedPackage'))).toMatch(
      /^The document is protected by a password\./,
    );
    expect(await problemOf(compound('WordDocument'))).toMatch(
      /^The document is in the old Word format\. Save it as \.docx/,
    );
    expect(await problemOf(Buffer.from('%PDF-1.7'))).toBe(
      'The file is not a Word document: it seems to be a PDF.',
    );
    expect(await problemOf(Buffer.from('plain words'))).toMatch(/not a Word document/);
    expect(await problemOf(new Uint8Array())).toBe('The file is empty.');
    expect(await problemOf(zip(wordParts('').map((part) => ({ ...part, flags: 1 }))))).toMatch(/password/);
    expect(await problemOf(zip([{ name: 'content.xml', content: '<a/>' }]))).toMatch(/no text part/);
  });

  it('a package cut anywhere, and broken markup, as damaged', async () => {
    const whole = docx(REPORT, REPORT_OPTIONS);
    for (const part of [0.2, 0.5, 0.9, 0.999])
      expect(await problemOf(whole.slice(0, Math.floor(whole.length * part)))).toMatch(/damaged/);
    const broken = withPart(wordParts(''), {
      name: 'word/document.xml',
      content: documentXml(paragraph('x')).slice(0, -40),
    });
    expect(await problemOf(zip(broken))).toMatch(/damaged: its markup is broken/);
    const bent = docx(REPORT, REPORT_OPTIONS);
    for (let at = 200; at < bent.length - 200; at += 97) bent[at] = (bent[at] ?? 0) ^ 0x5a;
    expect(await problemOf(bent)).toMatch(/damaged|password|no text part/);
  });

  it('a bomb, whether its sizes are declared or denied, without unpacking it all', async () => {
    const bomb = (declaredSize?: number): Uint8Array =>
      zip(
        withPart(wordParts(''), {
          name: 'word/document.xml',
          content: new Uint8Array(200 * 1024 * 1024).fill(32),
          ...(declaredSize === undefined ? {} : { declaredSize }),
        }),
      );
    const [declared, denied] = [bomb(), bomb(1000)];
    const started = threadTime();
    expect(await problemOf(declared)).toMatch(/unpacks to more than 160 MB/);
    expect(threadTime() - started).toBeLessThan(500);
    expect(await problemOf(denied)).toMatch(/unpacks to more than 160 MB/);
    expect(threadTime() - started).toBeLessThan(10_000);
  });

  it('does not unpack what no text comes from', async () => {
    const parts = withPart(wordParts(paragraph('Read.')), {
      name: 'word/media/image1.png',
      content: new Uint8Array(170 * 1024 * 1024),
    });
    const bytes = zip(parts);
    const started = threadTime();
    expect((await parsed(bytes)).text).toBe('Read.');
    expect(threadTime() - started).toBeLessThan(3000);
  });

  it('entities of its own: a document type is never read', async () => {
    const declaration = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const content = documentXml(paragraph(run('&b;')), declaration);
    const parts = withPart(wordParts(''), { name: 'word/document.xml', content });
    expect(await problemOf(zip(parts))).toMatch(/declares a document type/);
  });

  it.each([100_000, 300])('tables in tables, %i deep', async (depth) => {
    const body = `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
    expect(await problemOf(docx(body))).toMatch(/nested too deeply/);
  });

  it.each([
    ['elements', (index: number) => `<w:u${index}/>`],
    ['styles', (index: number) => paragraph('x', `Style${index}`)],
  ])('thousands of different %s, of which each would be compared with each', async (_, make) => {
    const bytes = docx(Array.from({ length: 50_000 }, (__, index) => make(index)).join(''));
    expect(await problemOf(bytes)).toMatch(/thousands of different styles and elements/);
  });

  it('a million paragraphs, soon', async () => {
    const bytes = docx('<w:p><w:r><w:t>Some words of a paragraph</w:t></w:r></w:p>'.repeat(1_000_000));
    const started = threadTime();
    expect(await problemOf(bytes)).toMatch(/too long to be read at once/);
    expect(threadTime() - started).toBeLessThan(15_000);
  }, 90_000);
});

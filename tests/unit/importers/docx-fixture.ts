/** Word documents made for tests, as Word writes them, and packages that lie. */
import { crc32, deflateRawSync } from 'node:zlib';

/** `declaredSize` is what the directory claims; the true size without it. `method` 0 stores. */
export type Part = { name: string; content: string | Uint8Array; declaredSize?: number; flags?: number };

/** A ZIP archive of deflated parts. */
export function zip(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declaredSize, flags = 0 } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 1 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declaredSize ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, ...directory, end]));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const NAMESPACES = `xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`;

function relationships(
  list: readonly { id: string; type: string; target: string; external?: boolean }[],
): string {
  const all = list.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${id}" Type="${type}" Target="${target}"${external === true ? ' TargetMode="External"' : ''}/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

/** A paragraph as Word writes one: revision ids, fonts and languages on every run. `runs` is ready XML or plain words. */
export function paragraph(runs: string, style?: string, properties = ''): string {
  const named = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
  const inner = runs.startsWith('<') ? runs : run(runs);
  return `<w:p w14:paraId="1A2B3C4D" w:rsidR="00AA11BB" w:rsidRDefault="00AA11BB"><w:pPr>${named}${properties}<w:spacing w:after="120"/><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:pPr>${runs === '' ? '' : inner}</w:p>`;
}

/** A run of text; `text` is escaped already. */
export function run(text: string, properties = ''): string {
  return `<w:r w:rsidRPr="00AA11BB"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>${properties}<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function listItem(text: string, level: number, list = 1): string {
  return paragraph(
    text,
    'ListParagraph',
    `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`,
  );
}

export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row
      .map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(cell)}</w:tc>`)
      .join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>${rows
    .map((row) => `<w:tr>${cells(row)}</w:tr>`)
    .join('')}</w:tbl>`;
}

export function image(alternative: string, relation = 'rId9'): string {
  return `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${alternative}"/><a:graphic><a:graphicData uri="picture"><pic:pic><pic:blipFill><a:blip r:embed="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

const STYLES = [
  ['Normal', 'Normal', ''],
  ['Titel', 'Title', 'Normal'],
  ['berschrift1', 'heading 1', 'Normal'],
  ['berschrift2', 'heading 2', 'Normal'],
  ['Chapter', 'House chapter', 'berschrift1'],
  ['Beschriftung', 'caption', 'Normal'],
  ['Zitat', 'Quote', 'Normal'],
  ['IntensivesZitat', 'Intense Quote', 'Normal'],
  ['ListParagraph', 'List Paragraph', 'Normal'],
  ['Verzeichnis1', 'toc 1', 'Normal'],
  ['Funotentext', 'footnote text', 'Normal'],
] as const;

function stylesXml(): string {
  const style = ([id, name, base]: (typeof STYLES)[number]): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${base === '' ? '' : `<w:basedOn w:val="${base}"/>`}<w:qFormat/></w:style>`;
  return `${HEAD}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults><w:latentStyles w:count="376"><w:lsdException w:name="Normal"/></w:latentStyles>${STYLES.map(style).join('')}</w:styles>`;
}

function numberingXml(): string {
  const level = (index: number): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>`;
  return `${HEAD}<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0">${[0, 1, 2].map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
}

function notesXml(kind: 'footnote' | 'endnote', notes: readonly string[]): string {
  const note = (text: string, index: number): string =>
    `<w:${kind} w:id="${index + 1}">${paragraph(`<w:r><w:${kind}Ref/></w:r>${run(` ${text}`)}`, 'Funotentext')}</w:${kind}>`;
  return `${HEAD}<w:${kind}s ${NAMESPACES}><w:${kind} w:type="separator" w:id="-1"><w:p/></w:${kind}>${notes.map(note).join('')}</w:${kind}s>`;
}

export type Properties = { title?: string; creator?: string; language?: string };

/** The parts of a document as Word writes it; replace or add by name. */
export function wordParts(
  body: string,
  options: {
    properties?: Properties;
    footnotes?: readonly string[];
    endnotes?: readonly string[];
    links?: Readonly<Record<string, string>>;
  } = {},
): Part[] {
  const { properties = {}, footnotes = [], endnotes = [], links = {} } = options;
  const documents = Object.entries(links).map(([id, target]) => ({
    id,
    type: `${R}/hyperlink`,
    target,
    external: true,
  }));
  return [
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: relationships([
        { id: 'rId1', type: `${R}/officeDocument`, target: 'word/document.xml' },
        {
          id: 'rId2',
          type: `${PACKAGE}/relationships/metadata/core-properties`,
          target: 'docProps/core.xml',
        },
      ]),
    },
    { name: 'word/document.xml', content: documentXml(body) },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationships([
        { id: 'rId1', type: `${R}/styles`, target: 'styles.xml' },
        { id: 'rId2', type: `${R}/numbering`, target: 'numbering.xml' },
        { id: 'rId3', type: `${R}/footnotes`, target: 'footnotes.xml' },
        { id: 'rId4', type: `${R}/endnotes`, target: 'endnotes.xml' },
        { id: 'rId5', type: `${R}/comments`, target: 'comments.xml' },
        { id: 'rId9', type: `${R}/image`, target: 'media/image1.png' },
        ...documents,
      ]),
    },
    { name: 'word/styles.xml', content: stylesXml() },
    { name: 'word/numbering.xml', content: numberingXml() },
    { name: 'word/footnotes.xml', content: notesXml('footnote', footnotes) },
    { name: 'word/endnotes.xml', content: notesXml('endnote', endnotes) },
    {
      name: 'word/comments.xml',
      content: `${HEAD}<w:comments ${NAMESPACES}><w:comment w:id="7" w:author="A. Reviewer" w:initials="AR">${paragraph('A remark in the margin.')}</w:comment></w:comments>`,
    },
    { name: 'word/media/image1.png', content: 'not really a picture' },
    {
      name: 'docProps/core.xml',
      content: `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${properties.title ?? ''}</dc:title><dc:creator>${properties.creator ?? ''}</dc:creator><cp:lastModifiedBy>Somebody Else</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2019-03-04T05:06:07Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2025-01-02T03:04:05Z</dcterms:modified>${properties.language === undefined ? '' : `<dc:language>${properties.language}</dc:language>`}</cp:coreProperties>`,
    },
  ];
}

/** `word/document.xml` of a body; `before` stands before the root. */
export function documentXml(body: string, before = ''): string {
  return `${HEAD}${before}<w:document ${NAMESPACES}><w:body>${body}<w:sectPr w:rsidR="00AA11BB"><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`;
}

/** A document of a body. */
export function docx(body: string, options?: Parameters<typeof wordParts>[1]): Uint8Array<ArrayBuffer> {
  return zip(wordParts(body, options));
}

/** The parts with one replaced or added. */
export function withPart(parts: readonly Part[], part: Part): Part[] {
  return [...parts.filter(({ name }) => name !== part.name), part];
}

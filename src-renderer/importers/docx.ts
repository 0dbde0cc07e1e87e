/**
 * Word documents (.docx), by mammoth. It gets a package made anew of the parts that were unpacked and looked at here, so that
 * nothing reaches it uncounted, and no image at all.
 */
import mammoth from 'mammoth';
import { fail, type Result, succeed } from '../domain/result.ts';
import { nameBinaryFormat } from './binary-format.ts';
import { MAX_TEXT_BYTES } from './decode.ts';
import { dropRepeatedNotes, numberNotes } from './docx-notes.ts';
import { readCoreProperties } from './docx-properties.ts';
import { readStyleNames, relabelParagraphs, STYLE_MAP } from './docx-styles.ts';
import { MOST_ELEMENTS, slimXml, TOO_DEEP } from './docx-xml.ts';
import { readZipDirectory, storeZip, unpackEntries } from './docx-zip.ts';
import { htmlToBlocks } from './html-blocks.ts';
import { type ParsedArticle, preferFirst, type StatedMetadata, statedAt } from './parsed.ts';
import { findPlainTextMetadata } from './plain-text-metadata.ts';
import { findTitle } from './title.ts';

/** Text and markup of the longest documents come to some 100 MB. */
const MAX_UNPACKED_BYTES = 160 * 1024 * 1024;

/** Parts without text of the document: comments, looks, settings, data, building blocks, other people's names. */
const UNREAD_PARTS =
  /^(?:customXml\/|docProps\/|word\/(?:theme|glossary|_rels\/(?:comments|settings|fontTable|webSettings)|comments|people|settings|webSettings|fontTable|header\d*\.|footer\d*\.|charts|diagrams|embeddings))/iu;

const CORE_PROPERTIES = 'docProps/core.xml';

/** @returns a problem when the file is no Word document, is protected, damaged, too large or built to do harm */
export async function parseDocx(bytes: Uint8Array): Promise<Result<ParsedArticle>> {
  const refusal = findRefusal(bytes);
  if (refusal !== null) return fail(refusal);
  const parts = await readParts(bytes);
  if (!parts.ok) return parts;
  const html = await convert(parts.value);
  if (!html.ok) return html;
  if (html.value.html.length > MAX_TEXT_BYTES)
    return fail('The Word document has too much text to be read at once. Save it in parts.');
  const { text, blocks, images } = htmlToBlocks(html.value.html);
  const metadata = metadataOf(text, blocks, html.value.hasTitle, parts.value.properties);
  return succeed({ text, blocks, metadata, pages: [], images, encoding: '' });
}

/** Why the bytes are not even unpacked. */
function findRefusal(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'The file is empty.';
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  if (head === '\xD0\xCF\x11\xE0') return refuseCompoundFile(bytes);
  if (head.startsWith('PK')) return null;
  const format = nameBinaryFormat(bytes);
  return format === null
    ? 'The file is not a Word document, or it is damaged.'
    : `The file is not a Word document: it seems to be ${format}.`;
}

/** OLE compound files name their streams in UTF-16 ([MS-CFB] §2.6.1): an encrypted package has one of this name. */
function refuseCompoundFile(bytes: Uint8Array): string {
  const content = new TextDecoder('latin1').decode(bytes);
  return content.includes([...'EncryptedPackage'].join('\0'))
    ? 'The document is protected by a password. Save it without one in Word, and import it again.'
    : 'The document is in the old Word format. Save it as .docx in Word, and import that.';
}

/** The package as mammoth gets it; the XML of the core properties and of the styles, '' where there is none. */
type DocxParts = { packed: Uint8Array<ArrayBuffer>; properties: string; styles: string };

async function readParts(bytes: Uint8Array): Promise<Result<DocxParts>> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  if (directory.value.some(({ isEncrypted }) => isEncrypted))
    return fail('The document is protected by a password. Save it without one, and import it again.');
  const wanted = directory.value.filter(
    ({ name }) => name === CORE_PROPERTIES || (/\.(?:xml|rels)$/iu.test(name) && !UNREAD_PARTS.test(name)),
  );
  if (!wanted.some(({ name }) => /(?:^|\/)document\d*\.xml$/iu.test(name)))
    return fail('The file is not a Word document: it has no text part in it.');
  const parts = await unpackEntries(bytes, wanted, MAX_UNPACKED_BYTES);
  if (!parts.ok) return parts;
  return slimParts(parts.value);
}

function slimParts(parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Result<DocxParts> {
  const slim = new Map<string, Uint8Array<ArrayBuffer>>();
  let properties = '';
  let styles = '';
  let elements = 0;
  for (const [name, part] of parts) {
    // Before anything else reads it: other encodings are allowed, but nobody writes them, and mammoth reads UTF-8.
    const xml = slimXml(new TextDecoder().decode(part));
    if (name === CORE_PROPERTIES) {
      if (xml.ok) properties = xml.value.xml;
      continue;
    }
    if (!xml.ok) return xml;
    if (/(?:^|\/)styles\.xml$/iu.test(name)) styles = xml.value.xml;
    elements += xml.value.elements;
    if (elements > MOST_ELEMENTS) return fail('The Word document is too long to be read at once.');
    const relations = parts.get(name.replace(/([^/]*)$/u, '_rels/$1.rels'));
    slim.set(name, new TextEncoder().encode(dropLostRelations(xml.value.xml, relations)));
  }
  return succeed({ packed: storeZip(slim), properties, styles });
}

/** Links and images whose target is missing lose their relation: mammoth would give up the whole document. */
function dropLostRelations(xml: string, relations: Uint8Array | undefined): string {
  const listed = relations === undefined ? '' : new TextDecoder().decode(relations);
  const ids = new Set([...listed.matchAll(/\sId\s*=\s*["']([^"']*)["']/gu)].map((match) => match[1]));
  return xml.replace(/(<[\w:]+(?:\s[^<>]*?)?)\sr:(?:id|embed|link)="([^"]*)"/gu, (whole, before, id) =>
    ids.has(id) ? whole : before,
  );
}

/** Every image by its alternative text alone: its bytes are not there. An address is needed for it to count. */
const namedImage = mammoth.images.imgElement(() => Promise.resolve({ src: 'data:,' }));

async function convert({ packed, styles }: DocxParts): Promise<Result<{ html: string; hasTitle: boolean }>> {
  // Its build for browsers takes the one, that for Node the other.
  const input = { arrayBuffer: packed.buffer, buffer: packed as unknown as Buffer };
  const styleNames = readStyleNames(styles);
  let hasTitle = false;
  try {
    const { value } = await mammoth.convertToHtml(input, {
      styleMap: STYLE_MAP,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: namedImage,
      transformDocument: (document: unknown) => {
        dropRepeatedNotes(document);
        hasTitle = relabelParagraphs(document, styleNames);
        return document;
      },
    });
    return succeed({ html: unwrapCells(numberNotes(value)), hasTitle });
  } catch (error) {
    if (error instanceof RangeError) return fail(TOO_DEEP);
    return fail('The Word document is damaged: its text cannot be read.');
  }
}

/** A cell's only paragraph is the cell. */
function unwrapCells(html: string): string {
  return html.replace(/(<t[dh][^<>]*>)<p>/gu, '$1').replace(/<\/p>(<\/t[dh]>)/gu, '$1');
}

/** What stands in the text is surer than properties, which outlive what they were written for. */
function metadataOf(
  text: string,
  blocks: ParsedArticle['blocks'],
  hasTitle: boolean,
  properties: string,
): StatedMetadata {
  const heading = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  const title = heading === undefined ? '' : text.slice(heading.start, heading.end).replace(/\s+/gu, ' ');
  const visible = statedAt('text', {
    title: hasTitle ? title : '',
    ...findPlainTextMetadata(text, blocks),
  });
  return preferFirst(
    visible,
    properties === '' ? {} : readCoreProperties(properties),
    statedAt('text', { title: findTitle(text, blocks) }),
  );
}

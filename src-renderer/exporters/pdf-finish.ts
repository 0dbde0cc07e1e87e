/**
 * What Chromium's printing leaves out of a PDF: author, subject, language, a title in the title bar, XMP metadata and
 * the attached evidence. Tags, links and destinations stay as Chromium wrote them; the outline keeps its entries and gets
 * its titles right, and two maps are amended (of roles, and of glyphs to characters).
 */
import {
  AFRelationship,
  ParseSpeeds,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
} from '@cantoo/pdf-lib';
import { joinLinks } from './pdf-links.ts';
import { nameQuotationMarks } from './pdf-quotation-marks.ts';
import { writeXmp, type XmpFacts } from './xmp.ts';

type Attachment = { name: string; mediaType: string; description: string; bytes: Uint8Array };

/**
 * `outline` lists the titles of all headings in document order. `hasModifierLetters` says whether the text holds U+02BB
 * or U+02BC. An empty author or subject is left out.
 */
export type PdfFacts = XmpFacts & {
  outline: readonly string[];
  hasModifierLetters: boolean;
  attachments: readonly Attachment[];
};

const PROGRAM = 'Chancery';

/** Some 150 pages. */
const MOST_PACKED_OBJECTS = 12_000;

/** Objects written at a stretch, in some 20 ms; between them whatever else runs on the thread has its turn. */
const OBJECTS_PER_TICK = 1000;

/**
 * Finishes a printed PDF.
 * @throws when `bytes` is not a PDF
 */
export async function finishPdf(
  bytes: Uint8Array,
  facts: PdfFacts,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; pages: number }> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const created = new Date(facts.createdAt);
  pdf.setTitle(facts.title, { showInWindowTitleBar: true });
  if (facts.author !== '') pdf.setAuthor(facts.author);
  if (facts.subject !== '') pdf.setSubject(facts.subject);
  pdf.setLanguage(facts.language);
  pdf.setKeywords([facts.keywords.join(', ')]);
  pdf.setCreator(PROGRAM);
  pdf.setProducer(PROGRAM);
  pdf.setCreationDate(created);
  pdf.setModificationDate(created);
  const xmp = pdf.context.stream(new TextEncoder().encode(writeXmp(facts, PROGRAM)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(xmp));
  for (const attachment of facts.attachments) {
    await pdf.attach(attachment.bytes, attachment.name, {
      mimeType: attachment.mediaType,
      description: attachment.description,
      creationDate: created,
      modificationDate: created,
      afRelationship: AFRelationship.Data,
    });
  }
  mapRoles(pdf);
  titleOutline(pdf, facts.outline);
  joinLinks(pdf);
  if (!facts.hasModifierLetters) nameQuotationMarks(pdf);
  // Object streams, in which the many objects of a tagged PDF shrink, came with PDF 1.5; Chromium says 1.4. The library
  // takes the square of the number of objects to write them: half a minute for a thousand pages, which are left larger.
  const isSmall = pdf.context.enumerateIndirectObjects().length <= MOST_PACKED_OBJECTS;
  pdf.context.header = PDFHeader.forVersion(1, 7);
  const finished = await pdf.save({
    useObjectStreams: isSmall,
    objectsPerTick: OBJECTS_PER_TICK,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  return { bytes: new Uint8Array(finished), pages: pdf.getPageCount() };
}

/**
 * Chromium tags `strong` and `em` with types that only PDF 2.0 knows; ISO 32000-1 §14.8.4 asks that such types are
 * mapped to standard ones, or readers report damaged tags.
 */
function mapRoles(pdf: PDFDocument): void {
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (root === undefined) return;
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict) ?? pdf.context.obj({});
  for (const type of ['Strong', 'Em']) {
    if (!roles.has(PDFName.of(type))) roles.set(PDFName.of(type), PDFName.of('Span'));
  }
  root.set(PDFName.of('RoleMap'), roles);
}

/**
 * Chromium makes the outline's titles from painted text: it doubles a heading that moved to the next page, drops the
 * space where one wraps, and turns the words of right-to-left ones around (seen in 153 and 156). The entries and where
 * they lead are right, so only the titles are set; where the counts differ, nothing is.
 */
function titleOutline(pdf: PDFDocument, titles: readonly string[]): void {
  const root = pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict);
  const entries = root === undefined ? [] : outlineEntries(root);
  if (entries.length !== titles.length) return;
  for (const [index, entry] of entries.entries())
    entry.set(PDFName.of('Title'), PDFHexString.fromText(titles[index] ?? ''));
}

/** The entries under one, parents before children, in the order of the document. */
function outlineEntries(parent: PDFDict): PDFDict[] {
  const entries: PDFDict[] = [];
  let entry = parent.lookupMaybe(PDFName.of('First'), PDFDict);
  while (entry !== undefined) {
    entries.push(entry, ...outlineEntries(entry));
    entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return entries;
}

/** Opens a PDF and reads its pages one after the other, within bounds. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Failure, fail, type Result, succeed } from '../../domain/result.ts';
import { inflatesBeyondMeasure } from './inflation.ts';
import { loadPdfjs, openingParameters } from './library.ts';
import type { DocumentProperties } from './metadata.ts';
import type { PageContent } from './page-content.ts';
import { type PageReading, readPage } from './read-page.ts';

/** Documents beyond these bounds are refused: no article is so long, and the computer's memory is not without end. */
export const MAX_PAGES = 5000;
export const MAX_CHARACTERS = 16_000_000;
/** Milliseconds. Nothing in a file may keep the importer longer; whoever calls it in a worker ends that soon after. */
const MAX_TIME = 25_000;
/** Milliseconds that may go into finding images, whose decoding pdf.js cannot leave out. After that they are not counted. */
const MAX_IMAGE_TIME = 6000;

/** `pages` has null where a page is damaged; `labels` has a name for each page; `hasImages` is true where any object is one. */
export type PdfDocument = {
  pages: (PageContent | null)[];
  labels: string[];
  properties: DocumentProperties;
  hasImages: boolean;
};

/** @returns a problem for files that are broken, locked, too large, or take too long */
export async function readPdf(bytes: Uint8Array, password?: string): Promise<Result<PdfDocument>> {
  if (await inflatesBeyondMeasure(bytes))
    return fail('The PDF was not opened: a part of it unpacks to more data than any document has.');
  const { getDocument, OPS } = await loadPdfjs();
  // pdf.js takes over the memory that it is given.
  const task = getDocument(openingParameters(bytes.slice(), password));
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES)
      return fail(`The PDF is too long: it has ${document.numPages} pages. Up to ${MAX_PAGES} can be read.`);
    const hasImages = namesImages(bytes);
    const reading: PageReading = {
      looks: new Map(),
      ops: OPS,
      imageTime: hasImages ? MAX_IMAGE_TIME : 0,
      deadline: performance.now() + MAX_TIME,
    };
    const pages = await readPages(document, reading);
    if (!pages.ok) return pages;
    const properties = await readProperties(document);
    return succeed({ pages: pages.value, labels: await readLabels(document), properties, hasImages });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return failLocked(password);
    return fail(problemOf(error));
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

/** An image's type stands in plain sight, even in files that are compressed or encrypted: it is no part of its stream. */
function namesImages(bytes: Uint8Array): boolean {
  const name = [...'/Image'].map((letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(0x2f); at !== -1; at = bytes.indexOf(0x2f, at + 1)) {
    const next = bytes[at + name.length] ?? 0;
    const isLetter = (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a;
    if (!isLetter && name.every((code, index) => bytes[at + index] === code)) return true;
  }
  return false;
}

async function readPages(
  document: PDFDocumentProxy,
  reading: PageReading,
): Promise<Result<(PageContent | null)[]>> {
  const pages: (PageContent | null)[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await readOrSkip(document, number, reading);
    pages.push(page);
    for (const run of page?.runs ?? []) characters += run.text.length;
    if (characters > MAX_CHARACTERS)
      return fail(`The PDF has too much text: more than ${MAX_CHARACTERS / 1_000_000} million characters.`);
    if (performance.now() > reading.deadline)
      return fail(
        `The PDF takes too long to read: ${number} of ${document.numPages} pages in ${MAX_TIME / 1000} seconds.`,
      );
  }
  return succeed(pages);
}

async function readOrSkip(
  document: PDFDocumentProxy,
  number: number,
  reading: PageReading,
): Promise<PageContent | null> {
  try {
    const page = await document.getPage(number);
    const content = await readPage(page, number, reading);
    page.cleanup();
    return content;
  } catch {
    return null;
  }
}

async function readLabels(document: PDFDocumentProxy): Promise<string[]> {
  const labels = await document.getPageLabels().catch(() => null);
  return Array.from(
    { length: document.numPages },
    (_, index) => labels?.[index]?.trim() || String(index + 1),
  );
}

async function readProperties(document: PDFDocumentProxy): Promise<DocumentProperties> {
  try {
    const { info, metadata } = await document.getMetadata();
    return {
      info: info as Record<string, unknown>,
      xmp: (name) => (metadata as { get: (name: string) => unknown } | null)?.get(name),
    };
  } catch {
    return { info: {}, xmp: () => undefined };
  }
}

function failLocked(password: string | undefined): Failure {
  return password === undefined
    ? fail(
        'The PDF is protected by a password. Save a copy without the password and import that.',
        'password',
      )
    : fail('This password does not open the PDF.', 'other-password');
}

function problemOf(error: unknown): string {
  if (error instanceof RangeError || /allocation|out of memory/i.test(String(error)))
    return 'The PDF is too large for the memory of this computer.';
  return 'The PDF is damaged or incomplete and cannot be opened. Get the file again from where it comes.';
}

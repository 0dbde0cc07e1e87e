/** PDF as an article. */
import { fail, type Result, succeed } from '../domain/result.ts';
import { type ParsedArticle, preferFirst, statedAt } from './parsed.ts';
import { kindByForm, kindByProgram, kindByProperties } from './pdf/kind.ts';
import { layOut } from './pdf/layout.ts';
import { statedByProperties } from './pdf/metadata.ts';
import type { PageContent } from './pdf/page-content.ts';
import { readPdf } from './pdf/read-document.ts';
import { findPlainTextMetadata } from './plain-text-metadata.ts';
import { findTitle } from './title.ts';

/** Larger files are refused. */
export const MAX_PDF_BYTES = 256 * 1024 * 1024;
/** A header may stand so many bytes into the file (ISO 32000-1, implementation note 13). */
const HEADER_WITHIN = 1024;

/**
 * Text in reading order, with running heads, feet and page numbers left out and words made whole again. Each page's label and
 * start are in `pages`. Nothing in the file is run, and nothing that it names is fetched.
 * @returns a problem for what is no PDF, is damaged, protected by a password, too large, or has no text
 */
export async function parsePdf(bytes: Uint8Array, password?: string): Promise<Result<ParsedArticle>> {
  if (bytes.length === 0) return fail('The file is empty.');
  if (bytes.length > MAX_PDF_BYTES) {
    const megabytes = (size: number): string => (size / 1024 / 1024).toFixed(0);
    return fail(
      `The file is too large: ${megabytes(bytes.length)} MB. PDFs of up to ${megabytes(MAX_PDF_BYTES)} MB can be read.`,
    );
  }
  const head = String.fromCharCode(...bytes.subarray(0, HEADER_WITHIN));
  if (!head.includes('%PDF-')) return fail('The file is not a PDF, though its name says so.');
  const read = await readPdf(bytes, password);
  if (!read.ok) return read;
  const { pages, labels, properties, hasImages } = read.value;
  const problem = findProblem(pages, hasImages);
  if (problem !== null) return fail(problem);
  const { text, blocks, pages: starts, images } = layOut(withDamageShown(pages, labels), labels);
  const title = findTitle(text, blocks);
  const metadata = preferFirst(
    statedByProperties(properties),
    statedAt('document-properties', { kind: kindByProperties(properties) }),
    statedAt('text', {
      title,
      kind: kindByForm(text, blocks, title),
      ...findPlainTextMetadata(text, blocks),
    }),
    statedAt('document-properties', { kind: kindByProgram(properties) }),
  );
  return succeed({ text, blocks, metadata, pages: starts, images, encoding: '' });
}

/** Pages of pictures may have a stamp or a number in text. */
const LETTERS_ON_A_STAMP = 20;

function findProblem(pages: readonly (PageContent | null)[], hasImages: boolean): string | null {
  const readable = pages.filter((page) => page !== null);
  const damaged = pages.length - readable.length;
  if (damaged * 2 > pages.length)
    return `The PDF is damaged: ${damaged} of its ${pages.length} pages cannot be read.`;
  let letters = 0;
  for (const run of readable.flatMap((page) => [...page.runs, ...page.turned.flat()]))
    letters += run.text.match(/\p{L}/gu)?.length ?? 0;
  if (hasImages && letters < pages.length * LETTERS_ON_A_STAMP)
    return 'The PDF has only pictures of pages, no text. Run it through text recognition (OCR) and import the result.';
  if (letters === 0) return 'The PDF has no text in it, only drawings or empty pages.';
  return null;
}

/** Nobody is to believe that a damaged page had no text. */
function withDamageShown(pages: readonly (PageContent | null)[], labels: readonly string[]): PageContent[] {
  return pages.map(
    (page, index) =>
      page ??
      damagedPage(index + 1, `[Page ${labels[index] ?? ''} of the PDF is damaged and cannot be read.]`),
  );
}

function damagedPage(number: number, text: string): PageContent {
  const look = {
    size: 10,
    bold: false,
    italic: false,
    isRtl: false,
    spaceBefore: false,
    href: '',
    element: null,
  };
  const run = { text, left: 72, right: 72 + text.length * 5, baseline: 400, ...look };
  return {
    number,
    width: 595,
    height: 842,
    runs: [run],
    turned: [],
    elements: [],
    images: [],
  };
}

/** One file, or pasted text, to everything that a source, its revision and its original are made of. */
import type { ImageMention, PageStart } from '../domain/records.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Block } from '../domain/text/block.ts';
import type { MetadataField, StatedBy } from '../domain/vocabularies/metadata-origin.ts';
import { formatWithin } from './format-within.ts';
import { fileTooLarge, formatOf, MAX_FILE_BYTES, unsupportedProblem } from './formats.ts';
import { findLanguage } from './language.ts';
import type { ParsedArticle } from './parsed.ts';
import { countWords } from './word-count.ts';

/**
 * What importing gives. Metadata that the article does not state beyond doubt is ''; `statedBy` says where the rest was
 * read. `text`, `blocks`, `pages`, `images` and `textHash` (SHA-256 of the text in UTF-8, hex) are the revision's; `bytes`,
 * `sha256` (of the bytes, hex), `encoding` and `mediaType` the original's. `issued` is an ISO 8601 date, maybe partial;
 * `language` a BCP 47 tag.
 */
export type ImportedArticle = Record<MetadataField, string> & {
  statedBy: StatedBy;
  text: string;
  blocks: Block[];
  pages: PageStart[];
  images: ImageMention[];
  textHash: string;
  wordCount: number;
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  encoding: string;
  mediaType: string;
};

/**
 * A file as an open dialog, a drop or the command line gives it: `name` with its extension, path or not; `password` opens a PDF;
 * `besideBibliographies` says that whoever imports it reads these as well, and is to name them where it is refused.
 */
export type ArticleFile = {
  name: string;
  bytes: Uint8Array;
  password?: string;
  besideBibliographies?: boolean;
};

/**
 * Imports one article, by what it holds where that is beyond doubt, else by its name. Runs wherever there are TextDecoder and WebCrypto: the window, a worker, Node.
 * @returns a problem, worded for the analyst and without the file's name, when the format is not supported or the file
 *   is not readable
 */
export async function importArticle(file: ArticleFile): Promise<Result<ImportedArticle>> {
  const format = formatWithin(file.bytes) ?? formatOf(file.name);
  if (format === undefined) return fail(unsupportedProblem(file.name, file.besideBibliographies ?? false));
  if (file.bytes.length > MAX_FILE_BYTES) return fail(fileTooLarge(file.bytes.length));
  const parse = await format.load();
  const parsed = await parse(file.bytes, file.password);
  if (!parsed.ok) return parsed;
  if (parsed.value.blocks.length === 0) return fail('The file has no text in it, only markup.');
  return succeed(await completeArticle(parsed.value, new Uint8Array(file.bytes), format.mediaType));
}

/** Adds what is counted and computed: language, hashes, words. */
export async function completeArticle(
  parsed: ParsedArticle,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Promise<ImportedArticle> {
  const { text, blocks, pages, images, encoding, metadata } = parsed;
  const fields = Object.entries(metadata) as [
    MetadataField,
    { value: string; origin: StatedBy[MetadataField] },
  ][];
  return {
    ...NOTHING_STATED,
    language: findLanguage(text),
    ...Object.fromEntries(fields.map(([field, { value }]) => [field, value])),
    statedBy: Object.fromEntries(fields.map(([field, { origin }]) => [field, origin])),
    text,
    blocks,
    pages,
    images,
    textHash: await sha256(new TextEncoder().encode(text)),
    wordCount: countWords(text),
    bytes,
    sha256: await sha256(bytes),
    encoding,
    mediaType,
  };
}

const NOTHING_STATED: Record<MetadataField, string> = {
  kind: '',
  title: '',
  author: '',
  publisher: '',
  issued: '',
  url: '',
  language: '',
  doi: '',
  volume: '',
  issue: '',
  page: '',
};

/**
 * Imports pasted text. It is what importing a UTF-8 file of the same text gives; `name` decides the format as a file's
 * name would.
 */
export function importText(text: string, name = 'Pasted text.txt'): Promise<Result<ImportedArticle>> {
  if (text.trim() === '') return Promise.resolve(fail('There is no text to import.'));
  return importArticle({ name, bytes: new TextEncoder().encode(text) });
}

/** SHA-256, as lower-case hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

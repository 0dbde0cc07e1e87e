/** One file, or pasted text, to everything that a source, its revision and its original are made of. */
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Block } from '../domain/text/block.ts';
import { decodeText } from './decode.ts';
import { findLanguage } from './language.ts';
import { markdownToBlocks } from './markdown.ts';
import { plainTextToBlocks } from './plain-text.ts';
import { findPlainTextMetadata } from './plain-text-metadata.ts';
import { countWords } from './word-count.ts';

/**
 * What importing gives. Metadata that the article does not state beyond doubt is ''. `text`, `blocks` and `textHash`
 * (SHA-256 of the text in UTF-8, hex) are the revision's; `bytes`, `sha256` (of the bytes, hex), `encoding` and
 * `mediaType` the original's. `issued` is an ISO 8601 date, maybe partial; `language` a BCP 47 tag.
 */
export type ImportedArticle = {
  title: string;
  author: string;
  publisher: string;
  issued: string;
  url: string;
  language: string;
  text: string;
  blocks: Block[];
  textHash: string;
  wordCount: number;
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  encoding: string;
  mediaType: string;
};

/** A file as an open dialog, a drop or the command line gives it: `name` with its extension, path or not. */
export type ArticleFile = { name: string; bytes: Uint8Array };

type Format = 'text/plain' | 'text/markdown';

const FORMATS: Readonly<Record<string, Format>> = {
  '': 'text/plain',
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
};

const SUPPORTED = Object.keys(FORMATS)
  .filter((extension) => extension !== '')
  .map((extension) => `.${extension}`)
  .join(', ');

type Parsed = Pick<
  ImportedArticle,
  'title' | 'author' | 'publisher' | 'issued' | 'url' | 'language' | 'text' | 'blocks'
>;

/**
 * Imports one article. Runs wherever there are TextDecoder and WebCrypto: the window, a worker, Node.
 * @returns a problem, worded for the analyst and without the file's name, when the format is not supported or the file
 *   is not readable text
 */
export async function importArticle(file: ArticleFile): Promise<Result<ImportedArticle>> {
  const extension = extensionOf(file.name);
  const mediaType = FORMATS[extension];
  if (mediaType === undefined) {
    return fail(`Files of type .${extension} cannot be imported. Supported: ${SUPPORTED}.`);
  }
  const decoded = decodeText(file.bytes);
  if (!decoded.ok) return decoded;
  const parsed = await parse(decoded.value.text, mediaType);
  if (parsed.blocks.length === 0) return fail('The file has no text in it, only markup.');
  const bytes = new Uint8Array(file.bytes);
  return succeed({
    ...parsed,
    textHash: await sha256(new TextEncoder().encode(parsed.text)),
    wordCount: countWords(parsed.text),
    bytes,
    sha256: await sha256(bytes),
    encoding: decoded.value.encoding,
    mediaType,
  });
}

/**
 * Imports pasted text. It is what importing a UTF-8 file of the same text gives; `name` decides the format as a file's
 * name would.
 */
export function importText(text: string, name = 'Pasted text.txt'): Promise<Result<ImportedArticle>> {
  if (text.trim() === '') return Promise.resolve(fail('There is no text to import.'));
  return importArticle({ name, bytes: new TextEncoder().encode(text) });
}

async function parse(text: string, mediaType: Format): Promise<Parsed> {
  if (mediaType === 'text/markdown') {
    const { metadata, ...article } = await markdownToBlocks(text);
    return { ...article, ...metadata, language: metadata.language || findLanguage(article.text) };
  }
  const article = plainTextToBlocks(text);
  const { author, issued } = findPlainTextMetadata(article.text, article.blocks);
  return { ...article, author, issued, publisher: '', url: '', language: findLanguage(article.text) };
}

/** Lower-case, without the dot; '' for names without one and for hidden files. */
function extensionOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The formats that can be imported: one line each. A parser is loaded when the first file of its format comes, so that
 * none delays the start.
 */
import type { Result } from '../domain/result.ts';
import type { ParsedArticle } from './parsed.ts';

/**
 * Bytes to text, blocks and metadata. Runs in a worker, in the window and in Node.
 * @returns a problem, worded for the analyst and without the file's name
 */
export type ParseArticle = (bytes: Uint8Array) => Promise<Result<ParsedArticle>>;

export type Format = {
  mediaType: string;
  /** Lower-case, without the dot. '' stands for names without an extension. */
  extensions: readonly string[];
  load: () => Promise<ParseArticle>;
};

export const FORMATS: readonly Format[] = [
  {
    mediaType: 'text/plain',
    extensions: ['txt', 'text', ''],
    load: async () => (await import('./plain-text-article.ts')).parsePlainText,
  },
  {
    mediaType: 'text/markdown',
    extensions: ['md', 'markdown'],
    load: async () => (await import('./markdown-article.ts')).parseMarkdown,
  },
];

/** The format that a name's extension stands for. */
export function formatOf(name: string): Format | undefined {
  const extension = extensionOf(name);
  return FORMATS.find((format) => format.extensions.includes(extension));
}

/** Every extension that can be imported, without the dot. */
export const SUPPORTED_EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions }) => extensions).filter(
  (extension) => extension !== '',
);

/** Lower-case, without the dot; '' for names without one and for hidden files. */
export function extensionOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}

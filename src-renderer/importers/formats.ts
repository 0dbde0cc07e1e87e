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
export type ParseArticle = (bytes: Uint8Array, password?: string) => Promise<Result<ParsedArticle>>;

export type Format = {
  mediaType: string;
  /** Lower-case, without the dot. '' stands for names without an extension. */
  extensions: readonly string[];
  load: () => Promise<ParseArticle>;
};

/** Larger files of any format are refused before they are read; texts have a limit of their own, see decode.ts. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Says that a file of so many bytes is not read. */
export function fileTooLarge(size: number): string {
  const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
  return `The file is too large: ${megabytes(size)} MB. Files of up to ${megabytes(MAX_FILE_BYTES)} MB can be read.`;
}

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
  {
    mediaType: 'application/pdf',
    extensions: ['pdf'],
    load: async () => (await import('./pdf.ts')).parsePdf,
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    load: async () => (await import('./docx.ts')).parseDocx,
  },
  {
    mediaType: 'text/html',
    extensions: ['html', 'htm', 'xhtml'],
    load: async () => (await import('./html.ts')).parseHtml,
  },
  {
    mediaType: 'multipart/related',
    extensions: ['mhtml', 'mht'],
    load: async () => (await import('./mhtml.ts')).parseMhtml,
  },
  {
    mediaType: 'message/rfc822',
    extensions: ['eml'],
    load: async () => (await import('./mail.ts')).parseMail,
  },
];

/** Formats that no kept library reads well enough (docs/decisions/0005), with what their files are called. */
const KNOWN_UNSUPPORTED: Readonly<Record<string, string>> = {
  rtf: 'Rich Text',
  doc: 'old Word',
  dot: 'old Word',
  odt: 'OpenDocument',
  fodt: 'OpenDocument',
  pages: 'Pages',
  wpd: 'WordPerfect',
  epub: 'EPUB',
};

/**
 * Says of a file that is of none of the `FORMATS` what to do about it.
 * @param readsBibliographies whether whoever asks reads these as well, see bibliography.ts
 */
export function unsupportedProblem(name: string, readsBibliographies: boolean): string {
  const extension = extensionOf(name);
  const known = Object.hasOwn(KNOWN_UNSUPPORTED, extension) ? KNOWN_UNSUPPORTED[extension] : undefined;
  if (known !== undefined)
    return `${known} files (.${extension}) cannot be imported. Save it as .docx or PDF, and import that.`;
  if (BIBLIOGRAPHY_EXTENSIONS.includes(extension))
    return `Files of type .${extension} are read as bibliographies, which hold references and no text to import here.`;
  const named = (extensions: readonly string[]): string => extensions.map((one) => `.${one}`).join(', ');
  const besides = readsBibliographies ? `; bibliographies: ${named(BIBLIOGRAPHY_EXTENSIONS)}` : '';
  return `Files of type .${extension} cannot be imported. Supported: ${named(SUPPORTED_EXTENSIONS)}${besides}.`;
}

/** The format that a name's extension stands for. */
export function formatOf(name: string): Format | undefined {
  const extension = extensionOf(name);
  return FORMATS.find((format) => format.extensions.includes(extension));
}

/** Every extension that can be imported, without the dot. */
export const SUPPORTED_EXTENSIONS: readonly string[] = FORMATS.flatMap(({ extensions }) => extensions).filter(
  (extension) => extension !== '',
);

/** Bibliographies' extensions by their type, without the dot. They hold metadata and no text: bibliography.ts reads them. */
export const BIBLIOGRAPHY_TYPES = {
  ris: ['ris'],
  bibtex: ['bib', 'bibtex'],
  cslJson: ['json', 'csljson'],
} as const satisfies Record<string, readonly string[]>;

/** Those of every type. */
export const BIBLIOGRAPHY_EXTENSIONS: readonly string[] = Object.values(BIBLIOGRAPHY_TYPES).flat();

/** Lower-case, without the dot; '' for names without one and for hidden files. */
export function extensionOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}

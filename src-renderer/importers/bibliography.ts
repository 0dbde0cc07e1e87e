/**
 * Bibliographies (RIS, BibTeX, CSL-JSON): metadata of many sources in one file, with or without the sources' own files.
 * Nothing is ever looked up: what is not in the bibliography is not known.
 */
import { fail, type Result, succeed } from '../domain/result.ts';
import type { StatedBy } from '../domain/vocabularies/metadata-origin.ts';
import type { BibliographyEntry, Cut, ReadEntry } from './bibliography-entry.ts';
import { createBlockWriter } from './block-writer.ts';
import { decodeText } from './decode.ts';
import { BIBLIOGRAPHY_EXTENSIONS, BIBLIOGRAPHY_TYPES, extensionOf } from './formats.ts';
import { completeArticle, type ImportedArticle } from './import-article.ts';
import { findLanguage } from './language.ts';

type BibliographyFormat = {
  mediaType: string;
  extensions: readonly string[];
  /** The entries of a file, and the offsets where they stand; null instead of an entry that is none. */
  load: () => Promise<(text: string) => Result<{ cuts: Cut[]; entries: (ReadEntry | null)[] }>>;
};

/** More is not a bibliography of somebody's, and reading it would take minutes. */
const MOST_ENTRIES = 50_000;

const BIBLIOGRAPHY_FORMATS: readonly BibliographyFormat[] = [
  {
    mediaType: 'application/x-research-info-systems',
    extensions: BIBLIOGRAPHY_TYPES.ris,
    load: async () => {
      const { cutRis, readRis } = await import('./bibliography-ris.ts');
      return (text) => {
        const cuts = cutRis(text);
        if (cuts.length > MOST_ENTRIES) return tooMany(cuts.length);
        return succeed({ cuts, entries: cuts.map(({ start, end }) => readRis(text.slice(start, end))) });
      };
    },
  },
  {
    mediaType: 'application/x-bibtex',
    extensions: BIBLIOGRAPHY_TYPES.bibtex,
    load: async () => {
      const { cutBibtex, readBibtex } = await import('./bibliography-bibtex.ts');
      return (text) => {
        const cuts = cutBibtex(text);
        if (cuts.length > MOST_ENTRIES) return tooMany(cuts.length);
        return succeed({ cuts, entries: readBibtex(cuts.map(({ start, end }) => text.slice(start, end))) });
      };
    },
  },
  {
    mediaType: 'application/vnd.citationstyles.csl+json',
    extensions: BIBLIOGRAPHY_TYPES.cslJson,
    load: async () => {
      const { cutJson, readCslJson } = await import('./bibliography-json.ts');
      return (text) => {
        const entries = readCslJson(text);
        if (!entries.ok) return entries;
        if (entries.value.length > MOST_ENTRIES) return tooMany(entries.value.length);
        return succeed({ cuts: cutJson(text), entries: entries.value });
      };
    },
  },
];

function tooMany(count: number): Result<never> {
  const [found, most] = [count, MOST_ENTRIES].map((number) => number.toLocaleString('en'));
  return fail(`The bibliography has ${found} entries. Up to ${most} can be imported at once: divide it.`);
}

/** True for the name of a RIS, BibTeX or CSL-JSON file. */
export function isBibliography(name: string): boolean {
  return BIBLIOGRAPHY_EXTENSIONS.includes(extensionOf(name));
}

/**
 * Reads a bibliography. One broken entry costs only itself: it comes back with a `problem`, and with what could be read.
 * Runs in a worker, in the window and in Node.
 * @returns the entries in the file's order, or a problem when the file is not a bibliography or has no entry
 */
export async function parseBibliography(
  name: string,
  bytes: Uint8Array,
): Promise<Result<BibliographyEntry[]>> {
  const format = BIBLIOGRAPHY_FORMATS.find(({ extensions }) => extensions.includes(extensionOf(name)));
  if (format === undefined) return fail('Only RIS, BibTeX and CSL-JSON bibliographies can be read.');
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { encoding } = decoded.value;
  // Not the normalised text: an entry's own bytes are found by what stands in the file.
  const text = decodeWhole(bytes, encoding) ?? decoded.value.text;
  const parse = await format.load();
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const { cuts, entries } = parsed.value;
  const originals = cuts.length === entries.length ? cutOriginals(text, bytes, encoding, cuts) : [];
  const whole = originals.length === 0 ? new Uint8Array(bytes) : new Uint8Array();
  const complete = entries.flatMap((entry, index): BibliographyEntry[] => {
    if (entry === null) return [];
    const original = originals[index] ?? { bytes: whole, encoding };
    return [{ ...entry, original: { ...original, mediaType: format.mediaType } }];
  });
  return complete.length === 0 ? fail('The file has no bibliography entry in it.') : succeed(complete);
}

/** TextDecoder does not know UTF-32. */
function decodeWhole(bytes: Uint8Array, encoding: string): string | null {
  return encoding.startsWith('utf-32') ? null : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/**
 * Each entry's bytes. In encodings that write every character in a known number of bytes they are the file's own; in others
 * (UTF-16, East Asian ones) the entry is written anew, in UTF-8.
 */
function cutOriginals(
  text: string,
  bytes: Uint8Array,
  encoding: string,
  cuts: readonly Cut[],
): { bytes: Uint8Array<ArrayBuffer>; encoding: string }[] {
  const encoder = new TextEncoder();
  const isExact = encoding === 'utf-8' && sameBytes(encoder.encode(text), bytes);
  const isSingleByte = text.length === bytes.length;
  let byte = 0;
  let character = 0;
  return cuts.map(({ start, end }) => {
    if (isSingleByte) return { bytes: new Uint8Array(bytes.subarray(start, end)), encoding };
    if (!isExact) return { bytes: encoder.encode(text.slice(start, end)), encoding: 'utf-8' };
    byte += encoder.encode(text.slice(character, start)).length;
    const length = encoder.encode(text.slice(start, end)).length;
    const own = new Uint8Array(bytes.subarray(byte, byte + length));
    byte += length;
    character = end;
    return { bytes: own, encoding };
  });
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** The article with what the bibliography states about it, which wins over what the file states. */
export function applyBibliography(article: ImportedArticle, entry: BibliographyEntry): ImportedArticle {
  const { values, statedBy } = statementsOf(entry);
  return { ...article, ...values, statedBy: { ...article.statedBy, ...statedBy } };
}

function statementsOf(entry: BibliographyEntry): { values: Record<string, string>; statedBy: StatedBy } {
  const stated = Object.entries(entry.metadata).filter(([, { value }]) => value !== '');
  return {
    values: Object.fromEntries(stated.map(([field, { value }]) => [field, value])),
    statedBy: Object.fromEntries(stated.map(([field, { origin }]) => [field, origin])),
  };
}

/**
 * A source of which only the reference is known. Its text is the abstract, as one paragraph, so that it can be annotated;
 * without one the text is empty and `textHash` is ''. The original is the entry itself, unless others are given.
 */
export async function referenceOnly(
  entry: BibliographyEntry,
  bytes: Uint8Array = entry.original.bytes,
  mediaType: string = entry.original.mediaType,
): Promise<ImportedArticle> {
  const writer = createBlockWriter();
  writer.write('paragraph', { text: entry.abstract, marks: [] });
  const { metadata } = entry;
  const parsed = { ...writer.finish(), metadata, pages: [], images: [], encoding: entry.original.encoding };
  const article = await completeArticle(parsed, new Uint8Array(bytes), mediaType);
  const language =
    metadata.language?.value ?? findLanguage(`${metadata.title?.value ?? ''}\n${article.text}`);
  return { ...article, language, ...(article.text === '' ? { textHash: '' } : {}) };
}

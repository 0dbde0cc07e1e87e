/**
 * Bytes to text. The order of the questions is the point: a byte-order mark decides; then what is not text at all is
 * refused by name; then strict UTF-8, which other encodings hardly ever satisfy by chance; only then a guess among the
 * legacy encodings, in which Windows-1252 wins unless another fits much better.
 */
import { analyse } from 'chardet';
import { fail, type Result, succeed } from '../domain/result.ts';
import { nameBinaryFormat, soundsBinary } from './binary-format.ts';
import { normaliseText, UNFIT_FOR_XML } from './normalise.ts';

/** Larger files are refused: 32 MB of text is some six thousand pages, far beyond any article. */
export const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/** Says that a file of so many bytes is not read. */
export function tooLarge(size: number): string {
  const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
  return `The file is too large: ${megabytes(size)} MB. Texts of up to ${megabytes(MAX_TEXT_BYTES)} MB can be read.`;
}

/** `encoding` is a lower-case label of the WHATWG Encoding Standard, or 'utf-32le' / 'utf-32be'. */
export type DecodedText = { text: string; encoding: string };

/** How much of a file the guesses look at. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * Decodes a text file and normalises it (see `normaliseText`); what comes back is never changed again.
 * @param declared the encoding that the file itself names; it stands in for the guess among legacy encodings
 * @returns a problem for files that are empty, blank, too large, or not text
 */
export function decodeText(bytes: Uint8Array, declared?: string): Result<DecodedText> {
  if (bytes.length === 0) return fail('The file is empty.');
  if (bytes.length > MAX_TEXT_BYTES) return fail(tooLarge(bytes.length));
  const format = nameBinaryFormat(bytes);
  if (format !== null) return fail(`The file is not plain text: it seems to be ${format}.`);

  const encoding = encodingByMark(bytes) ?? utf16WithoutMark(bytes);
  if (encoding === null && soundsBinary(bytes)) {
    return fail('The file is not plain text: it seems to be binary, or damaged.');
  }
  const decoded = encoding === null ? decodeUnmarked(bytes, declared) : decodeAs(bytes, encoding);
  const text = normaliseText(decoded.text);
  if (!hasReadableText(text)) return fail('The file has no text in it, only blank space.');
  return succeed({ text, encoding: decoded.encoding });
}

/** The encoding that a byte-order mark names. UTF-32 is asked first: its little-endian mark begins with UTF-16's. */
function encodingByMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0 && bytes.length % 4 === 0) return 'utf-32le';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff && bytes.length % 4 === 0) return 'utf-32be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  return null;
}

/**
 * UTF-16 that lost its mark: in every script the space and the line feed, and in Latin script nearly every character,
 * have a zero byte, always on the same side. Accepted only if what it decodes to is text.
 */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i += 1) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const pairs = sample.length / 2;
  const isClear = Math.max(even, odd) >= pairs * 0.05 && Math.min(even, odd) * 20 <= Math.max(even, odd);
  if (!isClear) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const trial = new TextDecoder(encoding).decode(sample);
  const strange = (trial.match(UNFIT_FOR_XML)?.length ?? 0) + (trial.match(/\uFFFD/g)?.length ?? 0);
  return strange * 50 <= pairs ? encoding : null;
}

function decodeUnmarked(bytes: Uint8Array, declared: string | undefined): DecodedText {
  const named = declared !== undefined && isDecodable(declared) ? new TextDecoder(declared).encoding : null;
  // All of its bytes are ASCII, so that it passes for UTF-8.
  if (named === 'iso-2022-jp') return decodeAs(bytes, named);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // What says that it is UTF-8 and is not may be damaged, or mislabelled.
    return decodeAs(bytes, named ?? (isDamagedUtf8(bytes) ? 'utf-8' : guessLegacyEncoding(bytes)));
  }
}

/**
 * UTF-8 with a few bad bytes (cut in the middle of a character, or with surrogates encoded one by one) must not be read
 * as Windows-1252, which would garble every other letter. Well-formed sequences are proof: legacy text has next to none.
 */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let wellFormed = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
    let end = i + 1;
    while (end < i + length && end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end += 1;
    if (length > 1 && end - i === length) wellFormed += 1;
    else broken += 1;
    i = end - 1;
  }
  return wellFormed > broken;
}

/**
 * Among the encodings that a TextDecoder knows, the one chardet finds; Windows-1252 where non-ASCII bytes are so few
 * that they must be punctuation and the odd accent, or where nothing else fits clearly better.
 */
function guessLegacyEncoding(bytes: Uint8Array): string {
  const firstOther = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, firstOther - 1024);
  const sample = bytes.subarray(from, from + SAMPLE_BYTES);
  const { others, inRuns } = countOtherBytes(sample);
  if (others * 100 < sample.length * 3) return 'windows-1252';
  const matches = analyse(sample).filter((match) => isDecodable(match.name));
  const isWestern = (name: string): boolean => /^(windows-1252|iso-8859-1)$/i.test(name);
  // Western words have an accent here and there; several in a row are the letters of another script.
  if (inRuns * 2 > others)
    return matches.find((match) => !isWestern(match.name))?.name.toLowerCase() ?? 'windows-1252';
  const western = matches.find((match) => isWestern(match.name))?.confidence ?? 0;
  const best = matches[0];
  return best !== undefined && best.confidence >= 40 && best.confidence > western + 10
    ? best.name.toLowerCase()
    : 'windows-1252';
}

/** Bytes beyond ASCII, and how many of them stand in a run of three or more. */
function countOtherBytes(bytes: Uint8Array): { others: number; inRuns: number } {
  let others = 0;
  let inRuns = 0;
  let run = 0;
  for (const byte of bytes) {
    run = byte >= 0x80 ? run + 1 : 0;
    if (run > 0) others += 1;
    if (run >= 3) inRuns += run === 3 ? 3 : 1;
  }
  return { others, inRuns };
}

function isDecodable(label: string): boolean {
  if (/^(utf|ascii|iso-2022-(kr|cn))/i.test(label)) return false;
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

/** TextDecoder replaces what is malformed, lone surrogates among it, by U+FFFD, so the text survives every round trip. */
function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  if (encoding === 'utf-32le' || encoding === 'utf-32be')
    return { text: decodeUtf32(bytes, encoding), encoding };
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** TextDecoder does not know UTF-32. */
function decodeUtf32(bytes: Uint8Array, encoding: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let i = 0; i + 4 <= bytes.length; i += 4) {
    const code = view.getUint32(i, encoding === 'utf-32le');
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    parts.push(isCharacter ? String.fromCodePoint(code) : '\uFFFD');
  }
  return parts.join('').replace(/^\uFEFF/, '');
}

/** Something other than white space, control, format and replacement characters. */
function hasReadableText(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\uFFFD]/u.test(text);
}

/**
 * Finds streams that inflate beyond all measure. pdf.js inflates a stream whole, in the memory that the window lives on too,
 * so that a file of one megabyte could take it down. Encrypted streams and LZW, which nobody writes any more, are not seen.
 */

/** Bytes; a picture of 80 million pixels in colour. */
const MAX_INFLATED = 256 * 1024 * 1024;
/** Deflate makes at most so many bytes of one. */
const MAX_RATIO = 1032;
/** Bytes looked at before a stream, for its dictionary. */
const DICTIONARY = 600;
const PIECE = 4096;

const STREAM = [...'stream'].map((letter) => letter.charCodeAt(0));
const ENDSTREAM = [...'endstream'].map((letter) => letter.charCodeAt(0));

/** True when a stream of the file, or what one inflates to, inflates to more than any document's. */
export async function inflatesBeyondMeasure(bytes: Uint8Array): Promise<boolean> {
  // Looked for once, from stream to stream: a file may have none.
  let keyword = -1;
  for (let at = find(bytes, STREAM, 0); at !== -1; at = find(bytes, STREAM, at + STREAM.length)) {
    const start = dataStart(bytes, at + STREAM.length);
    if (start === null || !looksDeflated(bytes, start)) continue;
    const dictionary = dictionaryBefore(bytes, at);
    const layers = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (layers === 0) continue;
    const declared = Number(
      /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? Number.POSITIVE_INFINITY,
    );
    if (keyword < start) {
      const next = find(bytes, ENDSTREAM, start);
      keyword = next === -1 ? bytes.length : next;
    }
    const end = endOfData(bytes, start, declared, keyword);
    const size = end - start;
    if (layers === 1 && size * MAX_RATIO <= MAX_INFLATED) continue;
    if (await inflatesBeyond(bytes.subarray(start, end), layers, MAX_INFLATED)) return true;
  }
  return false;
}

/** The keyword is followed by a line end; "endstream" and words that hold it are not it. */
function dataStart(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] === 0x0a) return at + 1;
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  return null;
}

/** Where the dictionary says, if the `keyword` follows there; else before the keyword and the line end that belongs to it. */
function endOfData(bytes: Uint8Array, start: number, declared: number, keyword: number): number {
  const said = start + declared;
  for (const gap of [0, 1, 2])
    if (ENDSTREAM.every((code, index) => bytes[said + gap + index] === code)) return said;
  if (keyword === bytes.length) return keyword;
  const [before, last] = [bytes[keyword - 2], bytes[keyword - 1]];
  const lineEnd = last === 0x0a ? (before === 0x0d ? 2 : 1) : last === 0x0d ? 1 : 0;
  return keyword - lineEnd;
}

/** A zlib header (RFC 1950, 2.2). */
function looksDeflated(bytes: Uint8Array, at: number): boolean {
  const [method = 0, flags = 0] = bytes.subarray(at, at + 2);
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

function dictionaryBefore(bytes: Uint8Array, at: number): string {
  const text = String.fromCharCode(...bytes.subarray(Math.max(0, at - DICTIONARY), at));
  return text.slice(text.lastIndexOf(' obj') + 1);
}

function find(bytes: Uint8Array, word: readonly number[], from: number): number {
  const first = word[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (word.every((code, index) => bytes[at + index] === code)) return at;
  return -1;
}

/** Inflates `layers` times, without keeping anything, until the end of the data or beyond `limit` bytes. */
async function inflatesBeyond(bytes: Uint8Array, layers: number, limit: number): Promise<boolean> {
  // The last piece may be lost: let it be a small part of the whole.
  const piece = Math.max(16, Math.min(PIECE, bytes.length >> 8));
  let data = inPieces(new Blob([bytes.slice()]).stream(), piece);
  for (let layer = 0; layer < layers; layer += 1)
    data = inPieces(data.pipeThrough(new DecompressionStream('deflate')), PIECE);
  const reader = data.getReader();
  let inflated = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    inflated += value.byteLength;
    if (inflated <= limit) continue;
    await reader.cancel();
    return true;
  }
}

/**
 * The same data in small pieces, so that none inflates to much at once. What comes after a deflated stream's end is an error to
 * the stream that inflates it, and takes along what the same piece gave; here it is only the end.
 */
function inPieces(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  size: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = source.getReader();
  let rest = new Uint8Array();
  return new ReadableStream(
    {
      pull: async (controller) => {
        while (rest.length === 0) {
          const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
          if (done || value === undefined) return controller.close();
          rest = value;
        }
        controller.enqueue(rest.subarray(0, size));
        rest = rest.subarray(size);
      },
      cancel: () => reader.cancel(),
    },
    { highWaterMark: 0 },
  );
}

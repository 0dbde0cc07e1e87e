/**
 * The parts of an Office Open XML package, unpacked within limits. Sizes that a ZIP archive declares can lie, so what is unpacked
 * is counted as it comes; parts that nobody reads (images, fonts) are never unpacked. (APPNOTE.TXT 6.3.10, §4.3.)
 */
import { fail, type Result, succeed } from '../domain/result.ts';

export type ZipEntry = {
  name: string;
  method: number;
  isEncrypted: boolean;
  compressedSize: number;
  /** As declared. */
  size: number;
  headerOffset: number;
};

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/** A package has some dozens of parts; one with thousands of images is still a document. */
const MOST_ENTRIES = 20_000;

const DAMAGED = 'The Word document is damaged: it cannot be unpacked.';

/** The archive's directory, in its order. */
export function readZipDirectory(bytes: Uint8Array): Result<ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndOfDirectory(view);
  if (end === null) return fail(DAMAGED);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return fail(`The Word document has ${count} parts in it, which none has.`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return fail(DAMAGED);
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/^\/+/u, ''),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return succeed(entries);
}

/** The record stands at the end, before a comment of at most 65,535 bytes. */
function findEndOfDirectory(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return null;
}

/**
 * Unpacks entries until they fill `budget` bytes together, and not a piece further.
 * @returns the parts by name, or a problem when one is damaged or the budget is not enough
 */
export async function unpackEntries(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  budget: number,
): Promise<Result<Map<string, Uint8Array<ArrayBuffer>>>> {
  const tooLarge = fail(
    `The Word document unpacks to more than ${Math.round(budget / 1024 / 1024)} MB of text and markup, which cannot be read.`,
  );
  const declared = entries.reduce((sum, { size }) => sum + size, 0);
  if (declared > budget) return tooLarge;
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  let left = budget;
  for (const entry of entries) {
    const packed = packedBytes(bytes, entry);
    if (packed === null) return fail(DAMAGED);
    const part = entry.method === 0 ? packed : await inflate(packed, left);
    if (part === 'too-large' || (part !== null && part.length > left)) return tooLarge;
    if (part === null) return fail(DAMAGED);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return succeed(parts);
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array<ArrayBuffer> | null {
  const { headerOffset: at, compressedSize, method } = entry;
  if (at + 30 > bytes.length || (method !== 0 && method !== 8)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== LOCAL_HEADER) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return start + compressedSize > bytes.length
    ? null
    : new Uint8Array(bytes.subarray(start, start + compressedSize));
}

/** Deflate makes at most 1,032 bytes of one: a piece of this size never becomes more than 17 MB. */
const PIECE_BYTES = 16 * 1024;

/** @returns null for what is no deflated data */
async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | null> {
  let from = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      if (from >= packed.length) controller.close();
      else controller.enqueue(packed.subarray(from, from + PIECE_BYTES));
      from += PIECE_BYTES;
    },
  });
  const reader = pieces.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > limit) {
        await reader.cancel();
        return 'too-large';
      }
      chunks.push(read.value);
    }
  } catch {
    return null;
  }
  return join(chunks, length);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * An archive of parts as they are, not packed: whoever reads it gets what was counted and nothing else. Checksums are left out
 * (0), which JSZip does not look at.
 */
export function storeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const local: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const encodedName = encoder.encode(name);
    // version, flags (UTF-8 names), method, time, date, checksum, sizes, name's length, extra field's length
    const common = record([
      [2, 20],
      [2, 0x800],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, part.length],
      [4, part.length],
      [2, encodedName.length],
      [2, 0],
    ]);
    local.push(record([[4, LOCAL_HEADER]]), common, encodedName, part);
    directory.push(
      record([
        [4, DIRECTORY_ENTRY],
        [2, 20],
      ]),
      common,
      // comment's length, disk, attributes inside and outside, offset
      record([
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, offset],
      ]),
      encodedName,
    );
    offset += 30 + encodedName.length + part.length;
  }
  const size = lengthOf(directory);
  const end = record([
    [4, END_OF_DIRECTORY],
    [2, 0],
    [2, 0],
    [2, parts.size],
    [2, parts.size],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  const all = [...local, ...directory, end];
  return join(all, lengthOf(all));
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

/** Little-endian numbers, each with its size in bytes. */
function record(fields: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

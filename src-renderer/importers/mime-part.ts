/**
 * Parts of a MIME message as bytes (RFC 2045, 2046), for web archives: what reads e-mail decodes every HTML part by its
 * header and joins them, but an archive holds the page's frames too, and the page names its encoding itself.
 */

/** Header names in lower case; of repeated ones the first counts. `start` and `end` are the body's, in bytes of the message. */
export type MimePart = { headers: ReadonlyMap<string, string>; start: number; end: number };

const MAX_HEADER_BYTES = 256 * 1024;

/** Resources of one page; a hostile archive could have millions. */
const MAX_PARTS = 10_000;

/** The whole message, or the one that a part of it holds. `message` is its bytes read as Latin-1, so that offsets are bytes. */
export function readMessage(message: string, within?: MimePart): MimePart {
  return readPart(message, within?.start ?? 0, within?.end ?? message.length);
}

/** The parts of a multipart one, in order; none for others. */
export function partsOf(message: string, part: MimePart): MimePart[] {
  const boundary = parameterOf(part.headers.get('content-type') ?? '', 'boundary');
  if (boundary === '') return [];
  const parts: MimePart[] = [];
  const mark = `--${boundary}`;
  let from = -1;
  for (let at = findMark(message, mark, part.start, part.end); at !== -1; ) {
    const after = at + mark.length;
    if (from !== -1) parts.push(readPart(message, from, at));
    if (message.startsWith('--', after) || parts.length >= MAX_PARTS) return parts;
    const lineEnd = message.indexOf('\n', after);
    from = lineEnd === -1 ? part.end : lineEnd + 1;
    at = findMark(message, mark, from, part.end);
  }
  // A truncated archive has no closing mark.
  if (from !== -1 && from < part.end) parts.push(readPart(message, from, part.end));
  return parts;
}

/** A mark counts at the beginning of a line only. */
function findMark(message: string, mark: string, from: number, end: number): number {
  for (let at = message.indexOf(mark, from); at !== -1 && at < end; at = message.indexOf(mark, at + 1)) {
    if (at === 0 || message[at - 1] === '\n') return at;
  }
  return -1;
}

function readPart(message: string, start: number, end: number): MimePart {
  const blank = /\r?\n[ \t]*\r?\n|^[ \t]*\r?\n/g;
  const top = message.slice(start, Math.min(end, start + MAX_HEADER_BYTES));
  const gap = blank.exec(top);
  const headers = new Map<string, string>();
  for (const line of top
    .slice(0, gap?.index ?? top.length)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, start: gap === null ? end : start + gap.index + gap[0].length, end };
}

/** A parameter of a header's value: `charset` of `text/html; charset="utf-8"`. '' where there is none. */
export function parameterOf(value: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value);
  return found?.[1] ?? found?.[2] ?? '';
}

/** A part's bytes. Malformed quoted-printable and base64 give what can be read of them. */
export function bytesOf(message: string, part: MimePart): Uint8Array {
  const body = message.slice(part.start, part.end);
  switch (part.headers.get('content-transfer-encoding')?.toLowerCase().trim()) {
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    case 'base64':
      return decodeBase64(body);
    default:
      return latin1(body);
  }
}

/** The bytes of a text in Latin-1, one each. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function decodeQuotedPrintable(body: string): Uint8Array {
  const bytes = new Uint8Array(body.length);
  const softBreak = /[ \t]*\r?\n/y;
  let length = 0;
  for (let i = 0; i < body.length; i += 1) {
    const isEscape = body[i] === '=';
    const hex = isEscape ? body.slice(i + 1, i + 3) : '';
    if (/^[\da-f]{2}$/i.test(hex)) {
      bytes[length] = Number.parseInt(hex, 16);
      i += 2;
    } else {
      softBreak.lastIndex = i + 1;
      if (isEscape && softBreak.test(body)) {
        i = softBreak.lastIndex - 1;
        continue;
      }
      bytes[length] = body.charCodeAt(i);
    }
    length += 1;
  }
  return bytes.subarray(0, length);
}

function decodeBase64(body: string): Uint8Array {
  const letters = body.replace(/=[\s\S]*$/, '').replace(/[^A-Za-z0-9+/]/g, '');
  // A single letter at the end holds no whole byte.
  return latin1(atob(letters.length % 4 === 1 ? letters.slice(0, -1) : letters));
}

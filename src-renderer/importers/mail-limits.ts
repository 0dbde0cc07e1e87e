/**
 * What of a message is read by the library for e-mail: it needs 3 s for 1 MB of short flowed lines, and more than a part's share for
 * each of very many parts. Attachments may be as large as the file.
 */
import { type MimePart, partsOf, readMessage } from './mime-part.ts';

/** Parts in parts; mail programs nest three or four. */
export const MAX_NESTING = 24;

/** Bytes of all headers. Long lists of recipients have some tens of thousands. */
export const MAX_HEADER_BYTES = 256 * 1024;

const MAX_PARTS = 1000;
const MAX_TEXT_MEGABYTES = 4;

/** Why a message is not read, worded for the analyst; null where it is. Takes time in proportion to its size. */
export function findMailProblem(bytes: Uint8Array): string | null {
  const message = new TextDecoder('latin1').decode(bytes);
  let parts = 0;
  let textBytes = 0;
  const open: { part: MimePart; depth: number }[] = [{ part: readMessage(message), depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, depth } = next;
    parts += 1;
    if (depth > MAX_NESTING || parts > MAX_PARTS) return 'The e-mail message has too many parts to be read.';
    const type = part.headers.get('content-type')?.toLowerCase() ?? '';
    if (/^attachment/i.test(part.headers.get('content-disposition') ?? '')) continue;
    if (type.startsWith('multipart/')) {
      for (const inner of partsOf(message, part)) open.push({ part: inner, depth: depth + 1 });
    } else if (type.startsWith('message/rfc822')) {
      open.push({ part: readMessage(message, part), depth: depth + 1 });
    } else if (type === '' || type.startsWith('text/')) textBytes += part.end - part.start;
  }
  return textBytes > MAX_TEXT_MEGABYTES * 1024 * 1024
    ? `The e-mail message is too long: messages of up to ${MAX_TEXT_MEGABYTES} MB of text can be read, besides what is attached.`
    : null;
}

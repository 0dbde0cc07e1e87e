/** Web archives (.mhtml, .mht; RFC 2557), as browsers save them, as articles. */
import { fail, type Result, succeed } from '../domain/result.ts';
import { decodeText } from './decode.ts';
import { parsePage } from './html.ts';
import { declaredEncoding } from './html-encoding.ts';
import { cleanAddress } from './html-values.ts';
import { bytesOf, type MimePart, parameterOf, partsOf, readMessage } from './mime-part.ts';
import type { ParsedArticle } from './parsed.ts';

/** Archives hold the page in a multipart/related, at most in a multipart/alternative in it. */
const MAX_DEPTH = 8;

/** @returns a problem when there is no page in the archive or it is not readable text */
export async function parseMhtml(bytes: Uint8Array): Promise<Result<ParsedArticle>> {
  if (bytes.length === 0) return fail('The file is empty.');
  const message = new TextDecoder('latin1').decode(bytes);
  const archive = readMessage(message);
  const page = findPage(message, archive);
  if (page === null) return fail('The file has no web page in it, or is no web archive.');
  const body = bytesOf(message, page);
  const charset = parameterOf(page.headers.get('content-type') ?? '', 'charset');
  const decoded = decodeText(body, charset === '' ? declaredEncoding(body) : charset);
  if (!decoded.ok) return decoded;
  const address = [archive.headers.get('snapshot-content-location'), page.headers.get('content-location')]
    .map((location) => cleanAddress(location ?? ''))
    .find((location) => location !== '');
  return succeed({ ...parsePage(decoded.value.text, address), encoding: decoded.value.encoding });
}

/** The part that `start` names, else the first that is HTML: those that follow are frames. */
function findPage(message: string, archive: MimePart): MimePart | null {
  let part = archive;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const type = part.headers.get('content-type') ?? '';
    if (isHtml(part)) return part;
    if (!/^multipart\//i.test(type)) return null;
    const parts = partsOf(message, part);
    const start = parameterOf(type, 'start');
    const next =
      parts.find((one) => start !== '' && one.headers.get('content-id') === start) ??
      parts.find(isHtml) ??
      parts.find((one) => /^multipart\//i.test(one.headers.get('content-type') ?? ''));
    if (next === undefined) return null;
    part = next;
  }
  return null;
}

function isHtml(part: MimePart): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(part.headers.get('content-type') ?? '');
}

/** E-mail messages as articles. */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { fail, type Result, succeed } from '../domain/result.ts';
import { toIsoDate } from './dates.ts';
import { type HtmlBlocks, htmlToBlocks } from './html-blocks.ts';
import { cleanLanguage, cleanName } from './html-values.ts';
import { normaliseText } from './normalise.ts';
import { type ParsedArticle, type StatedMetadata, statedAt } from './parsed.ts';
import { plainTextToBlocks } from './plain-text.ts';

/** Parts in parts; mail programs nest three or four. */
const MAX_NESTING = 32;

/** A plain part shorter than this part of the formatted one is a stub ("Your mail program cannot show this message"). */
const STUB_SHARE = 0.25;

/**
 * A message: its subject as title, then its text. The plain part is preferred to the formatted one. What is attached is not
 * read; images among it are counted and named.
 * @returns a problem when it is no e-mail message, or has no text in it
 */
export async function parseMail(bytes: Uint8Array): Promise<Result<ParsedArticle>> {
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING, maxRfc822NestingDepth: 4 });
  } catch {
    return fail('The e-mail message is damaged, or nested too deeply to be read.');
  }
  if (!email.headers.some(({ key }) => /^(?:from|date|subject|message-id)$/.test(key)))
    return fail('The file is no e-mail message: it says neither who sent it nor when.');
  const title = cleanName(email.subject ?? '');
  const body = readBody(email, title);
  if (body.text.slice(title.length).trim() === '') return fail('The message has no text in it.');
  const attached = email.attachments
    .filter(({ mimeType, related }) => mimeType.startsWith('image/') && related !== true)
    .map(({ filename }) => ({ name: cleanName(filename ?? '', 300), start: body.text.length }));
  return succeed({
    text: body.text,
    blocks: body.blocks,
    metadata: readHeaders(email, body.title),
    pages: [],
    images: [...body.images, ...attached],
    encoding: '',
  });
}

function readBody(email: Email, title: string): HtmlBlocks {
  const plain = normaliseText(email.text ?? '').trim();
  const html = email.html ?? '';
  const formatted = html === '' ? null : htmlToBlocks(html, { title });
  const words = (formatted?.text.length ?? 0) - title.length;
  if (formatted !== null && plain.length < words * STUB_SHARE) return formatted;
  return plain === '' && formatted !== null ? formatted : plainToBlocks(plain, title);
}

/** The lines of a mail that look like headings are greetings, names and places. */
function plainToBlocks(plain: string, title: string): HtmlBlocks {
  const offset = title === '' ? 0 : title.length + 2;
  const body = plainTextToBlocks(plain);
  const blocks = body.blocks.map(({ kind, level, start, end, marks }) => ({
    kind: kind === 'heading' ? ('paragraph' as const) : kind,
    ...(kind === 'heading' || level === undefined ? {} : { level }),
    start: start + offset,
    end: end + offset,
    marks: marks.map((mark) => ({ ...mark, start: mark.start + offset, end: mark.end + offset })),
  }));
  if (title === '') return { text: body.text, blocks, images: [], title: body.title };
  const heading = { kind: 'heading' as const, level: 1, start: 0, end: title.length, marks: [] };
  return { text: `${title}\n\n${body.text}`, blocks: [heading, ...blocks], images: [], title };
}

function readHeaders(email: Email, title: string): StatedMetadata {
  const header = (name: string): string => email.headers.find(({ key }) => key === name)?.value ?? '';
  return statedAt('mail-header', {
    kind: 'personal_communication',
    title,
    author: nameOf(email.from) || nameOf(email.sender),
    issued: dayOf(header('date')),
    language: cleanLanguage(header('content-language').split(',')[0] ?? ''),
  });
}

function nameOf(address: Address | undefined): string {
  return cleanName(address?.name ?? '', 200) || cleanName(address?.address ?? '', 200);
}

/** The day where the sender was, as RFC 5322 writes it: "Fri, 21 Nov 2025 23:50:00 -0500". */
function dayOf(date: string): string {
  const day = /(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})\b/.exec(date);
  return day === null ? '' : toIsoDate(`${day[1]} ${day[2]} ${day[3]}`);
}

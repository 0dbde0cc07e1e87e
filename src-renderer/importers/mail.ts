/** E-mail messages as articles. */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { fail, type Result, succeed } from '../domain/result.ts';
import { toIsoDate } from './dates.ts';
import { type HtmlBlocks, htmlToBlocks } from './html-blocks.ts';
import { cleanLanguage, cleanName } from './html-values.ts';
import { declareFixed, joinFlowedLines } from './mail-flowed.ts';
import { findMailProblem, MAX_HEADER_BYTES, MAX_NESTING } from './mail-limits.ts';
import { normaliseText } from './normalise.ts';
import { type ParsedArticle, type StatedMetadata, statedAt } from './parsed.ts';
import { plainTextToBlocks } from './plain-text.ts';

/** A plain part shorter than this part of the formatted one is a stub ("Your mail program cannot show this message"). */
const STUB_SHARE = 0.25;

/**
 * A message: its subject as title, then its text. The plain part is preferred to the formatted one. What is attached is not
 * read; images among it are counted and named.
 * @returns a problem when it is no e-mail message, or has no text in it
 */
export async function parseMail(bytes: Uint8Array): Promise<Result<ParsedArticle>> {
  if (bytes.length === 0) return fail('The file is empty.');
  const problem = findMailProblem(bytes);
  if (problem !== null) return fail(problem);
  const message = declareFixed(bytes);
  let email: Email;
  try {
    email = await PostalMime.parse(message.bytes, {
      maxNestingDepth: MAX_NESTING,
      maxHeadersSize: MAX_HEADER_BYTES,
      maxRfc822NestingDepth: 4,
    });
  } catch {
    return fail('The e-mail message is damaged, or its headers are too long to be read.');
  }
  if (!email.headers.some(({ key }) => /^(?:from|date|subject|message-id)$/.test(key)))
    return fail('The file is no e-mail message: it says neither who sent it nor when.');
  const text = normaliseText(email.text ?? '');
  const content = readBody(
    message.isFlowed ? joinFlowedLines(text, message.deletesSpaces) : text,
    email.html ?? '',
  );
  if (content.blocks.length === 0) return fail('The message has no text in it.');
  const body = putTitleFirst(cleanName(email.subject ?? ''), content);
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

function readBody(text: string, html: string): HtmlBlocks {
  const plain = text.trim();
  const formatted = htmlToBlocks(html);
  if (plain === '' || plain.length < formatted.text.length * STUB_SHARE) return formatted;
  const body = plainTextToBlocks(plain);
  // The lines of a mail that look like headings are greetings, names and places.
  const paragraphs = body.blocks.map(({ level, ...block }) =>
    block.kind === 'heading' || level === undefined
      ? { ...block, kind: block.kind === 'heading' ? ('paragraph' as const) : block.kind }
      : { ...block, level },
  );
  return { ...body, blocks: paragraphs, images: [] };
}

/** The subject is the heading of level 1; headings of that level in the body are then of level 2. */
function putTitleFirst(title: string, body: HtmlBlocks): HtmlBlocks {
  if (title === '') return body;
  const offset = title.length + 2;
  const move = <Range extends { start: number; end: number }>(range: Range): Range => ({
    ...range,
    start: range.start + offset,
    end: range.end + offset,
  });
  const blocks = body.blocks.map((block) => ({
    ...move(block),
    ...(block.kind === 'heading' ? { level: Math.max(2, block.level ?? 2) } : {}),
    marks: block.marks.map(move),
  }));
  return {
    text: `${title}\n\n${body.text}`,
    blocks: [{ kind: 'heading', level: 1, start: 0, end: title.length, marks: [] }, ...blocks],
    images: body.images.map(({ name, start }) => ({ name, start: start + offset })),
    title,
  };
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

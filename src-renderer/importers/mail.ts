/** E-mail messages as articles. */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Block } from '../domain/text/block.ts';
import { createBlockWriter } from './block-writer.ts';
import { toIsoDate } from './dates.ts';
import { type HtmlBlocks, htmlToBlocks } from './html-blocks.ts';
import { cleanLanguage, cleanName } from './html-values.ts';
import { declareFixed, joinFlowedLines, joinWrappedLines } from './mail-flowed.ts';
import { findMailProblem, MAX_HEADER_BYTES, MAX_NESTING } from './mail-limits.ts';
import { normaliseText } from './normalise.ts';
import { type ParsedArticle, type StatedMetadata, statedAt } from './parsed.ts';
import { plainTextToBlocks } from './plain-text.ts';

/** A plain part shorter than this part of the formatted one is a stub ("Your mail program cannot show this message"). */
const STUB_SHARE = 0.25;

/** Messages in messages that are read; those further in are left out. */
const MOST_NESTED = 4;

/** Messages that are read of one file, those that are attached included. */
const MOST_MESSAGES = 100;

/**
 * A message: its subject as title, then its text, then the messages that are attached to it, each with its subject as a heading.
 * The plain part is preferred to the formatted one. Nothing else that is attached is read; images among it are counted and named.
 * @returns a problem when it is no e-mail message, or has no text in it
 */
export async function parseMail(bytes: Uint8Array): Promise<Result<ParsedArticle>> {
  const read = await readMessage(bytes, 0, { left: MOST_MESSAGES - 1 });
  if (!read.ok) return read;
  const { email, content } = read.value;
  if (content.blocks.length === 0) return fail('The message has no text in it.');
  const body = putTitleFirst(cleanName(email.subject ?? ''), content);
  return succeed({
    text: body.text,
    blocks: body.blocks,
    metadata: readHeaders(email, body.title),
    pages: [],
    images: body.images,
    encoding: '',
  });
}

/** @param budget counts down over all messages of the file */
async function readMessage(
  bytes: Uint8Array,
  depth: number,
  budget: { left: number },
): Promise<Result<{ email: Email; content: HtmlBlocks }>> {
  if (bytes.length === 0) return fail('The file is empty.');
  const problem = findMailProblem(bytes);
  if (problem !== null) return fail(problem);
  const message = declareFixed(bytes);
  let email: Email;
  try {
    email = await PostalMime.parse(message.bytes, {
      maxNestingDepth: MAX_NESTING,
      maxHeadersSize: MAX_HEADER_BYTES,
      // Each is read by itself, with its own headers above it.
      forceRfc822Attachments: true,
    });
  } catch {
    return fail('The e-mail message is damaged, or its headers are too long to be read.');
  }
  if (!email.headers.some(({ key }) => /^(?:from|date|subject|message-id)$/.test(key)))
    return fail('The file is no e-mail message: it says neither who sent it nor when.');
  const text = normaliseText(email.text ?? '');
  const content = readBody(
    message.isFlowed ? joinFlowedLines(text, message.deletesSpaces) : joinWrappedLines(text),
    email.html ?? '',
  );
  const pictures = email.attachments
    .filter(({ mimeType, related }) => mimeType.startsWith('image/') && related !== true)
    .map(({ filename }) => ({ name: cleanName(filename ?? '', 300), start: content.text.length }));
  let whole = { ...content, images: [...content.images, ...pictures] };
  for (const { mimeType, content: attached } of email.attachments) {
    if (mimeType !== 'message/rfc822' || depth >= MOST_NESTED || budget.left <= 0) continue;
    budget.left -= 1;
    const inner = await readMessage(bytesOf(attached), depth + 1, budget);
    // What is attached and damaged does not take the message that it came with along.
    if (inner.ok) whole = append(whole, withHeaders(inner.value));
  }
  return succeed({ email, content: whole });
}

function bytesOf(content: string | ArrayBuffer | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** An attached message as it is shown in the one that holds it: subject, sender and time, then its text. */
function withHeaders({ email, content }: { email: Email; content: HtmlBlocks }): HtmlBlocks {
  const subject = cleanName(email.subject ?? '') || 'Attached message';
  const name = cleanName(email.from?.name ?? '', 200);
  const address = cleanName(email.from?.address ?? '', 200);
  const date = email.headers.find(({ key }) => key === 'date')?.value ?? '';
  const lines = [
    name === '' || address === '' ? name || address : `${name} <${address}>`,
    cleanName(date, 100),
  ].filter((line) => line !== '');
  const writer = createBlockWriter();
  writer.write('heading', { text: subject, marks: [] }, 2);
  writer.write('paragraph', { text: lines.join('\n'), marks: [] });
  const blocks = content.blocks.map((block) =>
    block.kind === 'heading' ? { ...block, level: Math.max(3, block.level ?? 3) } : block,
  );
  return append({ ...writer.finish(), images: [], title: '' }, { ...content, blocks });
}

function append(first: HtmlBlocks, second: HtmlBlocks): HtmlBlocks {
  if (first.text === '') return { ...second, title: first.title };
  const moved = moveBy(second, first.text.length + 2);
  return {
    text: `${first.text}\n\n${second.text}`,
    blocks: [...first.blocks, ...moved.blocks],
    images: [...first.images, ...moved.images],
    title: first.title,
  };
}

function moveBy({ blocks, images }: HtmlBlocks, offset: number): Pick<HtmlBlocks, 'blocks' | 'images'> {
  const move = <Range extends { start: number; end: number }>(range: Range): Range => ({
    ...range,
    start: range.start + offset,
    end: range.end + offset,
  });
  return {
    blocks: blocks.map((block) => ({ ...move(block), marks: block.marks.map(move) })),
    images: images.map(({ name, start }) => ({ name, start: start + offset })),
  };
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
  const heading: Block = { kind: 'heading', level: 1, start: 0, end: title.length, marks: [] };
  const blocks = body.blocks.map((block) =>
    block.kind === 'heading' ? { ...block, level: Math.max(2, block.level ?? 2) } : block,
  );
  return append({ text: title, blocks: [heading], images: [], title }, { ...body, blocks });
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

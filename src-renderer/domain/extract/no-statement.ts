/** Sentences that state nothing: questions, bylines, furniture of web pages. */
import type { Block } from '../text/block.ts';
import type { Span } from './piece.ts';

const FURNITURE =
  /^(?:read (?:more|also|next)|see also|related|subscribe|sign up|follow (?:us|me)|advertisement|share this|click here|photo|image|credit|watch|listen|editing by|reporting by|additional reporting|source|copyright|all rights reserved|©|more on this)\b/iu;
const ASKED = /\?["”] (?:\p{L}+ ){0,4}(?:asked|asks|wondered)\b/u;
const BYLINE = /^by:? \p{Lu}[\p{L}.'’-]+ \p{Lu}/u;

/** True for a sentence from which no claim should be made. */
export function isNoStatement(text: string, sentence: Span, block: Block): boolean {
  if (block.kind === 'caption' || block.kind === 'table-row' || block.kind === 'heading') return true;
  const content = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 200));
  const ending = text.slice(Math.max(sentence.start, sentence.end - 3), sentence.end);
  if (/\?["”’)]*$/u.test(ending) || ASKED.test(content)) return true;
  if (FURNITURE.test(content) && content.length < 200 && !/\bsaid\b/u.test(content)) return true;
  if (BYLINE.test(content) && sentence.end - sentence.start < 120 && !/\.$/u.test(ending)) return true;
  const hasStop = /[.!…。]["”’)\]]*$/u.test(ending);
  return !hasStop && (content.split(/\s+/u).length < 8 || /[:;,]$/u.test(ending));
}

/** Offset after a dateline at the sentence's beginning ("ISLAMABAD, 21 Nov (Agency) — "). */
export function skipDateline(text: string, sentence: Span): number {
  const match =
    /^\p{Lu}[\p{Lu}\p{L} .,'’-]{1,40}(?:, [^—–\n]{0,40})?\s*(?:\([^)\n]{1,40}\))?\s*[—–-]{1,2}\s+(?=\p{Lu})/u.exec(
      text.slice(sentence.start, sentence.start + 140),
    );
  const isDateline = match !== null && /^\p{Lu}{3}/u.test(match[0]);
  return sentence.start + (isDateline ? match[0].length : 0);
}

/** Words and punctuation of one sentence, with their places in the text. */
import { isAbbreviation } from './abbreviations.ts';

/** `start` and `end` are UTF-16 offsets into the text; `isQuoted` for what stands inside double quotation marks. */
export type Token = {
  text: string;
  lower: string;
  start: number;
  end: number;
  isWord: boolean;
  isQuoted: boolean;
};

const TOKEN =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:['’.&/-]|,(?=\d))[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:(?<=s)['’](?=\s\p{Ll}))?|\S/gu;

/**
 * Tokens of `[start, end)`. A full stop that belongs to an abbreviation is part of its word, except at the very end.
 * @param opensQuoted true when a quotation that began in an earlier sentence is still open
 */
export function tokensOf(text: string, start: number, end: number, opensQuoted: boolean): Token[] {
  const tokens: Token[] = [];
  let isQuoted = opensQuoted;
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    const [found] = match;
    const from = start + match.index;
    const previous = tokens.at(-1);
    if (found === '.' && previous?.end === from && isAbbreviation(previous.text) && from + 1 < end) {
      previous.text += '.';
      previous.end += 1;
      continue;
    }
    const isMark = /^["“”]$/u.test(found);
    if (isMark) isQuoted = found === '“' || (found === '"' && !isQuoted);
    tokens.push({
      text: found,
      lower: found.toLowerCase().replaceAll('’', "'"),
      start: from,
      end: from + found.length,
      isWord: /^[\p{L}\p{N}]/u.test(found),
      isQuoted: isQuoted && !isMark,
    });
  }
  return tokens;
}

/** Whether a double quotation mark is left open after `[start, end)`. */
export function leavesQuotationOpen(text: string, start: number, end: number, opensQuoted: boolean): boolean {
  let isOpen = opensQuoted;
  for (const [mark] of text.slice(start, end).matchAll(/["“”]/gu))
    isOpen = mark === '“' || (mark === '"' && !isOpen);
  return isOpen;
}

/** Whether a token is a double quotation mark, straight or curly; false past the end. */
export function isQuotationMark(token: Token | undefined): boolean {
  return token !== undefined && /^["“”]$/u.test(token.text);
}

/** Whether a token begins with a capital letter; false past the end. */
export function isCapitalised(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text);
}

/** Finds out whether a text's lines were broken at a fixed width, and which lines belong together. */
import { authorOnLine, dateOnLine, endsLikeProse, isTitleCase, type Line } from './line.ts';

/** Lines longer than this were not broken by hand or by a mail program. */
const WIDEST = 160;
const NARROWEST = 30;

/**
 * The width at which the text's lines were wrapped, or null when each line is a paragraph of its own. Wrapped lines give
 * themselves away: where the next line follows without a blank one, its first word would not have fitted.
 */
export function findWrapWidth(lines: readonly Line[]): number | null {
  let width = 0;
  for (const line of lines) width = Math.max(width, line.end - line.start + line.indent);
  if (width < NARROWEST || width > WIDEST) return null;
  let pairs = 0;
  let full = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (line.content === '' || next === undefined || next.content === '') continue;
    pairs += 1;
    if (isFull(line, next, width) || (/^\p{Ll}/u.test(next.content) && !endsSentence(line.content)))
      full += 1;
  }
  return pairs > 0 && full * 2 > pairs ? width : null;
}

/** True when `next` goes on with the paragraph that `line`, its line number `position` (from 1), belongs to. */
export function continuesLine(line: Line, next: Line, width: number, position: number): boolean {
  if (next.indent >= line.indent + 2 && position > 1) return false;
  if (standsAlone(line.content) || standsAlone(next.content)) return false;
  if (/^\p{Ll}/u.test(next.content) && !endsSentence(line.content)) return true;
  if (isAllCapitals(line.content) && isAllCapitals(next.content)) return true;
  // A headline right above its text: capitalised throughout, no full stop, and the text begins a sentence.
  if (
    position === 1 &&
    isTitleCase(line.content) &&
    !endsLikeProse(line.content) &&
    !isTitleCase(next.content)
  ) {
    return false;
  }
  return isFull(line, next, width) || (line.content.length >= width * 0.6 && !endsSentence(line.content));
}

function isFull(line: Line, next: Line, width: number): boolean {
  const firstWord = /^\S*/u.exec(next.content)?.[0].length ?? 0;
  return line.indent + line.content.length + 1 + firstWord > width * 0.92;
}

function endsSentence(content: string): boolean {
  return /[.!?:…]["'”’»)\]]*$/u.test(content);
}

function isAllCapitals(content: string): boolean {
  return /\p{Lu}{2}/u.test(content) && !/\p{Ll}/u.test(content);
}

function standsAlone(content: string): boolean {
  return authorOnLine(content) !== null || dateOnLine(content) !== null;
}

/** Items of ordered lists whose number is a part of their text, as PDFs and plain text have it. */
import type { Block } from './block.ts';

const NUMBER = /^(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|\([ivxlc]{1,5}\)|[ivxlc]{1,5}[.)])\s/u;
/** UTF-16 units that a number takes at most. */
const LONGEST = 8;

/** Whether a list item begins with its own number: a bullet before that would say it twice. */
export function writesItsNumber(
  text: string,
  { kind, start, end }: Pick<Block, 'kind' | 'start' | 'end'>,
): boolean {
  return kind === 'list-item' && NUMBER.test(text.slice(start, Math.min(end, start + LONGEST)));
}

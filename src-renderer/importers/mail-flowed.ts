/**
 * Flowed text (RFC 3676): a line that ends with a space goes on in the next one of the same quotation depth. The library for
 * e-mail joins lines of any depth, so that the marks of quoted lines end up in the midst of sentences: it is told that the
 * text is fixed.
 */
import { latin1 } from './mime-part.ts';

const FLOWED = /^(content-type:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*?;\s*format\s*=\s*"?)flowed(?=["\s;]|$)/gim;

/** The message with its flowed parts declared as fixed, and whether there was one. */
export function declareFixed(bytes: Uint8Array): {
  bytes: Uint8Array;
  isFlowed: boolean;
  deletesSpaces: boolean;
} {
  const message = new TextDecoder('latin1').decode(bytes);
  const isFlowed = message.search(FLOWED) !== -1;
  if (!isFlowed) return { bytes, isFlowed, deletesSpaces: false };
  const deletesSpaces = /;\s*delsp\s*=\s*"?yes/i.test(message);
  return { bytes: latin1(message.replace(FLOWED, '$1fixed ')), isFlowed, deletesSpaces };
}

/** Joins flowed lines. Quotation marks stay, one at the beginning of each line for each level. */
export function joinFlowedLines(text: string, deletesSpaces: boolean): string {
  const joined: string[] = [];
  let parts: string[] = [];
  let openDepth = -1;
  const finish = (): void => {
    if (openDepth >= 0) joined.push('>'.repeat(openDepth) + (openDepth > 0 ? ' ' : '') + parts.join(''));
    parts = [];
    openDepth = -1;
  };
  for (const line of text.split('\n')) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    const content = line.slice(depth).replace(/^ /, '');
    const isSignature = content === '-- ';
    if (depth !== openDepth || isSignature) finish();
    openDepth = depth;
    const flows = content.endsWith(' ') && !isSignature;
    parts.push(flows && deletesSpaces ? content.slice(0, -1) : content);
    if (!flows) finish();
  }
  finish();
  return joined.join('\n');
}

/** Columns at which mail programs break the lines of a text that is not flowed; the longest is that of RFC 5322. */
const WRAPPED = { from: 60, to: 78 };

/**
 * Joins lines that a mail program broke: long ones after which the next word had no room. Lines of lists, of a table and of
 * other quotation depths stay apart.
 */
export function joinWrappedLines(text: string): string {
  const lines = text.split('\n');
  const joined: string[] = [];
  let last = '';
  for (const line of lines) {
    const { marks, content } = partsOfLine(line);
    const before = partsOfLine(last);
    const goesOn =
      joined.length > 0 &&
      marks === before.marks &&
      last.length >= WRAPPED.from &&
      last.length <= WRAPPED.to &&
      last.length + 1 + (/^\S*/u.exec(content)?.[0].length ?? 0) > WRAPPED.to - 8 &&
      /^[\p{L}\p{N}\p{P}]/u.test(content) &&
      !/^(?:[-*+•–—|=_]|\d{1,3}[.)]\s)/u.test(content);
    if (goesOn) joined[joined.length - 1] = `${joined.at(-1)?.trimEnd()} ${content}`;
    else joined.push(line);
    last = line.trimEnd();
  }
  return joined.join('\n');
}

/** Marks of quotation, with the spaces between them, and what they mark. */
function partsOfLine(line: string): { marks: string; content: string } {
  const marks = /^(?:>\s?)*/u.exec(line)?.[0] ?? '';
  return { marks: marks.replace(/\s/gu, ''), content: line.slice(marks.length) };
}

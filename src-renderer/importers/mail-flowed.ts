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

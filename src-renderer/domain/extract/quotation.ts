/** Direct speech next to an attributing verb, by token index. */
import { isQuotationMark, type Token } from './tokens.ts';

/** Index after the last token inside the quotation that `from` stands in. */
export function quotationEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (end < tokens.length && tokens[end]?.isQuoted === true) end += 1;
  return end;
}

/** The quotation that closes right before `index` (a comma or the mark itself). */
export function quotationBefore(
  tokens: readonly Token[],
  index: number,
): { from: number; to: number } | null {
  const closing = isQuotationMark(tokens[index]) ? index : index - 1;
  if (!isQuotationMark(tokens[closing])) return null;
  let from = closing;
  while (from > 0 && tokens[from - 1]?.isQuoted === true) from -= 1;
  return closing - from >= 3 ? { from, to: closing } : null;
}

/** A text as it is compared with quotes from other programs, and the way back to its own offsets. */

/** `offsets[i]`: where sign `i` of the folded text begins in the text it came from, in UTF-16 units. */
export type FoldedText = { text: string; offsets: Int32Array };

const QUOTE_MARKS = /["“”„‟«»‹›'‘’‚‛`´]/u;
const DASHES = /[‐‑‒–—―−]/u;
/** Soft hyphens and zero-width signs: invisible, and copied or not as a program likes. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;

function foldSign(sign: string): string {
  if (/\s/u.test(sign)) return ' ';
  if (QUOTE_MARKS.test(sign)) return "'";
  if (DASHES.test(sign)) return '-';
  if (INVISIBLE.test(sign)) return '';
  return sign
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

const folded = new Map<string, string>();

function foldKnown(sign: string): string {
  const known = folded.get(sign);
  if (known !== undefined) return known;
  const fold = foldSign(sign);
  // Bounded: a text may use every sign there is.
  if (folded.size < 20_000) folded.set(sign, fold);
  return fold;
}

/** Lower case, without diacritics, one space for any white space, one form of quote marks and dashes. */
export function foldText(text: string): FoldedText {
  const parts: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  let wasSpace = false;
  for (const sign of text) {
    const fold = foldKnown(sign);
    if (!(fold === ' ' && wasSpace)) {
      for (let i = 0; i < fold.length; i += 1) offsets.push(at);
      if (fold !== '') {
        parts.push(fold);
        wasSpace = fold === ' ';
      }
    }
    at += sign.length;
  }
  return { text: parts.join(''), offsets: Int32Array.from(offsets) };
}

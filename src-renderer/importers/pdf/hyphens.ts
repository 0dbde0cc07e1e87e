/**
 * Joins the words that line breaks parted. A hyphen at a line's end is the printer's or the author's; the rest of the document
 * is asked which: a compound that is written with its hyphen elsewhere keeps it, a word that is written as one is joined.
 */

/** How often each word, lower-case, stands whole within a line; compounds count with their hyphens. */
export type WordCounts = ReadonlyMap<string, number>;

const WORD = /[\p{L}\p{M}\p{N}]+(?:[-‐‑'’][\p{L}\p{M}\p{N}]+)*/gu;
const HYPHENS = /[‐‑]/gu;
/** A line feed between two of these is no space. Korean parts its words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u;
/** First or last parts that hardly ever come without their hyphen. */
const FIRST_PARTS = new Set([
  'self',
  'ex',
  'all',
  'quasi',
  'vice',
  'half',
  'cross',
  'well',
  'so',
  'then',
  'pro',
  'long',
  'short',
  'high',
  'low',
]);
const LAST_PARTS = new Set([
  'led',
  'based',
  'related',
  'backed',
  'owned',
  'funded',
  'term',
  'wide',
  'scale',
  'style',
  'like',
  'free',
  'old',
  'called',
  'born',
  'held',
  'run',
  'made',
  'level',
  'range',
  'sponsored',
  'controlled',
  'elect',
  'in',
  'up',
  'to',
  'by',
  'of',
]);

/** Counts the words of lines; what a line's end may have cut is left out. */
export function countWords(lines: Iterable<string>): WordCounts {
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const match of line.matchAll(WORD)) {
      const isCut =
        match.index + match[0].length >= line.trimEnd().length - 1 && /[-‐\u00AD]\s*$/u.test(line);
      if (isCut) continue;
      const word = match[0].toLowerCase().replace(HYPHENS, '-');
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** How `before`, a line's text, goes on with `after`: so many characters go from its end, and `glue` comes between. */
export function joinLines(before: string, after: string, words: WordCounts): { drop: number; glue: string } {
  if (before.endsWith('\u00AD')) return { drop: 1, glue: '' };
  const last = before.at(-1) ?? '';
  const first = after.at(0) ?? '';
  if (UNSPACED.test(last) && UNSPACED.test(first)) return { drop: 0, glue: '' };
  const head = /([\p{L}\p{M}\p{N}'’]+(?:[-‐‑][\p{L}\p{M}\p{N}'’]+)*)[-‐]$/u.exec(before)?.[1];
  const tail = /^[\p{L}\p{M}\p{N}]+(?:[-‐‑'’][\p{L}\p{M}\p{N}]+)*/u.exec(after)?.[0];
  if (head === undefined || tail === undefined) {
    const isOpen = /[\p{L}\p{N}][–—/]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);
    return { drop: 0, glue: isOpen ? '' : ' ' };
  }
  return keepsHyphen(head, tail, words) ? { drop: 0, glue: '' } : { drop: 1, glue: '' };
}

function keepsHyphen(head: string, tail: string, words: WordCounts): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(HYPHENS, '-');
  const compound = words.get(`${plain(head)}-${plain(tail)}`) ?? 0;
  const joined = words.get(plain(head) + plain(tail)) ?? 0;
  if (compound !== joined) return compound > joined;
  // "US-led", "G-7", "Anglo-American", "COVID-19": no printer's hyphen stands there.
  if (/^[\p{Lu}\p{N}]/u.test(tail) || /(?:\p{Lu}{2}|\p{N})$/u.test(head)) return true;
  const lastOfHead = plain(head).split('-').at(-1) ?? '';
  const firstOfTail = plain(tail).split('-')[0] ?? '';
  if (FIRST_PARTS.has(lastOfHead) || LAST_PARTS.has(firstOfTail)) return true;
  // Both parts are words of this document, and long enough not to be so by chance.
  return isKnown(lastOfHead, words) && isKnown(firstOfTail, words);
}

function isKnown(word: string, words: WordCounts): boolean {
  return word.length >= 4 && (words.get(word) ?? 0) > 0;
}

/**
 * Words as search compares them: folded (case, diacritics, forms of Arabic letters), split at whatever is neither letter
 * nor digit. Scripts that part no words by spaces are split into pairs of signs, as search engines do.
 */
import { foldText } from '../anchor/fold-text.ts';

/** Letters of Arabic script that writers and keyboards use for one another. */
const ARABIC: Readonly<Record<string, string>> = {
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ې: 'ي',
  ک: 'ك',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ؤ: 'و',
};
const ARABIC_FORMS = new RegExp(`[${Object.keys(ARABIC).join('')}]`, 'gu');
const TATWEEL = /\u0640/gu;
const WORD = /[\p{L}\p{N}]+/gu;
/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** So common in English that they tell no two texts apart; they are compared in quoted phrases only. */
const COMMON: ReadonlySet<string> = new Set(
  'a an and are as at be by for from has have he in is it its of on or that the their they this to was were which will with'.split(
    ' ',
  ),
);

/** A text as words are compared in it: folded, but with its punctuation. */
export function foldForSearch(text: string): string {
  return foldText(text)
    .text.replace(TATWEEL, '')
    .replace(ARABIC_FORMS, (letter) => ARABIC[letter] ?? letter);
}

/** The words of a folded text, in order. */
export function wordsOf(folded: string): string[] {
  const words: string[] = [];
  for (const [word] of folded.matchAll(WORD)) {
    if (UNSPACED.test(word)) words.push(...pairsOf(word));
    else words.push(word);
  }
  return words;
}

function pairsOf(word: string): string[] {
  const signs = [...word];
  if (signs.length < 2) return signs;
  return signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
}

/** True for words that are not in the index. */
export function isCommonWord(word: string): boolean {
  return COMMON.has(word);
}

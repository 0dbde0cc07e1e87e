/**
 * Words as search compares them: lower case, without diacritics and vowel marks, with one form for letters that writers and
 * keyboards use for one another. A text is split at whatever is neither letter nor digit. Scripts that part no words by
 * spaces are split into pairs of signs, as search engines do: whatever stands in a text is found by any piece of it.
 */

/** A word of a text and where it stands there, in UTF-16 units. */
export type PlacedWord = { word: string; start: number; end: number };

/** Letters that Unicode does not decompose, and forms that are used for one another. */
const FORMS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  // Turkish: writers abroad type "Diyarbakir" for "Diyarbakır".
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  // Arabic, Persian and Urdu keyboards have different signs for the same letters.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ێ: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
};
/** Marks go, and with them the hamza of أ, ئ and ؤ, which is often left out; and what is only seen, or not even that. */
const NO_LETTERS = /[\p{M}\u00ad\u0640\u200b-\u200d\u2060\ufeff]+/gu;
/** What joins words for the eye only (soft hyphen, zero-width signs, marks) does not part them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u0640\u200b-\u200d\u2060\ufeff]*/gu;
const PLAIN = /^[a-z0-9]*$/u;
const LETTERS = /[\p{L}\p{N}]+/gu;
const DIGIT = /\p{Nd}/u;
const SCRIPTS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const UNSPACED = new RegExp(`[${SCRIPTS}]`, 'u');
/** Signs of such scripts, or signs of others: "COVID疫情" is one word and one pair. */
const RUN = new RegExp(`[${SCRIPTS}][${SCRIPTS}\\p{M}]*|[^${SCRIPTS}]+`, 'gu');

/** So common in English that whoever types them among other words does not mean them; in phrases they count. */
const COMMON: ReadonlySet<string> = new Set(
  'a an and are as at be by for from has have he in is it its of on or that the their they this to was were which will with'.split(
    ' ',
  ),
);

export function isCommonWord(word: string): boolean {
  return COMMON.has(word);
}

/** True for pieces of scripts that part no words by spaces. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

/** Words from one sample of a text to the next. */
export const SAMPLE = 64;

/** The words of a text in order, folded; `samples[i]` is where word `i * SAMPLE` begins, in UTF-16 units. */
export type SampledWords = { words: string[]; samples: number[] };

export function sampledWordsOf(text: string): SampledWords {
  const words: string[] = [];
  const samples: number[] = [];
  const add = (word: string, start: number): void => {
    if (words.length % SAMPLE === 0) samples.push(start);
    words.push(word);
  };
  for (const { 0: raw, index } of text.matchAll(WORD)) {
    const lower = raw.toLowerCase();
    if (PLAIN.test(lower)) add(lower, index);
    else for (const { word, start } of piecesOf(raw, index)) add(word, start);
  }
  return { words, samples };
}

/** The words of a text in order, folded. */
export function wordsOf(text: string): string[] {
  return sampledWordsOf(text).words;
}

/** As `wordsOf`, each with its place in the text. What one sign became (½: 1 and 2) all stands where it stood. */
export function placedWordsOf(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const { 0: raw, index: start } of text.matchAll(WORD)) {
    const lower = raw.toLowerCase();
    if (PLAIN.test(lower)) words.push({ word: lower, start, end: start + raw.length });
    else words.push(...piecesOf(raw, start));
  }
  return words;
}

function piecesOf(raw: string, start: number): PlacedWord[] {
  const pieces: PlacedWord[] = [];
  for (const { 0: run, index } of raw.matchAll(RUN)) {
    const at = start + index;
    if (isUnspaced(run)) pieces.push(...pairsOf(run, at));
    else
      for (const word of foldWord(run).match(LETTERS) ?? [])
        pieces.push({ word, start: at, end: at + run.length });
  }
  return pieces;
}

/** Every pair of neighbours, and the last sign alone: so every sign begins a piece. */
function pairsOf(run: string, start: number): PlacedWord[] {
  const signs: PlacedWord[] = [];
  let at = start;
  for (const sign of run) {
    const word = foldWord(sign);
    if (word !== '') signs.push({ word, start: at, end: at + sign.length });
    at += sign.length;
  }
  return signs.map((sign, index) => {
    const next = signs[index + 1];
    return next === undefined ? sign : { word: sign.word + next.word, start: sign.start, end: next.end };
  });
}

const known = new Map<string, string>();

/** Bounded: texts of many languages hold more forms than are worth keeping. */
const MOST_KNOWN = 50_000;

function foldWord(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  let folded = '';
  for (const sign of word.normalize('NFKD').replace(NO_LETTERS, '').toLowerCase().replace(NO_LETTERS, ''))
    folded += FORMS[sign] ?? (DIGIT.test(sign) ? digitOf(sign) : sign);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, folded);
  return folded;
}

/** Decimal digits of any script: Unicode lays each set of ten out in order, from a code that ends at its zero. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80) return sign;
  for (let value = 0; value < 10; value += 1)
    if (!DIGIT.test(String.fromCodePoint(code - value - 1))) return String(value);
  return sign;
}

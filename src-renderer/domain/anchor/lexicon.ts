/**
 * What the words of a text weigh when two passages are compared. A word says the more the rarer it is in its document;
 * that needs no list of stop words, so it holds in any language. Names, numbers and negations are facts: a passage in
 * which they are others reports something else, however alike it looks.
 */
import { isWordKind, tokenize } from './words.ts';

export type FactKind = 'number' | 'name' | 'negation';
/** `key` is the word as compared: lower case, without diacritics. */
export type Word = { start: number; end: number; key: string; weight: number; fact: FactKind | null };

/** Even the commonest word says a little: a passage of nothing else must not weigh nothing. */
const LEAST_WEIGHT = 0.05;
/** Words this short are mostly articles and prepositions, which a short document does not show by their number. */
const SHORT_WORD = 3;
const SHORT_WORD_FACTOR = 0.5;
/** A name or number counts as two rare words. */
const FACT_FACTOR = 2;

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  (
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions ' +
    'billion billions dozen dozens half third quarter twice'
  ).split(' '),
);
const NEGATIONS: ReadonlySet<string> = new Set(
  'not no never none nobody nothing neither nor without cannot nicht kein keine keinen nie pas jamais aucun nunca ningun'.split(
    ' ',
  ),
);

/** Lower case, without diacritics, one form of the apostrophe. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the test for ASCII.
  if (/^[\x00-\x7f]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/’/gu, "'");
}

type Entry = { key: string; count: number; lower: boolean };

export class Lexicon {
  private readonly entries = new Map<string, Entry>();
  private readonly counts = new Map<string, { total: number; lower: boolean }>();
  private size = 0;

  /** Counts the words of stretches of text. */
  add(stretches: readonly { text: string; start: number; end: number }[]): void {
    for (const { text, start, end } of stretches) {
      const { starts, kinds } = tokenize(text, start, end);
      for (let i = 0; i < kinds.length; i += 1) {
        if (!isWordKind(kinds[i])) continue;
        const word = text.slice(starts[i], starts[i + 1]);
        const entry = this.entries.get(word);
        if (entry === undefined)
          this.entries.set(word, { key: foldWord(word), count: 1, lower: isLower(word) });
        else entry.count += 1;
      }
    }
    this.settle();
  }

  /** Words are counted as they are written, which is fast, and put together by key afterwards. */
  private settle(): void {
    this.counts.clear();
    this.size = 0;
    for (const { key, count, lower } of this.entries.values()) {
      const known = this.counts.get(key) ?? { total: 0, lower: false };
      this.counts.set(key, { total: known.total + count, lower: known.lower || lower });
      this.size += count;
    }
  }

  /** The words of `[from, to)` of `text`, with what they weigh in this document. */
  wordsOf(text: string, from: number, to: number): Word[] {
    const { starts, kinds } = tokenize(text, from, to);
    const words: Word[] = [];
    for (let i = 0; i < kinds.length; i += 1) {
      if (!isWordKind(kinds[i])) continue;
      const start = starts[i] ?? from;
      const end = starts[i + 1] ?? to;
      const word = text.slice(start, end);
      const key = this.entries.get(word)?.key ?? foldWord(word);
      words.push({ start, end, key, ...this.judge(word, key) });
    }
    return words;
  }

  private judge(word: string, key: string): { weight: number; fact: FactKind | null } {
    const known = this.counts.get(key);
    const rarity = Math.log((this.size + 2) / ((known?.total ?? 0) + 1)) / Math.log(this.size + 2);
    const weight = Math.max(LEAST_WEIGHT, rarity * rarity);
    if (/\p{N}/u.test(key) || NUMBER_WORDS.has(key)) return { weight: weight * FACT_FACTOR, fact: 'number' };
    if (NEGATIONS.has(key) || key.endsWith("n't")) return { weight, fact: 'negation' };
    if (isCapital(word) && known?.lower !== true) return { weight: weight * FACT_FACTOR, fact: 'name' };
    return { weight: word.length <= SHORT_WORD ? weight * SHORT_WORD_FACTOR : weight, fact: null };
  }
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function isLower(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/**
 * What the words of a text weigh when two passages are compared. A word says the more the rarer it is in its document;
 * that needs no list of stop words, so it holds in any language. Names, numbers and negations are facts: a passage in
 * which they are others reports something else, however alike it looks.
 */
import { forEachToken, isWordKind } from './words.ts';

export type FactKind = 'number' | 'name' | 'negation';
/**
 * `key` is the word as compared: lower case, without diacritics; `id` its number in the lexicon. `stem`: the number of what
 * its forms have in common, -1 for words without forms. `surprise`, of names and numbers: how much it says that one stands
 * in a certain sentence, as the logarithm of one over the share of sentences that have it.
 */
export type Meaning = {
  key: string;
  id: number;
  stem: number;
  weight: number;
  fact: FactKind | null;
  surprise: number;
  hasCapital: boolean;
};
/** `clause`: the number of the clause that it stands in, among the words it was read with. */
export type Word = Meaning & { start: number; end: number; clause: number };

/** Even the commonest word says a little: a passage of nothing else must not weigh nothing. */
const LEAST_WEIGHT = 0.05;
/** Words this short are mostly articles and prepositions, which a short document does not show by their number. */
const SHORT_WORD = 3;
const SHORT_WORD_FACTOR = 0.5;
/** A name or number counts as two rare words. */
const FACT_FACTOR = 2;

/** "attacked" for "attacks": words of the same first letters are forms of one. */
const STEM = 5;

/** What the next sentence may begin after. */
const SENTENCE_BORDER = /[.!?…:。！？\n]/u;

/** What parts clauses. A clause of so few words, "In 1984,", is part of the next one. */
const CLAUSE_BORDER = /[,;:–—.!?…()。！？\n]/u;
const SHORT_CLAUSE = 3;

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

/** `lower`: seen in lower case. `inner`: seen with a capital inside a sentence, where only names have one. */
type Entry = { key: string; count: number; lower: boolean; inner: boolean };
type Known = { total: number; lower: boolean; inner: boolean };

/** A word that begins every sentence in which it was seen may be a name if it is as rare as one: once in each of two texts. */
const RARE_OPENER = 2;
/** "Million" and "two" are facts where they are rare: twice in each of two texts. */
const RARE_NUMBER_WORD = 4;
/** What stands once in each of two texts says at least this much, however short they are. */
const ONCE_IN_EACH = 2;
const LEAST_SURPRISE_OF_ONCE = 3;
/** "5" and "12" are the same in two sentences by chance, however seldom they were seen. */
const SMALL_NUMBER = /^\d{1,2}$/u;
const MOST_SURPRISE_OF_SMALL = 2;

export class Lexicon {
  private readonly entries = new Map<string, Entry>();
  private readonly counts = new Map<string, Known>();
  /** By words as they are written: few of a text's words are not seen again. */
  private readonly meanings = new Map<string, Meaning>();
  private readonly numbers = new Map<string, number>();
  private size = 0;
  private sentences = 1;

  /** Counts the words of stretches of text. */
  add(stretches: readonly { text: string; start: number; end: number }[]): void {
    for (const { text, start: from, end: to } of stretches) {
      let opens = true;
      forEachToken(text, from, to, (start, end, kind) => {
        if (isWordKind(kind)) {
          this.count(text.slice(start, end), opens);
          opens = false;
        } else if (!opens && !isOneSpace(text, start, end) && SENTENCE_BORDER.test(text.slice(start, end))) {
          opens = true;
          this.sentences += 1;
        }
      });
    }
    this.settle();
  }

  private count(word: string, opens: boolean): void {
    let entry = this.entries.get(word);
    if (entry === undefined) {
      entry = { key: foldWord(word), count: 0, lower: isLower(word), inner: false };
      this.entries.set(word, entry);
    }
    entry.count += 1;
    if (!opens && !entry.lower) entry.inner = true;
  }

  /** Words are counted as they are written, which is fast, and put together by key afterwards. */
  private settle(): void {
    this.counts.clear();
    this.meanings.clear();
    this.size = 0;
    for (const { key, count, lower, inner } of this.entries.values()) {
      const known = this.counts.get(key);
      if (known === undefined) this.counts.set(key, { total: count, lower, inner });
      else {
        known.total += count;
        known.lower ||= lower;
        known.inner ||= inner;
      }
      this.size += count;
    }
  }

  /** The words of `[from, to)` of `text`, with what they weigh in this document. */
  wordsOf(text: string, from: number, to: number): Word[] {
    const words: Word[] = [];
    let clause = 0;
    let first = 0;
    this.forEachWord(text, from, to, (start, end, { key, id, stem, weight, fact, surprise, hasCapital }) => {
      const before = words.at(-1)?.end ?? start;
      if (start - before > 1 && CLAUSE_BORDER.test(text.slice(before, start))) {
        if (words.length - first > SHORT_CLAUSE) clause += 1;
        first = words.length;
      }
      words.push({ start, end, clause, key, id, stem, weight, fact, surprise, hasCapital });
    });
    return words;
  }

  /** The same without an object for each word: for whole texts. */
  forEachWord(
    text: string,
    from: number,
    to: number,
    visit: (start: number, end: number, meaning: Meaning) => void,
  ): void {
    forEachToken(text, from, to, (start, end, kind) => {
      if (isWordKind(kind)) visit(start, end, this.meaningOf(text.slice(start, end)));
    });
  }

  /** What a word weighs in this document. */
  weightOf(word: string): number {
    return this.meaningOf(word).weight;
  }

  private meaningOf(word: string): Meaning {
    const known = this.meanings.get(word);
    if (known !== undefined) return known;
    const key = this.entries.get(word)?.key ?? foldWord(word);
    const judged = this.judge(word, key);
    const hasForms = judged.fact === null && key.length >= STEM;
    const stem = hasForms ? this.numberOf(key.slice(0, STEM)) : -1;
    const meaning = { key, id: this.numberOf(key), stem, ...judged, hasCapital: isCapital(word) };
    this.meanings.set(word, meaning);
    return meaning;
  }

  private numberOf(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.numbers.size);
    return this.numbers.size - 1;
  }

  private judge(word: string, key: string): Pick<Word, 'weight' | 'fact' | 'surprise'> {
    const known = this.counts.get(key);
    const total = known?.total ?? 0;
    const rarity = Math.log((this.size + 2) / (total + 1)) / Math.log(this.size + 2);
    const weight = Math.max(LEAST_WEIGHT, rarity * rarity);
    const fact = factKind(word, key, known);
    if (fact === 'name' || fact === 'number')
      return { weight: weight * FACT_FACTOR, fact, surprise: this.surprise(key, total) };
    const isShort = fact === null && word.length <= SHORT_WORD;
    return { weight: isShort ? weight * SHORT_WORD_FACTOR : weight, fact, surprise: 0 };
  }

  private surprise(key: string, total: number): number {
    const surprise = Math.max(
      total <= ONCE_IN_EACH ? LEAST_SURPRISE_OF_ONCE : 0,
      Math.log(this.sentences / (total + 1)),
    );
    return SMALL_NUMBER.test(key) ? Math.min(MOST_SURPRISE_OF_SMALL, surprise) : surprise;
  }
}

function factKind(word: string, key: string, known: Known | undefined): FactKind | null {
  if (/\p{N}/u.test(key)) return 'number';
  if (NUMBER_WORDS.has(key) && (known?.total ?? 0) <= RARE_NUMBER_WORD) return 'number';
  if (NEGATIONS.has(key) || key.endsWith("n't")) return 'negation';
  return isCapital(word) && isName(known) ? 'name' : null;
}

/** "During" begins sentences and is no name; "Doha" stands inside them. */
function isName(known: Known | undefined): boolean {
  if (known === undefined) return true;
  return !known.lower && (known.inner || known.total <= RARE_OPENER);
}

/** Nearly all that stands between two words. */
function isOneSpace(text: string, start: number, end: number): boolean {
  return end - start === 1 && text.charCodeAt(start) === 0x20;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function isLower(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

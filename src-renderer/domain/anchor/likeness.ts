/**
 * How alike two passages are, and whether one can be what became of the other. Order does not count: editors turn
 * clauses round. Weights are those of the lexicon.
 */
import type { Word } from './lexicon.ts';

export type Likeness = {
  /** 0 to 1. */
  score: number;
  /** 0 to 1: the same with what was put in counting as much as what was lost. Which of two regions fits better. */
  fit: number;
  /** 0 to 1: the share of the region's words that are the quote's. */
  precision: number;
  /** 0 to 1: the share of the quote's words that are still there, names and numbers aside. */
  content: number;
  /** What the names and numbers say that are still there, and those that are not: sums of their surprise. */
  keptFacts: number;
  lostFacts: number;
  /** Names and numbers that are gone; new names; and those gone for which others of their kind stand now. */
  lostNames: number;
  lostNumbers: number;
  newNames: number;
  otherNames: number;
  otherNumbers: number;
  /** Negations put in or taken out of words that stayed. */
  turned: number;
  /** What is left of the quote, in rare words: how much the likeness rests on. */
  evidence: number;
};

/** What is left of the quote matters more than what was put in: passages grow by clauses, but lose their point by losing words. */
const RECALL_WEIGHT = 0.7;
/** "attacked" for "attacks": the same word in another form. */
const FORM_CREDIT = 0.7;
const STEM = 5;

type Bag = Map<string, Word[]>;

function bagOf(words: readonly Word[], keyOf: (word: Word) => string): Bag {
  const bag: Bag = new Map();
  for (const word of words) {
    const key = keyOf(word);
    const same = bag.get(key);
    if (same === undefined) bag.set(key, [word]);
    else same.push(word);
  }
  return bag;
}

function keyOf(word: Word): string {
  return word.key;
}

function stemOf(word: Word): string {
  return word.key.slice(0, STEM);
}

function isInflected(word: Word): boolean {
  return word.fact === null && word.key.length >= STEM;
}

function isReported({ fact }: Word): boolean {
  return fact === 'name' || fact === 'number';
}

/** Names that stand side by side are one: "Chamber of Commerce" says no more than "Torkham". Signs between its words. */
const WITHIN_NAME = 5;

/** Compares what a passage said with what a region says. */
export function compareWords(quote: readonly Word[], region: readonly Word[]): Likeness {
  const bag = bagOf(region, keyOf);
  const kept = new Set<Word>();
  const used = new Set<Word>();
  const sums = { all: 0, content: 0, common: 0, commonContent: 0 };
  for (const word of quote) {
    const isContent = !isReported(word);
    sums.all += word.weight;
    if (isContent) sums.content += word.weight;
    const match = bag.get(word.key)?.pop();
    if (match === undefined) continue;
    kept.add(word);
    used.add(match);
    sums.common += word.weight;
    if (isContent) sums.commonContent += word.weight;
  }
  const left = quote.filter((word) => !kept.has(word));
  const added = region.filter((word) => !used.has(word));
  const forms = FORM_CREDIT * weightOfForms(left, added);
  return {
    ...judge(region, sums, forms),
    ...countFacts(quote, kept, added),
    turned: countTurned(quote, kept) + countTurned(region, used),
  };
}

function judge(
  region: readonly Word[],
  sums: Record<'all' | 'content' | 'common' | 'commonContent', number>,
  forms: number,
): Pick<Likeness, 'score' | 'fit' | 'precision' | 'content' | 'evidence'> {
  const there = region.reduce((total, { weight }) => total + weight, 0);
  const common = sums.common + forms;
  const recall = sums.all === 0 ? 0 : common / sums.all;
  const precision = there === 0 ? 0 : Math.min(1, common / there);
  return {
    score: RECALL_WEIGHT * recall + (1 - RECALL_WEIGHT) * precision,
    fit: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision),
    precision,
    content: sums.content === 0 ? 1 : (sums.commonContent + forms) / sums.content,
    evidence: common,
  };
}

function weightOfForms(left: readonly Word[], added: readonly Word[]): number {
  const stems = bagOf(added.filter(isInflected), stemOf);
  let weight = 0;
  for (const word of left)
    if (isInflected(word) && stems.get(stemOf(word))?.pop() !== undefined) weight += word.weight;
  return weight;
}

/** Names of several words as one, and each number. */
function factsOf(words: readonly Word[]): Word[][] {
  const facts: Word[][] = [];
  for (const word of words) {
    if (!isReported(word)) continue;
    const last = facts.at(-1)?.at(-1);
    const goesOn = word.fact === 'name' && last?.fact === 'name' && word.start - last.end <= WITHIN_NAME;
    if (goesOn) facts.at(-1)?.push(word);
    else facts.push([word]);
  }
  return facts;
}

/** A name is kept where half of its words are and no other stands: "Kovalenko" for "Boris Kovalenko". */
function countFacts(
  quote: readonly Word[],
  kept: ReadonlySet<Word>,
  added: readonly Word[],
): Pick<
  Likeness,
  'keptFacts' | 'lostFacts' | 'lostNames' | 'lostNumbers' | 'newNames' | 'otherNames' | 'otherNumbers'
> {
  const sums = { keptFacts: 0, lostFacts: 0, lostNames: 0, lostNumbers: 0 };
  const fresh = factsOf(added);
  const newNames = fresh.filter(([word]) => word?.fact === 'name').length;
  for (const fact of factsOf(quote)) {
    const there = fact.filter((word) => kept.has(word));
    const isKept = there.length > fact.length / 2 || (there.length * 2 === fact.length && newNames === 0);
    const surprise = Math.max(...(isKept ? there : fact).map((word) => word.surprise));
    if (isKept) sums.keptFacts += surprise;
    else sums.lostFacts += surprise;
    if (!isKept && fact[0]?.fact === 'name') sums.lostNames += 1;
    if (!isKept && fact[0]?.fact === 'number') sums.lostNumbers += 1;
  }
  return {
    ...sums,
    newNames,
    otherNames: Math.min(sums.lostNames, newNames),
    otherNumbers: Math.min(sums.lostNumbers, fresh.length - newNames),
  };
}

/** Negations that stand alone on one side, with words beside them that both sides have: not those of a clause that is gone. */
function countTurned(words: readonly Word[], common: ReadonlySet<Word>): number {
  let turned = 0;
  for (const [index, word] of words.entries()) {
    if (word.fact !== 'negation' || common.has(word)) continue;
    const beside = words.slice(index + 1, index + 3);
    const near = beside.length === 2 ? beside : words.slice(Math.max(0, index - 2), index);
    if (near.length === 2 && near.every((other) => common.has(other))) turned += 1;
  }
  return turned;
}

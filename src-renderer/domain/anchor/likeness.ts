/**
 * How alike two passages are, and whether one can be what became of the other. Order does not count: editors turn
 * clauses round. Weights are those of the lexicon.
 */
import type { FactKind, Word } from './lexicon.ts';

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

function isReported({ fact }: Word): boolean {
  return fact === 'name' || fact === 'number';
}

/** Names that stand side by side are one: "Chamber of Commerce" says no more than "Torkham". Signs between its words. */
const WITHIN_NAME = 5;

/**
 * One entry for each number of a word or stem; all -1, or 0, between calls. Not maps: a passage is compared with dozens of
 * parts of its region, and a revision has thousands of passages.
 */
let lastOf = new Int32Array(0);
let leftOf = new Int32Array(0);

function makeRoom(words: readonly Word[]): void {
  const most = words.reduce((highest, { id, stem }) => Math.max(highest, id, stem), 0);
  if (most < lastOf.length) return;
  lastOf = new Int32Array(2 * most + 1024).fill(-1);
  leftOf = new Int32Array(lastOf.length);
}

/** For each word of both sides, 1 where it has its own partner on the other side. Of equal words, the last are taken first. */
function match(quote: readonly Word[], region: readonly Word[]): { kept: Uint8Array; used: Uint8Array } {
  const kept = new Uint8Array(quote.length);
  const used = new Uint8Array(region.length);
  const before = new Int32Array(region.length);
  for (const [index, { id }] of region.entries()) {
    before[index] = lastOf[id] ?? -1;
    lastOf[id] = index;
  }
  for (const [index, { id }] of quote.entries()) {
    const found = lastOf[id] ?? -1;
    if (found < 0) continue;
    lastOf[id] = before[found] ?? -1;
    kept[index] = 1;
    used[found] = 1;
  }
  for (const { id } of region) lastOf[id] = -1;
  return { kept, used };
}

/** Compares what a passage said with what a region says. Both words must come from one lexicon. */
export function compareWords(quote: readonly Word[], region: readonly Word[]): Likeness {
  makeRoom(quote);
  makeRoom(region);
  const { kept, used } = match(quote, region);
  const sums = { all: 0, content: 0, common: 0, commonContent: 0 };
  for (const [index, word] of quote.entries()) {
    const isContent = !isReported(word);
    sums.all += word.weight;
    if (isContent) sums.content += word.weight;
    if (kept[index] === 0) continue;
    sums.common += word.weight;
    if (isContent) sums.commonContent += word.weight;
  }
  const added = region.filter((_, index) => used[index] === 0);
  const left = quote.filter((_, index) => kept[index] === 0);
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
  for (const { stem } of added) if (stem >= 0) leftOf[stem] = (leftOf[stem] ?? 0) + 1;
  let weight = 0;
  for (const { stem, weight: own } of left) {
    const count = stem < 0 ? 0 : (leftOf[stem] ?? 0);
    if (count === 0) continue;
    leftOf[stem] = count - 1;
    weight += own;
  }
  for (const { stem } of added) if (stem >= 0) leftOf[stem] = 0;
  return weight;
}

/** Names of several words as one, and each number, as indices of `words`. */
function factsOf(words: readonly Word[]): number[][] {
  const facts: number[][] = [];
  let last: Word | null = null;
  for (const [index, word] of words.entries()) {
    if (!isReported(word)) continue;
    const goesOn = word.fact === 'name' && last?.fact === 'name' && word.start - last.end <= WITHIN_NAME;
    if (goesOn) facts.at(-1)?.push(index);
    else facts.push([index]);
    last = word;
  }
  return facts;
}

function kindOf(fact: readonly number[], words: readonly Word[]): FactKind | null {
  return words[fact[0] ?? 0]?.fact ?? null;
}

function surpriseOf(fact: readonly number[], words: readonly Word[]): number {
  return fact.reduce((most, index) => Math.max(most, words[index]?.surprise ?? 0), Number.NEGATIVE_INFINITY);
}

/** A name is kept where half of its words are and no other stands: "Kovalenko" for "Boris Kovalenko". */
function countFacts(
  quote: readonly Word[],
  kept: Uint8Array,
  added: readonly Word[],
): Pick<
  Likeness,
  'keptFacts' | 'lostFacts' | 'lostNames' | 'lostNumbers' | 'newNames' | 'otherNames' | 'otherNumbers'
> {
  const sums = { keptFacts: 0, lostFacts: 0, lostNames: 0, lostNumbers: 0 };
  const fresh = factsOf(added);
  const newNames = fresh.filter((fact) => kindOf(fact, added) === 'name').length;
  for (const fact of factsOf(quote)) {
    const there = fact.filter((index) => kept[index] === 1);
    const isKept = there.length > fact.length / 2 || (there.length * 2 === fact.length && newNames === 0);
    const surprise = surpriseOf(isKept ? there : fact, quote);
    const kind = kindOf(fact, quote);
    if (isKept) sums.keptFacts += surprise;
    else sums.lostFacts += surprise;
    if (!isKept && kind === 'name') sums.lostNames += 1;
    if (!isKept && kind === 'number') sums.lostNumbers += 1;
  }
  return {
    ...sums,
    newNames,
    otherNames: Math.min(sums.lostNames, newNames),
    otherNumbers: Math.min(sums.lostNumbers, fresh.length - newNames),
  };
}

/** Negations that stand alone on one side, with words beside them that both sides have: not those of a clause that is gone. */
function countTurned(words: readonly Word[], common: Uint8Array): number {
  let turned = 0;
  for (const [index, word] of words.entries()) {
    if (word.fact !== 'negation' || common[index] === 1) continue;
    const beside = common.subarray(index + 1, index + 3);
    const near = beside.length === 2 ? beside : common.subarray(Math.max(0, index - 2), index);
    if (near.length === 2 && near.every((isCommon) => isCommon === 1)) turned += 1;
  }
  return turned;
}

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
  /** Names and numbers of the quote. */
  facts: number;
  /** Those for which others of their kind stand now. */
  replacedFacts: number;
  /** Those that are gone, replaced or not. */
  lostFacts: number;
  /** What is left of the quote, in rare words: how much the likeness rests on. */
  evidence: number;
};

/** What is left of the quote matters more than what was put in: passages grow by clauses, but lose their point by losing words. */
const RECALL_WEIGHT = 0.7;
/** "attacked" for "attacks": the same word in another form. */
const FORM_CREDIT = 0.7;
const STEM = 5;

type Bag = Map<string, Word[]>;

function bagOf(words: readonly Word[]): Bag {
  const bag: Bag = new Map();
  for (const word of words) {
    const same = bag.get(word.key);
    if (same === undefined) bag.set(word.key, [word]);
    else same.push(word);
  }
  return bag;
}

/** The words of `words` that `bag` does not hold (any more), and the weight of those that it does. Empties the bag. */
function take(words: readonly Word[], bag: Bag): { left: Word[]; weight: number } {
  const left: Word[] = [];
  let weight = 0;
  for (const word of words) {
    if (bag.get(word.key)?.pop() === undefined) left.push(word);
    else weight += word.weight;
  }
  return { left, weight };
}

function stemOf(word: Word): Word {
  return { ...word, key: word.key.slice(0, STEM) };
}

function isInflected(word: Word): boolean {
  return word.fact === null && word.key.length >= STEM;
}

function sum(words: readonly Word[]): number {
  return words.reduce((total, { weight }) => total + weight, 0);
}

function count(words: readonly Word[], kind: FactKind): number {
  return words.filter(({ fact }) => fact === kind).length;
}

/** Compares what a passage said with what a region says. */
export function compareWords(quote: readonly Word[], region: readonly Word[]): Likeness {
  const all = sum(quote);
  const there = sum(region);
  const bag = bagOf(region);
  const { left, weight } = take(quote, bag);
  const added = [...bag.values()].flat();
  const forms = take(left.filter(isInflected).map(stemOf), bagOf(added.filter(isInflected).map(stemOf)));
  const common = weight + forms.weight * FORM_CREDIT;
  const replaced = (kind: FactKind): number => Math.min(count(left, kind), count(added, kind));
  const turned = Math.abs(count(quote, 'negation') - count(region, 'negation'));
  const recall = all === 0 ? 0 : common / all;
  const precision = there === 0 ? 0 : Math.min(1, common / there);
  return {
    score: RECALL_WEIGHT * recall + (1 - RECALL_WEIGHT) * precision,
    fit: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision),
    facts: quote.filter(isReported).length,
    replacedFacts: replaced('name') + replaced('number') + turned,
    lostFacts: left.filter(isReported).length,
    evidence: common,
  };
}

/** Negations are in any text: one that is still there says nothing for a region. */
function isReported({ fact }: Word): boolean {
  return fact === 'name' || fact === 'number';
}

/** How alike a region must be to be what became of a passage whose facts it keeps. */
const CHANGED_SCORE = 0.5;
/** The same where there are no facts to go by, or most of them are gone. */
const UNSURE_SCORE = 0.65;
/** The same where facts are others: a new count in the same sentence is an update, but little else may differ. */
const UPDATED_SCORE = 0.8;

/** Whether a region that stands where a passage stood can be what became of it. */
export function isSuccessor({ score, facts, replacedFacts, lostFacts }: Likeness): boolean {
  if (replacedFacts > 0) return score >= UPDATED_SCORE && replacedFacts <= Math.max(1, facts / 2);
  const isUnsure = facts === 0 || lostFacts > facts / 2;
  return score >= (isUnsure ? UNSURE_SCORE : CHANGED_SCORE);
}

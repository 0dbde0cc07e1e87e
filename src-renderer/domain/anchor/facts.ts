/**
 * What became of the names, figures and negations of a passage. They say what it reports: where others stand in their place,
 * it is another report, however many of the other words are the same.
 */
import type { FactKind, Word } from './lexicon.ts';

export type Facts = {
  /** What the names and numbers say that are still there, and those that are not: sums of their surprise. */
  keptFacts: number;
  lostFacts: number;
  /** The same of the numbers among those that are still there. */
  keptFigures: number;
  /** Names and numbers that are gone; new names; and those gone for which others of their kind stand now. */
  lostNames: number;
  lostNumbers: number;
  newNames: number;
  otherNames: number;
  otherNumbers: number;
  /** Names, or parts of them, gone from between words that stayed, where others stand so: not those of clauses exchanged. */
  swappedNames: number;
  /** Negations put in or taken out of words that stayed. */
  turned: number;
};

/** Words of a passage, or of a region; `common[i]` is 1 where the other of the two has word `i` as well. */
type Side = { words: readonly Word[]; common: Uint8Array };
/** Indices of the words of one name, or of one number. */
type Fact = number[];

export function isReported({ fact }: Word): boolean {
  return fact === 'name' || fact === 'number';
}

/** Names that stand side by side are one: "Chamber of Commerce" says no more than "Torkham". Signs between its words. */
const WITHIN_NAME = 5;
/** Articles go and come with the names after them. */
const SHORT_WORD = 3;

/** Names of several words as one, and each number, of the words that `isIn` takes. */
function factsOf(words: readonly Word[], isIn: (index: number) => boolean): Fact[] {
  const facts: Fact[] = [];
  let last: Word | null = null;
  for (const [index, word] of words.entries()) {
    if (!isReported(word) || !isIn(index)) continue;
    const goesOn = word.fact === 'name' && last?.fact === 'name' && word.start - last.end <= WITHIN_NAME;
    if (goesOn) facts.at(-1)?.push(index);
    else facts.push([index]);
    last = word;
  }
  return facts;
}

function kindOf(fact: Fact, words: readonly Word[]): FactKind | null {
  return words[fact[0] ?? 0]?.fact ?? null;
}

function surpriseOf(fact: Fact, words: readonly Word[]): number {
  return fact.reduce((most, index) => Math.max(most, words[index]?.surprise ?? 0), Number.NEGATIVE_INFINITY);
}

/**
 * True for a name that goes on from words which both sides have, or opens the passage, and before such words: not "since
 * August" at its end, and not "Hassan Quillan said" after a comma, which are exchanged with their clauses.
 */
function isBetweenCommon(name: Fact, { words, common }: Side): boolean {
  const next = (from: number, step: 1 | -1): number => {
    let at = from + step;
    while (common[at] === 0 && (words[at]?.key.length ?? 0) <= SHORT_WORD) at += step;
    return at;
  };
  const first = name[0] ?? 0;
  const start = words[first]?.start ?? 0;
  const isOneSpaceAfter = start - (words[first - 1]?.end ?? start) <= 1;
  const before = next(first, -1);
  const isAfterCommon = before < 0 || (common[before] === 1 && isOneSpaceAfter);
  return isAfterCommon && common[next(name.at(-1) ?? 0, 1)] === 1;
}

/** What became of the facts of `passage` in `region`. A name is kept where half of its words are and no other stands. */
export function countFacts(passage: Side, region: Side): Facts {
  const { words, common } = passage;
  const sums = { keptFacts: 0, lostFacts: 0, keptFigures: 0, lostNames: 0, lostNumbers: 0 };
  const fresh = factsOf(region.words, (index) => region.common[index] === 0);
  const names = fresh.filter((fact) => kindOf(fact, region.words) === 'name');
  const newNames = names.length;
  let swapped = 0;
  for (const fact of factsOf(words, () => true)) {
    const there = fact.filter((index) => common[index] === 1);
    // "Kovalenko" for "Boris Kovalenko".
    const isKept = there.length > fact.length / 2 || (there.length * 2 === fact.length && newNames === 0);
    const surprise = surpriseOf(isKept ? there : fact, words);
    const kind = kindOf(fact, words);
    if (isKept) sums.keptFacts += surprise;
    else sums.lostFacts += surprise;
    if (isKept && kind === 'number') sums.keptFigures += surprise;
    if (!isKept && kind === 'name') sums.lostNames += 1;
    if (!isKept && kind === 'number') sums.lostNumbers += 1;
    const gone = fact.filter((index) => common[index] === 0);
    if (kind === 'name' && gone.length > 0 && isBetweenCommon(gone, passage)) swapped += 1;
  }
  return {
    ...sums,
    newNames,
    otherNames: Math.min(sums.lostNames, newNames),
    otherNumbers: Math.min(sums.lostNumbers, fresh.length - newNames),
    swappedNames: Math.min(swapped, names.filter((fact) => isBetweenCommon(fact, region)).length),
    turned: countTurned(passage) + countTurned(region),
  };
}

/** Negations that stand alone on one side, with words beside them that both sides have: not those of a clause that is gone. */
function countTurned({ words, common }: Side): number {
  let turned = 0;
  for (const [index, word] of words.entries()) {
    if (word.fact !== 'negation' || common[index] === 1) continue;
    const [beforeThat, before, after, afterThat] = [-2, -1, 1, 2].map((step) => common[index + step] === 1);
    // "Without warning" put in after words that stayed turns nothing: what it would turn follows it.
    const isLast = index === words.length - 1;
    if (after ? before || afterThat : isLast && before && beforeThat) turned += 1;
  }
  return turned;
}

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
  /** Names gone from clauses in which another name or figure stayed, and has another name beside it now. */
  exchangedNames: number;
  /** Words with a capital, or numbers, for which others stand: names, whether or not the text knows them as such. */
  otherCapitals: number;
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
    const goesOn =
      word.fact === 'name' &&
      last?.fact === 'name' &&
      word.clause === last.clause &&
      word.start - last.end <= WITHIN_NAME;
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
  const sums = { keptFacts: 0, lostFacts: 0, keptFigures: 0, lostNumbers: 0 };
  const fresh = factsOf(region.words, (index) => region.common[index] === 0);
  const names = fresh.filter((fact) => kindOf(fact, region.words) === 'name');
  const newNames = names.length;
  const lost: Fact[] = [];
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
    if (!isKept && kind === 'name') lost.push(fact);
    if (!isKept && kind === 'number') sums.lostNumbers += 1;
    const gone = fact.filter((index) => common[index] === 0);
    if (kind === 'name' && gone.length > 0 && isBetweenCommon(gone, passage)) swapped += 1;
  }
  return {
    ...sums,
    lostNames: lost.length,
    newNames,
    otherNames: Math.min(lost.length, newNames),
    otherNumbers: Math.min(sums.lostNumbers, fresh.length - newNames),
    swappedNames: Math.min(swapped, names.filter((fact) => isBetweenCommon(fact, region)).length),
    exchangedNames: countExchanged(passage, region, lost, names),
    otherCapitals: Math.min(countCapitals(passage), countCapitals(region)),
    turned: countTurned(passage) + countTurned(region),
  };
}

function clauseOf(fact: Fact, words: readonly Word[]): number {
  return words[fact[0] ?? 0]?.clause ?? 0;
}

/** Of names `lost` from the passage, those whose clause kept a name or figure that stands in a clause with a `fresh` name. */
function countExchanged(
  { words, common }: Side,
  region: Side,
  lost: readonly Fact[],
  fresh: readonly Fact[],
): number {
  if (lost.length === 0 || fresh.length === 0) return 0;
  const others = new Set(fresh.map((fact) => clauseOf(fact, region.words)));
  const beside = new Set(
    region.words.filter((word) => isReported(word) && others.has(word.clause)).map(({ id }) => id),
  );
  const kept = words.filter((word, index) => isReported(word) && common[index] === 1 && beside.has(word.id));
  const clauses = new Set(kept.map(({ clause }) => clause));
  return lost.filter((fact) => clauses.has(clauseOf(fact, words))).length;
}

/** Those that stand alone on one side, but for its first word, which has a capital in any case. */
function countCapitals({ words, common }: Side): number {
  return words.filter(
    ({ hasCapital, fact }, index) => index > 0 && common[index] === 0 && (hasCapital || fact === 'number'),
  ).length;
}

/** Negations that stand alone on one side, with words beside them that both sides have: not those of a clause that is gone. */
function countTurned({ words, common }: Side): number {
  let turned = 0;
  for (const [index, word] of words.entries()) {
    if (word.fact !== 'negation' || common[index] === 1) continue;
    const [beforeThat, before, after, afterThat] = [-2, -1, 1, 2].map((step) => common[index + step] === 1);
    const isLast = index === words.length - 1;
    // "Without warning" put in after words that stayed, or between commas, turns nothing: what it would turn follows it.
    const isAside =
      word.start - (words[index - 1]?.end ?? 0) > 1 || (words[index + 1]?.start ?? 0) - word.end > 1;
    if (after ? before || afterThat : before && (isLast ? beforeThat : !isAside)) turned += 1;
  }
  return turned;
}

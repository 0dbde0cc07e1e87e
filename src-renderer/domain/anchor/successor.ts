/**
 * Whether a region that stands where a passage stood can be what became of it. The facts decide: a sentence of the same
 * build with other names and figures reports something else, however many of its words are the same. What facts do not
 * settle, the other words must: the fewer facts are left, the more of them.
 */
import type { Likeness } from './likeness.ts';

/** Facts say something from here on: one name that stands in one sentence of ten. */
export const TELLING_FACTS = 2.3;
/** From here on they say all that there is to say, if this share of all is left: two rare names. */
const PLAIN_FACTS = 6;
const SHARE_OF_PLAIN = 0.62;

/** However many facts stayed: where so little of the passage is left, another statement may have them. */
const LEAST_SCORE = 0.4;

/** Shares of a passage's facts (weighed by surprise) and of its other words. */
type Needed = readonly [facts: number, words: number];

/**
 * What must be left; the first line whose share of facts is reached decides. Editors exchange the clauses around a
 * statement, and with them their facts.
 */
const NEEDED: readonly Needed[] = [
  [0.7, 0.05],
  [0.4, 0.2],
  [0.2, 0.4],
];
/** The same where other figures stand now: with one name, with two; and where other figures and other names do. */
const NEEDED_OF_UPDATE: readonly Needed[] = [[0.3, 0.55]];
const NEEDED_OF_PLAIN_UPDATE: readonly Needed[] = [[0.3, 0.25]];
const NEEDED_OF_OTHER: readonly Needed[] = [[0.55, 0.42]];
/** Words that must be left where no fact is: for a passage without any; with one figure, which is another now; with one
 * name, which is gone. */
const WORDS_WITHOUT_FACTS = 0.66;
const WORDS_OF_FIGURE = 0.9;
const WORDS_WITHOUT_NAME = 0.8;
/** How many words more must be left where sentences were put in or taken out right beside it: one of them may be meant. */
const WORDS_MORE_UNPINNED = 0.08;

/**
 * True where a region in the place of a passage, this much like it, is what became of it. `isPinned`: what stands before
 * and after the region is what stood before and after the passage.
 */
export function isSuccessor(like: Likeness, isPinned: boolean): boolean {
  // With a "not" put in or taken out it says the opposite.
  if (like.turned > 0 || like.score < LEAST_SCORE) return false;
  const content = isPinned ? like.content : like.content - WORDS_MORE_UNPINNED;
  return like.keptFacts >= TELLING_FACTS ? isByFacts(like, content) : isByWords(like, content);
}

function isByFacts(like: Likeness, content: number): boolean {
  const { keptFacts, lostFacts, otherNames, otherNumbers } = like;
  const share = keptFacts / (keptFacts + lostFacts);
  const reaches = (needed: readonly Needed[]): boolean =>
    content >= (needed.find(([facts]) => share >= facts)?.[1] ?? Number.POSITIVE_INFINITY);
  const isPlain = keptFacts >= PLAIN_FACTS;
  // The same of others: names say of whom it is.
  if (like.exchangedNames > 0 || (like.swappedNames > 0 && like.keptFigures >= keptFacts)) return false;
  if (otherNumbers > 0 && otherNames > 0) return reaches(NEEDED_OF_OTHER);
  if (otherNumbers > 0 && isPlain) return reaches(NEEDED_OF_PLAIN_UPDATE);
  // One name alone, with another figure and other names beside it, may stand there in another part.
  if (otherNumbers > 0) return like.newNames === 0 && reaches(NEEDED_OF_UPDATE);
  return (isPlain && share >= SHARE_OF_PLAIN) || reaches(NEEDED);
}

function isByWords(like: Likeness, content: number): boolean {
  const { lostNames, lostNumbers, otherNames, otherNumbers } = like;
  if (lostNames === 0 && lostNumbers === 0) return content >= WORDS_WITHOUT_FACTS;
  if (lostNames === 0 && lostNumbers === 1) return content >= WORDS_OF_FIGURE;
  return content >= WORDS_WITHOUT_NAME && lostNames <= 1 && otherNames === 0 && otherNumbers === 0;
}

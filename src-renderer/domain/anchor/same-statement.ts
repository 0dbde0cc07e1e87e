/**
 * Whether a sentence that is like a quote is what became of it, where the text that the quote came from is not at hand. The
 * better its context tells its place, the less of it must be left; but where its facts are gone, or others stand in their
 * place, even the right place is taken by another statement.
 */
import type { Likeness } from './likeness.ts';
import { TELLING_FACTS } from './successor.ts';

/** From here on facts say all that there is to say: two rare names. */
const PLAIN_FACTS = 6;

const NEVER = Number.POSITIVE_INFINITY;

/** What became of the facts: all stayed, or figures went; names went; other names, other figures, or both stand instead. */
type Fate = 'stayed' | 'gone' | 'renamed' | 'updated' | 'other';

/** The share of the other words that must be left, for each of these. */
type Words = Readonly<Record<Fate, number>>;

type Needs = {
  /** For quotes without any fact. */
  withoutFacts: number;
  /** Where so large a share of the facts is left, and they are plain; where some are left; where none is. */
  plainShare: number;
  plain: Words;
  telling: Words;
  none: Words;
};

/** Both sides of the context stand there. */
const IN_PLACE: Needs = {
  withoutFacts: 0.75,
  plainShare: 0.5,
  plain: { stayed: 0, gone: 0.1, renamed: 0.2, updated: 0.2, other: 0.6 },
  telling: { stayed: 0.15, gone: 0.3, renamed: 0.3, updated: 0.3, other: NEVER },
  none: { stayed: 0.6, gone: 0.5, renamed: NEVER, updated: NEVER, other: NEVER },
};
/** One side does. */
const BESIDE: Needs = {
  withoutFacts: 0.7,
  plainShare: 0.6,
  plain: { stayed: 0.05, gone: 0.15, renamed: 0.2, updated: 0.4, other: NEVER },
  telling: { stayed: 0.35, gone: 0.4, renamed: 0.75, updated: 0.55, other: NEVER },
  none: { stayed: 0.8, gone: NEVER, renamed: NEVER, updated: NEVER, other: NEVER },
};
/** None does. */
const ANYWHERE: Needs = {
  withoutFacts: 0.95,
  plainShare: 0.62,
  // The same with another name or figure is another statement, where no context says that it stands in the quote's place.
  plain: { stayed: 0.8, gone: 0.4, renamed: NEVER, updated: NEVER, other: NEVER },
  telling: { stayed: 0.9, gone: NEVER, renamed: NEVER, updated: NEVER, other: NEVER },
  none: { stayed: NEVER, gone: NEVER, renamed: NEVER, updated: NEVER, other: NEVER },
};
/**
 * Words that must be left anywhere, where all facts are: with as many as two that stand in one sentence each, with three,
 * and with two of which one is a rare figure. The same two names may be in another statement; a figure hardly is.
 */
const TWO_FACTS = { facts: 7.5, words: 0.55 };
const THREE_FACTS = { facts: 9, words: 0.4 };
const FACT_AND_FIGURE = { facts: 5, figures: 3, words: 0.4 };

/** How much the context must tell, in sides of it that stand nowhere else. */
const BOTH_SIDES = 1.5;
const ONE_SIDE = 0.6;

/** The share of the facts that must be left where other names stand between words that stayed. */
const SHARE_OF_SWAPPED = 0.62;
/**
 * How far ahead of the next best place it must be; and where it has no facts to go by, where others stand there, or where
 * the next best place has more of the quote's words.
 */
const LEAST_LEAD = 2;
const LEAD_OF_DOUBTED = 3;

function fateOf({ lostNames, otherNames, otherNumbers }: Likeness): Fate {
  if (otherNumbers > 0) return otherNames > 0 ? 'other' : 'updated';
  if (otherNames > 0) return 'renamed';
  return lostNames > 0 ? 'gone' : 'stayed';
}

/** True where a name was exchanged beside what stayed, and that is of somebody else now. */
function isOfOthers(like: Likeness, tells: number): boolean {
  const { keptFacts, lostFacts, keptFigures, swappedNames, exchangedNames } = like;
  if (swappedNames + exchangedNames > 0 && keptFigures >= keptFacts) return true;
  if (swappedNames === 0) return false;
  return tells < ONE_SIDE || keptFacts < SHARE_OF_SWAPPED * (keptFacts + lostFacts);
}

function wordsNeeded(like: Likeness, needs: Needs): number {
  const { keptFacts, lostFacts } = like;
  const all = keptFacts + lostFacts;
  if (all === 0) return needs.withoutFacts;
  const fate = fateOf(like);
  if (keptFacts >= PLAIN_FACTS && keptFacts / all >= needs.plainShare) return needs.plain[fate];
  return keptFacts >= TELLING_FACTS ? needs.telling[fate] : needs.none[fate];
}

function wordsAnywhere(like: Likeness): number {
  const { keptFacts, keptFigures, lostFacts } = like;
  const needed = wordsNeeded(like, ANYWHERE);
  if (lostFacts > 0 || fateOf(like) !== 'stayed') return needed;
  if (keptFacts >= THREE_FACTS.facts) return THREE_FACTS.words;
  if (keptFacts >= FACT_AND_FIGURE.facts && keptFigures >= FACT_AND_FIGURE.figures)
    return FACT_AND_FIGURE.words;
  return keptFacts >= TWO_FACTS.facts ? TWO_FACTS.words : needed;
}

function hasPlainFate(like: Likeness): boolean {
  const fate = fateOf(like);
  return like.keptFacts + like.lostFacts > 0 && (fate === 'stayed' || fate === 'gone');
}

/**
 * True where a sentence this much like a quote is what became of it. `tells`: how much its context tells of the place, 2
 * where both sides stand there and nowhere else. `lead`: by how much it is ahead of the next best place (see PlaceFinder).
 * `isLikest`: no other place has more of the quote's words.
 */
export function isSameStatement(like: Likeness, tells: number, lead: number, isLikest: boolean): boolean {
  if (like.turned > 0 || isOfOthers(like, tells)) return false;
  const isDoubted = !hasPlainFate(like) || (!isLikest && tells < BOTH_SIDES);
  if (lead < (isDoubted ? LEAD_OF_DOUBTED : LEAST_LEAD)) return false;
  if (tells < ONE_SIDE) return isLikest && like.otherCapitals === 0 && like.content >= wordsAnywhere(like);
  return like.content >= wordsNeeded(like, tells >= BOTH_SIDES ? IN_PLACE : BESIDE);
}

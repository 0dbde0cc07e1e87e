/**
 * Whether a sentence that is like a quote is what became of it, where the text that the quote came from is not at hand. The
 * better its context tells its place, the less of it must be left; but where its facts are gone, or others stand in their
 * place, even the right place is taken by another statement.
 */
import type { Likeness } from './likeness.ts';
import { isMoved } from './moved-passage.ts';
import { TELLING_FACTS } from './successor.ts';

/** From here on facts say all that there is to say: two rare names; and two, one of which stands nowhere else. */
const PLAIN_FACTS = 6;
const PLAINEST_FACTS = 7.5;

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
  withoutFacts: 0.4,
  plainShare: 0.5,
  plain: { stayed: 0, gone: 0.1, renamed: 0.15, updated: 0.15, other: 0.5 },
  telling: { stayed: 0.15, gone: 0.25, renamed: 0.3, updated: 0.3, other: 0.5 },
  none: { stayed: 0.66, gone: 0.66, renamed: NEVER, updated: 0.85, other: NEVER },
};
/** One side does. */
const BESIDE: Needs = {
  withoutFacts: 0.6,
  plainShare: 0.6,
  plain: { stayed: 0.05, gone: 0.15, renamed: 0.25, updated: 0.4, other: 0.75 },
  telling: { stayed: 0.33, gone: 0.45, renamed: 0.75, updated: 0.6, other: NEVER },
  none: { stayed: 0.85, gone: NEVER, renamed: NEVER, updated: NEVER, other: NEVER },
};
/** None does. */
const ANYWHERE: Needs = {
  withoutFacts: 0.92,
  plainShare: 0.62,
  plain: { stayed: 0.6, gone: 0.6, renamed: NEVER, updated: 0.85, other: NEVER },
  telling: { stayed: 0.9, gone: NEVER, renamed: NEVER, updated: NEVER, other: NEVER },
  none: { stayed: NEVER, gone: NEVER, renamed: NEVER, updated: NEVER, other: NEVER },
};
/** Words that must be left anywhere, where the plainest of facts all are. */
const WORDS_WITH_PLAINEST = 0.4;

/** How much the context must tell, in sides of it that stand nowhere else. */
const BOTH_SIDES = 1.5;
const ONE_SIDE = 0.6;

/** The share of facts that must be left where there are other names and other figures. */
const SHARE_OF_OTHER = 0.55;
/** Words that must be left where a "not" came or went. */
const WORDS_OF_TURNED = 0.8;
/** How far ahead of the next best place it must be: at least, with words alone, and with few words anywhere. */
const LEAST_LEAD = 1;
const LEAD_OF_WORDS = 1.5;
const LEAD_ANYWHERE = 2;

function fateOf({ lostNames, otherNames, otherNumbers }: Likeness): Fate {
  if (otherNumbers > 0) return otherNames > 0 ? 'other' : 'updated';
  if (otherNames > 0) return 'renamed';
  return lostNames > 0 ? 'gone' : 'stayed';
}

function wordsNeeded(like: Likeness, needs: Needs): number {
  const { keptFacts, lostFacts } = like;
  const all = keptFacts + lostFacts;
  if (all === 0) return needs.withoutFacts;
  const fate = fateOf(like);
  if (keptFacts >= PLAIN_FACTS && keptFacts / all >= needs.plainShare) return needs.plain[fate];
  return keptFacts >= TELLING_FACTS ? needs.telling[fate] : needs.none[fate];
}

/** True where so little else could be meant that its place does not matter. */
function isPlainAnywhere(like: Likeness, lead: number): boolean {
  if (isMoved(like) && (like.otherNumbers === 0 || like.keptFacts >= PLAIN_FACTS)) return true;
  return (
    lead >= LEAD_ANYWHERE &&
    like.lostFacts === 0 &&
    like.keptFacts >= PLAINEST_FACTS &&
    fateOf(like) === 'stayed' &&
    like.content >= WORDS_WITH_PLAINEST
  );
}

/**
 * True where a sentence this much like a quote is what became of it. `tells`: how much its context tells of the place, 2
 * where both sides stand there and nowhere else. `lead`: by how much it is ahead of the next best place (see PlaceFinder).
 */
export function isSameStatement(like: Likeness, tells: number, lead: number): boolean {
  const { keptFacts, lostFacts } = like;
  if (like.turned > 0 && like.content < WORDS_OF_TURNED) return false;
  if (fateOf(like) === 'other' && keptFacts < SHARE_OF_OTHER * (keptFacts + lostFacts)) return false;
  if (lead < (keptFacts + lostFacts === 0 ? LEAD_OF_WORDS : LEAST_LEAD)) return false;
  if (tells < ONE_SIDE && isPlainAnywhere(like, lead)) return true;
  const needs = tells >= BOTH_SIDES ? IN_PLACE : tells >= ONE_SIDE ? BESIDE : ANYWHERE;
  return like.content >= wordsNeeded(like, needs);
}

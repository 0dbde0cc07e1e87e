/**
 * Looks for a passage that was taken out of its place, in what no other sentence became: a moved passage can be nowhere
 * else, and a copy that was always there is not it.
 */
import type { Quote } from './anchor.ts';
import { matchContext } from './context.ts';
import type { Lexicon, Word } from './lexicon.ts';
import type { Likeness } from './likeness.ts';
import { PassageIndex, type Range } from './passage-search.ts';
import { TELLING_FACTS } from './successor.ts';

export type ScoredPlace = Range & { score: number };
/** `best` is null where nothing is sure enough; the candidates are for a person. */
export type MovedPassage = { best: ScoredPlace | null; candidates: ScoredPlace[] };

/** How alike a place must be to the passage, if it has its figures, and how much more than the next best one. */
const LEAST_SCORE = 0.75;
const MARGIN = 0.1;
/** What a moved passage must weigh where its context is another: about three rare words. "The government" is everywhere. */
const LEAST_EVIDENCE = 2;
const LEAST_CONTEXT = 0.5;
/** Facts that leave no doubt what a sentence is about: two rare names. */
const PLAIN_FACTS = 6;
/** The share of its words that it must have: with such facts, with others, with another figure, and where it has none. */
const WORDS_WITH_PLAIN_FACTS = 0.6;
const WORDS_WITH_FACTS = 0.85;
const WORDS_OF_UPDATE = 0.85;
const WORDS_WITHOUT_FACTS = 0.9;
/** With one name and another figure: all of its words, and as much evidence as a long sentence has. */
const ALL_WORDS = 0.97;
const EVIDENCE_OF_UPDATE = 4.2;
/** Where it was only cut: the share of the place's words that are its own. */
const OWN_WORDS = 0.95;
/** Fewer words than this are too few to look for one by one. */
const LEAST_WORDS = 3;
const MOST_COPIES = 20;
/** Parts of the searched text; no quote holds this sign, which is no character. */
const GAP = '\uffff';

type ExactPlace = ScoredPlace & { isClear: boolean };

export class MovedFinder {
  private readonly oldText: string;
  private readonly newText: string;
  private readonly ranges: readonly Range[];
  private readonly lexicon: Lexicon;
  private readonly searched: string;
  private readonly index: PassageIndex;
  private oldIndexOrNone: PassageIndex | null = null;

  /** `ranges`: the parts of `newText` to look in, in order. */
  constructor(lexicon: Lexicon, oldText: string, newText: string, ranges: readonly Range[]) {
    this.lexicon = lexicon;
    this.oldText = oldText;
    this.newText = newText;
    this.ranges = ranges;
    this.searched = ranges.map(({ start, end }) => newText.slice(start, end)).join(GAP);
    this.index = new PassageIndex(lexicon, newText, ranges);
  }

  /** Word for word; null where it is nowhere. `words`: those of the quote, in the old text. */
  findExactly(quote: Quote, words: readonly Word[]): MovedPassage | null {
    const exact = clearest(this.findExact(quote, words));
    const [only] = exact;
    if (only === undefined) return null;
    const isSure = exact.length === 1 && only.isClear;
    const candidates = exact.map(({ start, end, score }) => ({ start, end, score }));
    return { best: isSure ? (candidates[0] ?? null) : null, candidates };
  }

  /** By its words, where it was edited as well. */
  findAlike(words: readonly Word[]): MovedPassage {
    if (words.length < LEAST_WORDS) return { best: null, candidates: [] };
    const places = this.index.find(words);
    const candidates = places.map(({ start, end, likeness }) => ({ start, end, score: likeness.score }));
    const [first, second] = places;
    const [best] = candidates;
    if (first === undefined || best === undefined) return { best: null, candidates };
    const margin = first.likeness.score - (second?.likeness.score ?? 0);
    const isIt =
      isMoved(first.likeness) && margin >= MARGIN && this.isFrom(first, words, first.likeness.score);
    return { best: isIt ? best : null, candidates };
  }

  /** True unless another place of the old text is as like to the place found: then that may be what was moved, or stayed. */
  private isFrom(place: Range, quote: readonly Word[], score: number): boolean {
    const there = this.lexicon.wordsOf(this.newText, place.start, place.end);
    const whole = { start: 0, end: this.oldText.length };
    this.oldIndexOrNone ??= new PassageIndex(this.lexicon, this.oldText, [whole]);
    const first = quote[0]?.start ?? 0;
    const last = quote.at(-1)?.end ?? 0;
    return this.oldIndexOrNone
      .find(there)
      .every(
        (other) => (other.start < last && first < other.end) || other.likeness.score < score - MARGIN / 2,
      );
  }

  private findExact(quote: Quote, words: readonly Word[]): ExactPlace[] {
    const places: ExactPlace[] = [];
    if (!this.searched.includes(quote.exact)) return places;
    const evidence = words.reduce((sum, { weight }) => sum + weight, 0);
    // Where the old text has the passage twice and the new one once, what is left may be the other one.
    const copies = countOf(this.oldText, quote.exact);
    const areAllThere = copies <= countOf(this.newText, quote.exact);
    for (
      let at = this.searched.indexOf(quote.exact);
      at >= 0 && places.length < MOST_COPIES;
      at = this.searched.indexOf(quote.exact, at + 1)
    ) {
      const start = this.toNewText(at);
      const end = start + quote.exact.length;
      const { prefix, suffix } = matchContext(this.newText, start, end, quote);
      const hasContext = Math.max(prefix, suffix) >= LEAST_CONTEXT;
      const isClear = copies === 1 ? hasContext || evidence >= LEAST_EVIDENCE : hasContext && areAllThere;
      places.push({ start, end, score: 0.8 + 0.1 * (prefix + suffix), isClear });
    }
    return places;
  }

  /** Offset in the new text of an offset in the searched text. */
  private toNewText(at: number): number {
    let left = at;
    for (const { start, end } of this.ranges) {
      if (left <= end - start) return start + left;
      left -= end - start + 1;
    }
    return this.newText.length;
  }
}

/** True where a place in new text is a moved passage: it keeps its names and most of its words, or loses some and gets no others. */
export function isMoved(like: Likeness): boolean {
  if (like.evidence < LEAST_EVIDENCE || like.otherNames > 0 || like.otherNumbers > 1 || like.turned > 0)
    return false;
  const isPlain = like.keptFacts >= PLAIN_FACTS;
  if (like.otherNumbers > 0) {
    if (like.lostNames > 0 || like.keptFacts < TELLING_FACTS) return false;
    return isPlain
      ? like.content >= WORDS_OF_UPDATE
      : like.content >= ALL_WORDS && like.evidence >= EVIDENCE_OF_UPDATE;
  }
  if (like.score < LEAST_SCORE) return false;
  if (like.keptFacts < TELLING_FACTS) return like.lostFacts === 0 && like.content >= WORDS_WITHOUT_FACTS;
  if (like.precision >= OWN_WORDS) return true;
  return like.lostFacts === 0 && like.content >= (isPlain ? WORDS_WITH_PLAIN_FACTS : WORDS_WITH_FACTS);
}

/** Only the first where its context tells it from the others, else all. */
function clearest(places: readonly ExactPlace[]): ExactPlace[] {
  const sorted = places.toSorted((one, other) => other.score - one.score);
  const [first, second] = sorted;
  if (first === undefined || second === undefined) return sorted;
  return first.score - second.score >= MARGIN / 2 ? [first] : sorted;
}

/** How often `part` occurs, up to a bound. */
function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < MOST_COPIES; at = text.indexOf(part, at + 1))
    count += 1;
  return count;
}

/** Anchors from one revision's text to the next one's (DESIGN §4). Zero false anchors comes before recall. */
import type { Quote } from './anchor.ts';
import { carryUnchanged, carryWidely, newStretches, unchangedUnits } from './carry.ts';
import { quoteFinder } from './find-quote.ts';
import { fitRegion } from './fit-region.ts';
import { Lexicon, type Word } from './lexicon.ts';
import { compareWords, type Likeness } from './likeness.ts';
import { isMoved, MovedFinder } from './moved-passage.ts';
import type { Range } from './passage-search.ts';
import { isPlausible } from './placement-guard.ts';
import { SentenceAlignment, type SentencePair } from './sentence-alignment.ts';
import { isSuccessor } from './successor.ts';
import { diffTexts, type TextChange } from './text-diff.ts';
import { isTidy, tidyRange } from './tidy-range.ts';

/** What an anchor has, whatever else it holds. `start` and `end` are UTF-16 offsets, end-exclusive. */
export type MovableAnchor = { start: number; end: number; quote: Quote };

/** A place in a text and how much speaks for it, 0 to 1. */
export type ScoredRange = { start: number; end: number; score: number };

/** What became of a passage; offsets are into the new text. Only `kept` may be used without being confirmed. */
export type AnchorMove =
  | { outcome: 'kept'; start: number; end: number }
  | { outcome: 'changed'; start: number; end: number; score: number }
  | { outcome: 'moved'; start: number; end: number; score: number }
  | { outcome: 'lost'; candidates: ScoredRange[] };

/** `changes`: the diff of the two texts, where the caller has it already. */
export type MoveOptions = { changes?: readonly TextChange[] };

/** Units that survive in one piece say enough by themselves: about six words. */
const TELLING_RUN = 40;
/** Units of context looked at on each side of a shorter one, and the share of them that must have survived. */
const SURROUNDINGS = 60;
const LEAST_SURROUNDINGS = 0.4;
/** A passage of at least this share of its sentences' words stands for itself; a shorter one needs that they hold too. */
const STANDS_FOR_ITSELF = 0.5;
/** A carried region must be this alike to be preferred to an exact copy in new text. */
const BETTER_THAN_MOVED = 0.85;
/** Suggestions for a lost passage. */
const MOST_CANDIDATES = 3;
const LEAST_CANDIDATE = 0.2;

/** What stands right after or before a passage and makes it another word or number: "legal" in "non-legal", "5" in "5%". */
const GLUE = /[\p{L}\p{N}\p{M}\p{Sc}%‰°\-‐‑–_@&/'’]/u;

class Mover {
  private readonly changes: readonly TextChange[];
  private readonly oldText: string;
  private readonly newText: string;
  private lexiconOrNone: Lexicon | null = null;
  private readonly held = new Map<string, boolean>();
  private alignmentOrNone: SentenceAlignment | null = null;
  private movedOrNone: MovedFinder | null = null;
  private finderOrNone: ReturnType<typeof quoteFinder> | null = null;

  constructor(oldText: string, newText: string, changes: readonly TextChange[]) {
    this.oldText = oldText;
    this.newText = newText;
    this.changes = changes;
  }

  move(anchor: MovableAnchor): AnchorMove {
    const { start, end, quote } = anchor;
    if (quote.exact === '' || end <= start || this.oldText.slice(start, end) !== quote.exact)
      return this.moveUnheld(quote);
    const carried = carryUnchanged(this.changes, anchor);
    if (carried !== null && this.isAnchored(anchor) && !this.isGlued(anchor, carried))
      return this.changes.length > 1 && this.alignment.mayBeCopy(anchor, true)
        ? { outcome: 'lost', candidates: [{ ...carried, score: 1 }] }
        : { outcome: 'kept', ...carried };
    return this.moveTouched(anchor);
  }

  /** Words of both texts are counted once, and only if a passage was touched at all. */
  private get lexicon(): Lexicon {
    if (this.lexiconOrNone !== null) return this.lexiconOrNone;
    const lexicon = new Lexicon();
    const fresh = newStretches(this.changes).map((stretch) => ({ text: this.newText, ...stretch }));
    lexicon.add([{ text: this.oldText, start: 0, end: this.oldText.length }, ...fresh]);
    this.lexiconOrNone = lexicon;
    return lexicon;
  }

  private get alignment(): SentenceAlignment {
    this.alignmentOrNone ??= new SentenceAlignment(this.lexicon, this.oldText, this.newText, this.changes);
    return this.alignmentOrNone;
  }

  private get movedPassages(): MovedFinder {
    if (this.movedOrNone !== null) return this.movedOrNone;
    const free = this.alignment.freeRanges((pair) => this.holds(pair));
    this.movedOrNone = new MovedFinder(this.lexicon, this.oldText, this.newText, free);
    return this.movedOrNone;
  }

  /** The stored position is not that of the quote: without a place in the old text, only the quote can be looked for. */
  private moveUnheld(quote: Quote): AnchorMove {
    if (quote.exact.trim() === '') return { outcome: 'lost', candidates: [] };
    this.finderOrNone ??= quoteFinder(this.newText);
    const found = this.finderOrNone(quote);
    if (!found.ok) return { outcome: 'lost', candidates: found.candidates };
    return { outcome: 'changed', start: found.start, end: found.end, score: found.score };
  }

  /** False for a few words that both texts have by chance, in surroundings that are all new. */
  private isAnchored({ start, end }: Range): boolean {
    if (end - start >= TELLING_RUN) return true;
    const from = Math.max(0, start - SURROUNDINGS);
    const to = Math.min(this.oldText.length, end + SURROUNDINGS);
    const around = to - from - (end - start);
    const survived = unchangedUnits(this.changes, from, to) - (end - start);
    return survived >= Math.min(TELLING_RUN, LEAST_SURROUNDINGS * around);
  }

  private isGlued(old: Range, { start, end }: Range): boolean {
    const differs = (before: string | undefined, now: string | undefined): boolean =>
      before !== now && now !== undefined && GLUE.test(now);
    return (
      differs(this.oldText[old.start - 1], this.newText[start - 1]) ||
      differs(this.oldText[old.end], this.newText[end])
    );
  }

  private moveTouched(anchor: MovableAnchor): AnchorMove {
    const quote = this.lexicon.wordsOf(this.oldText, anchor.start, anchor.end);
    const changed = this.carry(anchor, quote);
    if (changed !== null && changed.score >= BETTER_THAN_MOVED && changed.isSuccessor)
      return { outcome: 'changed', ...rangeOf(changed) };
    const exact = this.movedPassages.findExactly(anchor.quote, quote);
    if (exact !== null && exact.best !== null && isTidy(this.newText, exact.best))
      return { outcome: 'moved', ...exact.best };
    if (changed?.isSuccessor === true) return { outcome: 'changed', ...rangeOf(changed) };
    const moved = exact ?? this.movedPassages.findAlike(quote);
    const best = moved.best && this.fitPlace(anchor, quote, moved.best);
    if (best !== null && isMoved(this.compare(quote, best))) return { outcome: 'moved', ...best };
    const carried = changed === null ? [] : [rangeOf(changed)];
    const candidates = bestOf([...carried, ...moved.candidates]).map((place) =>
      carried.includes(place) ? place : this.fitPlace(anchor, quote, place),
    );
    return { outcome: 'lost', candidates };
  }

  /** What became of the sentences that the passage is in, with the borders that make it most like the passage. */
  private carry(anchor: MovableAnchor, quote: readonly Word[]): Judged | null {
    const pair = this.alignment.pairOf(anchor);
    if (pair === null) return null;
    const words = this.lexicon.wordsOf(this.newText, pair.new.start, pair.new.end);
    const carried = carryWidely(this.changes, anchor);
    const { range, likeness } = fitRegion(
      { text: this.oldText, range: anchor, words: quote },
      { ...pair, text: this.newText, range: pair.new, words },
      carried,
    );
    const tidied = tidyRange(this.newText, range);
    if (tidied === null) return null;
    const isIt =
      pair.isWhole &&
      isSuccessor(likeness, pair.isPinned) &&
      this.isInPlace(anchor, quote, pair) &&
      !(likeness.score === 1 && this.alignment.mayBeCopy(anchor, false));
    return { ...tidied, score: likeness.score, isSuccessor: isIt };
  }

  /** False for a few words that stand by chance in a sentence which is not what theirs became. */
  private isInPlace(anchor: MovableAnchor, quote: readonly Word[], pair: SentencePair): boolean {
    const around = this.lexicon.wordsOf(this.oldText, pair.old.start, pair.old.end);
    const standsForItself = weightOf(quote) >= STANDS_FOR_ITSELF * weightOf(around);
    return standsForItself || (this.isAnchored(anchor) && this.holds(pair));
  }

  private compare(quote: readonly Word[], { start, end }: Range): Likeness {
    return compareWords(quote, this.lexicon.wordsOf(this.newText, start, end));
  }

  /** Answers are kept: passages share sentences. */
  private holds(pair: SentencePair): boolean {
    const name = `${pair.old.start}-${pair.old.end}`;
    const known = this.held.get(name);
    if (known !== undefined) return known;
    const holds = this.isPair(pair);
    this.held.set(name, holds);
    return holds;
  }

  private isPair(pair: SentencePair): boolean {
    const old = this.lexicon.wordsOf(this.oldText, pair.old.start, pair.old.end);
    const now = this.lexicon.wordsOf(this.newText, pair.new.start, pair.new.end);
    return isSuccessor(compareWords(old, now), pair.isPinned);
  }

  /** A place found by its words, with the borders of sentences and clauses that the passage has too. */
  private fitPlace(anchor: MovableAnchor, quote: readonly Word[], place: ScoredRange): ScoredRange {
    const region = this.alignment.newHull(place);
    const words = this.lexicon.wordsOf(this.newText, region.start, region.end);
    const { range } = fitRegion(
      { text: this.oldText, range: anchor, words: quote },
      { text: this.newText, range: region, words, isClosed: false, isJoined: false },
      place,
    );
    return { ...(tidyRange(this.newText, range) ?? place), score: place.score };
  }
}

function weightOf(words: readonly Word[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}

type Judged = ScoredRange & { isSuccessor: boolean };

function rangeOf({ start, end, score }: ScoredRange): ScoredRange {
  return { start, end, score };
}

function bestOf(candidates: readonly ScoredRange[]): ScoredRange[] {
  return candidates
    .filter(({ score }) => score >= LEAST_CANDIDATE)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_CANDIDATES);
}

/**
 * What became of each passage of `oldText` in `newText`; `result[i]` belongs to `anchors[i]`. An anchor that does not hold
 * in `oldText` is never `kept`: its quote is looked for as one from elsewhere.
 *
 * `kept`: the diff carries it over unchanged. `changed`: its surroundings survive, and what stands there now is like enough
 * to it, by words and facts. `moved`: found in text that the diff calls new. Else `lost`, with up to three suggestions
 * which may be below what a placement needs.
 */
export function moveAnchors(
  oldText: string,
  newText: string,
  anchors: readonly MovableAnchor[],
  { changes }: MoveOptions = {},
): AnchorMove[] {
  const mover = new Mover(oldText, newText, changes ?? diffTexts(oldText, newText));
  return anchors.map((anchor) => doubt(mover.move(anchor), anchor, newText));
}

/** A placement that is not plausible is lost, and the first suggestion. */
function doubt(move: AnchorMove, { quote }: MovableAnchor, newText: string): AnchorMove {
  if (move.outcome === 'kept' || move.outcome === 'lost') return move;
  const { start, end, score } = move;
  if (isPlausible(move.outcome, quote.exact, newText.slice(start, end))) return move;
  return { outcome: 'lost', candidates: [{ start, end, score }] };
}

/** Anchors from one revision's text to the next one's (DESIGN §4). Zero false anchors comes before recall. */
import { ceilGrapheme, floorGrapheme } from '../text/caret.ts';
import { type Quote, trimRange } from './anchor.ts';
import { carryUnchanged, carryWidely, newStretches, unchangedUnits } from './carry.ts';
import { matchContext } from './context.ts';
import { quoteFinder } from './find-quote.ts';
import { fitRegion } from './fit-region.ts';
import { Lexicon, type Word } from './lexicon.ts';
import { isSuccessor, type Likeness } from './likeness.ts';
import { PassageIndex, type Range } from './passage-search.ts';
import { isPlausible } from './placement-guard.ts';
import { diffTexts, type TextChange } from './text-diff.ts';

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
/** For a passage found in new text: how alike it must be, and how much more than the next best place. */
const MOVED_SCORE = 0.75;
const MOVED_MARGIN = 0.1;
/** What a moved passage must weigh where its context is another: about three rare words. "The government" is everywhere. */
const MOVED_EVIDENCE = 2;
const MOVED_CONTEXT = 0.5;
/** A carried region must be this alike to be preferred to an exact copy in new text. */
const BETTER_THAN_MOVED = 0.85;
/** Suggestions for a lost passage. */
const MOST_CANDIDATES = 3;
const LEAST_CANDIDATE = 0.2;

/** What stands right after or before a passage and makes it another word or number: "legal" in "non-legal", "5" in "5%". */
const GLUE = /[\p{L}\p{N}\p{M}\p{Sc}%‰°\-‐‑–_@&/'’]/u;

class Mover {
  private readonly changes: readonly TextChange[];
  private readonly stretches: Range[];
  private readonly fresh: string;
  private readonly oldText: string;
  private readonly newText: string;
  private lexiconOrNone: Lexicon | null = null;
  private indexOrNone: PassageIndex | null = null;
  private oldIndexOrNone: PassageIndex | null = null;
  private finderOrNone: ReturnType<typeof quoteFinder> | null = null;

  constructor(oldText: string, newText: string, changes: readonly TextChange[]) {
    this.oldText = oldText;
    this.newText = newText;
    this.changes = changes;
    this.stretches = newStretches(changes);
    // A passage never spans two stretches: no quote holds U+FFFF, which is no character.
    this.fresh = this.stretches.map(({ start, end }) => newText.slice(start, end)).join('\uffff');
  }

  move(anchor: MovableAnchor): AnchorMove {
    const { start, end, quote } = anchor;
    if (quote.exact === '' || end <= start || this.oldText.slice(start, end) !== quote.exact)
      return this.moveUnheld(quote);
    const carried = carryUnchanged(this.changes, anchor);
    if (carried !== null && this.isAnchored(anchor) && !this.isGlued(anchor, carried))
      return { outcome: 'kept', ...carried };
    return this.moveTouched(anchor);
  }

  /** Words of both texts are counted once, and only if a passage was touched at all. */
  private get lexicon(): Lexicon {
    if (this.lexiconOrNone !== null) return this.lexiconOrNone;
    const lexicon = new Lexicon();
    lexicon.add([{ text: this.oldText, start: 0, end: this.oldText.length }]);
    lexicon.add(this.stretches.map((stretch) => ({ text: this.newText, ...stretch })));
    this.lexiconOrNone = lexicon;
    return lexicon;
  }

  private get index(): PassageIndex {
    this.indexOrNone ??= new PassageIndex(this.lexicon, this.newText, this.stretches);
    return this.indexOrNone;
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
    const moved = this.findMoved(anchor.quote, quote);
    if (moved.isExact) return { outcome: 'moved', ...moved.best };
    if (changed?.isSuccessor === true) return { outcome: 'changed', ...rangeOf(changed) };
    if (moved.best !== null) return { outcome: 'moved', ...moved.best };
    const candidates = [...(changed === null ? [] : [rangeOf(changed)]), ...moved.candidates];
    return { outcome: 'lost', candidates: bestOf(candidates) };
  }

  /** The region that the diff carries the passage to, with the borders that make it most like the passage. */
  private carry(anchor: MovableAnchor, quote: readonly Word[]): Judged | null {
    const wide = tidyRange(this.newText, carryWidely(this.changes, anchor));
    if (wide === null) return null;
    const words = this.lexicon.wordsOf(this.newText, wide.start, wide.end);
    const { range, likeness } = fitRegion(
      { text: this.oldText, range: anchor, words: quote },
      { text: this.newText, range: wide, words },
    );
    const tidied = tidyRange(this.newText, range);
    if (tidied === null) return null;
    const isWhole = this.newText.slice(tidied.start, tidied.end) === anchor.quote.exact;
    // Unchanged words whose surroundings are all new are there by chance.
    const isChance = isWhole && !this.isAnchored(anchor);
    return { ...tidied, score: likeness.score, isSuccessor: !isChance && isSuccessor(likeness) };
  }

  /** The passage in what the diff calls new, and nowhere else: a copy that was always there is not it. */
  private findMoved(quote: Quote, words: readonly Word[]): Found {
    const exact = this.findExact(quote, words);
    if (exact.length > 0) return found(exact, exact.length === 1);
    if (words.length < 3) return { isExact: false, best: null, candidates: [] };
    const places = this.index.find(words).map(({ likeness, ...place }) => ({ ...place, likeness }));
    const [first, second] = places;
    const candidates = places.flatMap((place) => {
      const range = this.closeSentence(quote, place);
      return range === null ? [] : [{ ...range, score: place.likeness.score }];
    });
    const [best] = candidates;
    if (first === undefined || best === undefined) return { isExact: false, best: null, candidates };
    const margin = first.likeness.score - (second?.likeness.score ?? 0);
    const isIt =
      isMoved(first.likeness) && margin >= MOVED_MARGIN && this.isFrom(first, words, first.likeness.score);
    return { isExact: false, best: isIt ? best : null, candidates };
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
        (other) =>
          (other.start < last && first < other.end) || other.likeness.score < score - MOVED_MARGIN / 2,
      );
  }

  private findExact(quote: Quote, words: readonly Word[]): (ScoredRange & { isClear: boolean })[] {
    const places: (ScoredRange & { isClear: boolean })[] = [];
    const evidence = words.reduce((sum, { weight }) => sum + weight, 0);
    if (!this.fresh.includes(quote.exact)) return places;
    // Where the old text has the passage twice and the new one once, what is left may be the other one.
    const copies = countOf(this.oldText, quote.exact);
    const areAllThere = copies <= countOf(this.newText, quote.exact);
    for (
      let at = this.fresh.indexOf(quote.exact);
      at >= 0 && places.length < 20;
      at = this.fresh.indexOf(quote.exact, at + 1)
    ) {
      const start = this.toNewText(at);
      const end = start + quote.exact.length;
      if (tidy(this.newText, start, end)?.end !== end) continue;
      const { prefix, suffix } = matchContext(this.newText, start, end, quote);
      const hasContext = Math.max(prefix, suffix) >= MOVED_CONTEXT;
      const isClear = copies === 1 ? hasContext || evidence >= MOVED_EVIDENCE : hasContext && areAllThere;
      places.push({ start, end, score: 0.8 + 0.1 * (prefix + suffix), isClear });
    }
    return clearest(places);
  }

  /** Offset in the new text of an offset in the joined new stretches. */
  private toNewText(at: number): number {
    let left = at;
    for (const { start, end } of this.stretches) {
      if (left <= end - start) return start + left;
      left -= end - start + 1;
    }
    return this.newText.length;
  }

  /** A place found word by word, with the full stop that the quote has too. */
  private closeSentence(quote: Quote, { start, end }: Range): Range | null {
    const tail = /[^\p{L}\p{N}\s]+$/u.exec(quote.exact)?.[0] ?? '';
    let last = end;
    for (const sign of tail) if (this.newText.startsWith(sign, last)) last += sign.length;
    return tidy(this.newText, start, last);
  }
}

/** How often `part` occurs, up to 20 times. */
function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < 20; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}

type Judged = ScoredRange & { isSuccessor: boolean };
type Found =
  | { isExact: true; best: ScoredRange; candidates: ScoredRange[] }
  | { isExact: false; best: ScoredRange | null; candidates: ScoredRange[] };

function found(places: readonly (ScoredRange & { isClear: boolean })[], isOnly: boolean): Found {
  const [first] = places;
  const candidates = places.map(rangeOf);
  if (first === undefined || !isOnly || !first.isClear) return { isExact: false, best: null, candidates };
  return { isExact: true, best: rangeOf(first), candidates };
}

/** Only the first where its context tells it from the others, else all. */
function clearest<T extends ScoredRange>(places: readonly T[]): T[] {
  const sorted = places.toSorted((one, other) => other.score - one.score);
  const [first, second] = sorted;
  if (first === undefined || second === undefined) return sorted;
  return first.score - second.score >= MOVED_MARGIN / 2 ? [first] : sorted;
}

function isMoved(likeness: Likeness): boolean {
  return likeness.score >= MOVED_SCORE && likeness.replacedFacts === 0 && likeness.evidence >= MOVED_EVIDENCE;
}

function rangeOf({ start, end, score }: ScoredRange): ScoredRange {
  return { start, end, score };
}

function bestOf(candidates: readonly ScoredRange[]): ScoredRange[] {
  return candidates
    .filter(({ score }) => score >= LEAST_CANDIDATE)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_CANDIDATES);
}

function tidyRange(text: string, { start, end }: Range): Range | null {
  return tidy(text, start, end);
}

/** Without white space around it, and never through a character as readers see it. */
function tidy(text: string, start: number, end: number): Range | null {
  const trimmed = trimRange(text, Math.max(0, start), Math.min(text.length, end));
  if (trimmed === null) return null;
  return { start: floorGrapheme(text, trimmed.start), end: ceilGrapheme(text, trimmed.end) };
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

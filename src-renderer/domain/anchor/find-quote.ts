/**
 * Finds a quote in a text without the text that it came from: annotations from other programs, or anchors whose position
 * does not hold. What it cannot tell from another place it does not place.
 */
import search from 'approx-string-match';
import { CONTEXT_LENGTH, type Quote } from './anchor.ts';
import { matchContext } from './context.ts';
import { foldText } from './fold-text.ts';
import type { Range } from './passage-search.ts';
import { isPlausible } from './placement-guard.ts';
import { isElsewhere, sidesOf, tellsOfSentences } from './quote-context.ts';
import { type ContextEvidence, isInContext, isSameByContext } from './quote-evidence.ts';
import { PlaceFinder, type QuotePlace } from './quote-places.ts';
import { QuoteText } from './quote-text.ts';
import { tidyRange } from './tidy-range.ts';

type ScoredRange = Range & { score: number };

/** Offsets are UTF-16 units, `score` is 0 to 1; candidates are for a person to choose from, at most three, possibly none. */
export type QuoteMatch =
  | { ok: true; start: number; end: number; score: number }
  | { ok: false; candidates: ScoredRange[] };

/** Of places that are found sign by sign, the best must be ahead of the next one by this margin. */
const MARGIN = 0.08;
/** What speaks for such a place: its signs, and its context. */
const LIKENESS_WEIGHT = 0.7;
const CONTEXT_WEIGHT = 0.3;
/** How much the context outside of the quote's sentences must tell: about a side that stands nowhere else. */
const TELLING = 0.95;
const MOST_PLACES = 200;
/** Short quotes have too few words to compare: they are looked for sign by sign, up to one error in six. */
const FEW_WORDS = 3;
const ERROR_SHARE = 6;
const LEAST_CANDIDATE = 0.3;
const MOST_CANDIDATES = 3;

class Finder {
  private readonly searched: QuoteText;
  private readonly places: PlaceFinder;

  constructor(text: string) {
    this.searched = new QuoteText(text);
    this.places = new PlaceFinder(this.searched);
  }

  find(quote: Quote): QuoteMatch {
    if (quote.exact.trim() === '') return { ok: false, candidates: [] };
    let places = this.exact(quote);
    if (places.length === 0) places = this.folded(quote);
    if (places.length > 0) return choose(places, MARGIN);
    const { lexicon } = this.searched;
    if (lexicon.wordsOf(quote.exact, 0, quote.exact.length).length < FEW_WORDS)
      return choose(this.short(quote), MARGIN);
    return choose(this.edited(quote), 0);
  }

  private exact(quote: Quote): QuotePlace[] {
    const { text } = this.searched;
    const exact = quote.exact.trim();
    const places: QuotePlace[] = [];
    for (
      let at = text.indexOf(exact);
      at >= 0 && places.length < MOST_PLACES;
      at = text.indexOf(exact, at + 1)
    )
      places.push(...this.literal(quote, at, at + exact.length));
    return places;
  }

  /** White space, quote marks, dashes, case and diacritics that another program writes in another way. */
  private folded(quote: Quote): QuotePlace[] {
    const { text, offsets } = this.searched.folded;
    const wanted = foldText(quote.exact).text.trim();
    const places: QuotePlace[] = [];
    if (wanted === '') return places;
    for (
      let at = text.indexOf(wanted);
      at >= 0 && places.length < MOST_PLACES;
      at = text.indexOf(wanted, at + 1)
    )
      places.push(
        ...this.literal(quote, offsets[at] ?? 0, endOffset(offsets, at + wanted.length, this.searched.text)),
      );
    return places;
  }

  /** A place where the quote stands word for word. */
  private literal(quote: Quote, start: number, end: number): QuotePlace[] {
    const range = tidyRange(this.searched.text, { start, end });
    if (range === null) return [];
    const evidence = this.evidenceOf(quote, range);
    return [
      {
        ...range,
        score: LIKENESS_WEIGHT + CONTEXT_WEIGHT * evidence.context,
        isSure: isSameByContext(evidence),
      },
    ];
  }

  private short(quote: Quote): QuotePlace[] {
    const { text } = this.searched;
    const exact = quote.exact.trim();
    const errors = Math.floor(exact.length / ERROR_SHARE);
    if (errors === 0) return [];
    return search(text, exact, errors)
      .slice(0, MOST_PLACES)
      .flatMap((match) => {
        const range = tidyRange(text, match);
        if (range === null) return [];
        const evidence = this.evidenceOf(quote, range);
        const score = LIKENESS_WEIGHT * (1 - match.errors / exact.length) + CONTEXT_WEIGHT * evidence.context;
        return [
          { ...range, score, isSure: isInContext(evidence) && this.isPlausible(quote, range, 'moved') },
        ];
      });
  }

  private edited(quote: Quote): QuotePlace[] {
    return this.places.find(quote).flatMap(({ start, end, score, isSure }) => {
      const range = tidyRange(this.searched.text, { start, end });
      return range === null
        ? []
        : [{ ...range, score, isSure: isSure && this.isPlausible(quote, range, 'changed') }];
    });
  }

  private isPlausible({ exact }: Quote, { start, end }: Range, outcome: 'changed' | 'moved'): boolean {
    return isPlausible(outcome, exact, this.searched.text.slice(start, end));
  }

  /** What the text around a place says for it. */
  private evidenceOf(quote: Quote, { start, end }: Range): ContextEvidence {
    if (quote.prefix.trim() === '' && quote.suffix.trim() === '')
      return {
        context: 1,
        prefix: 0,
        suffix: 0,
        hasContext: false,
        isWhole: false,
        isTelling: false,
      };
    const { prefix, suffix } = matchContext(this.searched.text, start, end, quote);
    const { searched } = this;
    const sides = sidesOf(searched, quote);
    const [first, last] = [searched.sentenceAt(start), searched.sentenceAt(end - 1)];
    const isTelling =
      tellsOfSentences(searched, sides, first, last) >= TELLING && !isElsewhere(searched, sides, first, last);
    return {
      context: (prefix + suffix) / 2,
      prefix,
      suffix,
      hasContext: true,
      isWhole: isWhole(searched.text, { start, end }, quote),
      isTelling,
    };
  }
}

/** True where all of the context stands, to the sign; one that was cut by a text's border must be at it again. */
function isWhole(text: string, { start, end }: Range, { prefix, suffix }: Quote): boolean {
  const isFull = (side: string, isAtBorder: boolean): boolean => side.length >= CONTEXT_LENGTH || isAtBorder;
  return (
    text.startsWith(suffix, end) &&
    text.slice(Math.max(0, start - prefix.length), start) === prefix &&
    isFull(prefix, start === prefix.length) &&
    isFull(suffix, end + suffix.length === text.length)
  );
}

function endOffset(offsets: ArrayLike<number>, at: number, text: string): number {
  const last = offsets[at - 1] ?? 0;
  return Math.min(text.length, last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1));
}

/** The best of places, if it is sure and ahead of the next one by `margin`. */
function choose(places: readonly QuotePlace[], margin: number): QuoteMatch {
  const sorted = margin > 0 ? places.toSorted((one, other) => other.score - one.score) : places;
  const [first] = sorted;
  const second = sorted.find(
    (place) => first !== undefined && (place.start >= first.end || place.end <= first.start),
  );
  const isAhead = margin === 0 || second === undefined || (first?.score ?? 0) - second.score >= margin;
  if (first?.isSure === true && isAhead)
    return { ok: true, start: first.start, end: first.end, score: first.score };
  const candidates = sorted
    .filter(({ score }) => score >= LEAST_CANDIDATE)
    .slice(0, MOST_CANDIDATES)
    .map(({ start, end, score }) => ({ start, end, score }));
  return { ok: false, candidates };
}

/** For many quotes of one text: what is prepared for the first serves them all. */
export function quoteFinder(text: string): (quote: Quote) => QuoteMatch {
  const finder = new Finder(text);
  return (quote) => finder.find(quote);
}

/**
 * Where `quote` stands in `text`: exactly, but for signs that programs write in different ways, or edited. Not ok where no
 * place has enough for it, or two have as much.
 */
export function findQuote(text: string, quote: Quote): QuoteMatch {
  return quoteFinder(text)(quote);
}

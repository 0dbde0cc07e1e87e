/**
 * Finds a quote in a text without the text that it came from: annotations from other programs, or anchors whose position
 * does not hold. What it cannot tell from another place it does not place.
 */
import search from 'approx-string-match';
import { ceilGrapheme, floorGrapheme } from '../text/caret.ts';
import { type Quote, trimRange } from './anchor.ts';
import { matchContext } from './context.ts';
import { fitRegion } from './fit-region.ts';
import { type FoldedText, foldText } from './fold-text.ts';
import { Lexicon } from './lexicon.ts';
import type { Likeness } from './likeness.ts';
import { PassageIndex, type Range } from './passage-search.ts';
import { isPlausible } from './placement-guard.ts';
import {
  type ContextEvidence,
  inContext,
  isSameByContext,
  isSameByWords,
  reachesOutside,
  TELLING_SIDE,
} from './quote-evidence.ts';
import { hullOf } from './sentence-alignment.ts';
import { isSentenceEnd, isSentenceStart, splitSentences } from './sentence-edges.ts';

type ScoredRange = Range & { score: number };

/** Offsets are UTF-16 units, `score` is 0 to 1; candidates are for a person to choose from, at most three, possibly none. */
export type QuoteMatch =
  | { ok: true; start: number; end: number; score: number }
  | { ok: false; candidates: ScoredRange[] };

/** `near`: where it is expected, as an offset into the text. */
export type FindQuoteOptions = { near?: number };

/** A place must be ahead of the second best by this margin. */
const MARGIN = 0.08;
/** What speaks for a place: its words, and its context. */
const LIKENESS_WEIGHT = 0.7;
const CONTEXT_WEIGHT = 0.3;
/** Nearness decides only between places that are equal otherwise. */
const NEAR_WEIGHT = 0.1;
const MOST_PLACES = 200;
/** Short quotes have too few words to vote: they are looked for sign by sign, up to one error in six. */
const FEW_WORDS = 3;
const ERROR_SHARE = 6;
const LEAST_CANDIDATE = 0.3;
const MOST_CANDIDATES = 3;

type Place = ScoredRange & { isSure: boolean };
type TextIndex = { lexicon: Lexicon; index: PassageIndex; sentences: readonly Range[] };

class Finder {
  private readonly text: string;
  private foldedOrNone: FoldedText | null = null;
  private indexOrNone: TextIndex | null = null;

  constructor(text: string) {
    this.text = text;
  }

  find(quote: Quote, near: number | undefined): QuoteMatch {
    if (quote.exact.trim() === '') return { ok: false, candidates: [] };
    let places = this.exact(quote, near);
    if (places.length === 0) places = this.folded(quote, near);
    if (places.length === 0) places = this.approximate(quote, near);
    return choose(places);
  }

  private place(
    quote: Quote,
    start: number,
    end: number,
    near: number | undefined,
    like: Likeness | null,
  ): Place[] {
    const trimmed = trimRange(this.text, start, end);
    if (trimmed === null) return [];
    const range = {
      start: floorGrapheme(this.text, trimmed.start),
      end: ceilGrapheme(this.text, trimmed.end),
    };
    const evidence = this.evidenceOf(quote, range);
    const likeness = like?.score ?? 1;
    const closeness =
      near === undefined ? 0 : 1 - Math.min(1, Math.abs(range.start - near) / this.text.length);
    const score = LIKENESS_WEIGHT * likeness + CONTEXT_WEIGHT * evidence.context;
    const isSure =
      like === null
        ? isSameByContext(evidence)
        : isSameByWords(like, evidence) &&
          isPlausible('moved', quote.exact, this.text.slice(range.start, range.end));
    return [
      {
        ...range,
        score: score * (1 - NEAR_WEIGHT) + NEAR_WEIGHT * (near === undefined ? 1 : closeness),
        isSure,
      },
    ];
  }

  /** What the text around a place says for it. */
  private evidenceOf(quote: Quote, { start, end }: Range): ContextEvidence {
    const hasSentences = splitSentences(quote.exact).length > 1;
    if (quote.prefix.trim() === '' && quote.suffix.trim() === '')
      return {
        context: 1,
        prefix: 0,
        suffix: 0,
        hasContext: false,
        hasSentences,
        isOutside: false,
        isTelling: false,
      };
    const { prefix, suffix } = matchContext(this.text, start, end, quote);
    const { text, range } = inContext(quote);
    const isTelling =
      (prefix >= TELLING_SIDE && isSentenceStart(text, range.start) && this.isOnce(quote.prefix)) ||
      (suffix >= TELLING_SIDE && isSentenceEnd(text, range.end) && this.isOnce(quote.suffix));
    return {
      context: (prefix + suffix) / 2,
      prefix,
      suffix,
      hasContext: true,
      hasSentences,
      isOutside: reachesOutside(quote),
      isTelling,
    };
  }

  private isOnce(context: string): boolean {
    const at = this.text.indexOf(context);
    return at < 0 || this.text.indexOf(context, at + 1) < 0;
  }

  private exact(quote: Quote, near: number | undefined): Place[] {
    const places: Place[] = [];
    const exact = quote.exact.trim();
    for (
      let at = this.text.indexOf(exact);
      at >= 0 && places.length < MOST_PLACES;
      at = this.text.indexOf(exact, at + 1)
    )
      places.push(...this.place(quote, at, at + exact.length, near, null));
    return places;
  }

  /** White space, quote marks, dashes, case and diacritics that another program writes in another way. */
  private folded(quote: Quote, near: number | undefined): Place[] {
    this.foldedOrNone ??= foldText(this.text);
    const { text, offsets } = this.foldedOrNone;
    const wanted = foldText(quote.exact).text.trim();
    const places: Place[] = [];
    if (wanted === '') return places;
    for (
      let at = text.indexOf(wanted);
      at >= 0 && places.length < MOST_PLACES;
      at = text.indexOf(wanted, at + 1)
    )
      places.push(
        ...this.place(quote, offsets[at] ?? 0, endOffset(offsets, at + wanted.length, this.text), near, null),
      );
    return places;
  }

  private approximate(quote: Quote, near: number | undefined): Place[] {
    const { lexicon, index, sentences } = this.index;
    const words = lexicon.wordsOf(quote.exact, 0, quote.exact.length);
    if (words.length < FEW_WORDS) return this.approximateShort(quote, near);
    const passage = { ...inContext(quote), words };
    return index.find(words).flatMap((place) => {
      const region = hullOf(sentences, place);
      const { range, likeness } = fitRegion(
        passage,
        {
          text: this.text,
          range: region,
          words: lexicon.wordsOf(this.text, region.start, region.end),
          isClosed: false,
        },
        place,
      );
      return this.place(quote, range.start, range.end, near, likeness);
    });
  }

  private approximateShort(quote: Quote, near: number | undefined): Place[] {
    const exact = quote.exact.trim();
    const errors = Math.floor(exact.length / ERROR_SHARE);
    if (errors === 0) return [];
    return search(this.text, exact, errors)
      .slice(0, MOST_PLACES)
      .flatMap(({ start, end, errors: made }) =>
        this.place(quote, start, end, near, {
          score: 1 - made / exact.length,
          fit: 1 - made / exact.length,
          precision: 1,
          content: 1 - made / exact.length,
          keptFacts: 0,
          lostFacts: 0,
          lostNames: 0,
          lostNumbers: 0,
          newNames: 0,
          otherNames: 0,
          otherNumbers: 0,
          turned: 0,
          evidence: 0,
        }),
      );
  }

  private get index(): TextIndex {
    if (this.indexOrNone !== null) return this.indexOrNone;
    const whole = { start: 0, end: this.text.length };
    const lexicon = new Lexicon();
    lexicon.add([{ text: this.text, ...whole }]);
    this.indexOrNone = {
      lexicon,
      index: new PassageIndex(lexicon, this.text, [whole]),
      sentences: splitSentences(this.text),
    };
    return this.indexOrNone;
  }
}

function endOffset(offsets: ArrayLike<number>, at: number, text: string): number {
  const last = offsets[at - 1] ?? 0;
  return Math.min(text.length, last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1));
}

function choose(places: readonly Place[]): QuoteMatch {
  const sorted = places.toSorted((one, other) => other.score - one.score);
  const [first] = sorted;
  const second = sorted.find(
    (place) => first !== undefined && (place.start >= first.end || place.end <= first.start),
  );
  const candidates = sorted
    .filter(({ score }) => score >= LEAST_CANDIDATE)
    .slice(0, MOST_CANDIDATES)
    .map(({ start, end, score }) => ({ start, end, score }));
  if (first === undefined || !first.isSure) return { ok: false, candidates };
  if (second !== undefined && first.score - second.score < MARGIN) return { ok: false, candidates };
  return { ok: true, start: first.start, end: first.end, score: first.score };
}

/** For many quotes of one text: what is prepared for the first serves them all. */
export function quoteFinder(text: string): (quote: Quote, options?: FindQuoteOptions) => QuoteMatch {
  const finder = new Finder(text);
  return (quote, { near } = {}) => finder.find(quote, near);
}

/**
 * Where `quote` stands in `text`: exactly, but for signs that programs write in different ways, or approximately. Not ok
 * where no place has enough for it, or two have as much.
 */
export function findQuote(text: string, quote: Quote, options: FindQuoteOptions = {}): QuoteMatch {
  return quoteFinder(text)(quote, options);
}

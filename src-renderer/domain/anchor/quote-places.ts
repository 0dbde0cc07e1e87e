/**
 * Where an edited quote may stand now. Each of its sentences is looked for by its words and by its context; the places of
 * several sentences are chained, in order and close together, so that each is context of the other.
 */
import type { Quote } from './anchor.ts';
import { fitRegion } from './fit-region.ts';
import type { Word } from './lexicon.ts';
import { compareWords, type Likeness } from './likeness.ts';
import type { Range } from './passage-search.ts';
import { holdsNeighbour, NO_SIDE, type Sides, sideOf, tellsOfPlace } from './quote-context.ts';
import { inContext } from './quote-evidence.ts';
import type { QuoteText } from './quote-text.ts';
import { isSameStatement } from './same-statement.ts';
import { splitSentences } from './sentence-edges.ts';

/** `score` is 0 to 1; `isSure`: enough speaks for it, and too little for another. */
export type QuotePlace = Range & { score: number; isSure: boolean };

/** A sentence of a quote, or the part of one: its words, and its place in the quote with its context. */
type Piece = Sides & { text: string; range: Range; words: readonly Word[] };
/** `tells`: see quote-context. `value`: how much speaks for it, to compare places of one piece by. */
type Candidate = Range & { sentence: number; like: Likeness; tells: number; value: number };
/** Candidates of a quote's pieces, in order; null for one that is gone from between the others. */
type Chain = { parts: readonly (Candidate | null)[]; value: number };

/** What speaks for a place: being like the quote, its context, and its facts up to some. */
const LIKENESS_VALUE = 8;
const CONTEXT_VALUE = 3.4;
const FACT_VALUE = 0.3;
const MOST_FACTS = 12;
/** Places looked at for one side of the context: where it stands more often, it tells too little. */
const MOST_BY_CONTEXT = 12;
const LEAST_CONTEXT = 12;
/** How far apart the sentences of a quote may stand now. */
const MOST_APART = 3;
/** What a sentence of the quote tells of the next one's place: where it is right beside it, and where one was put between. */
const TELLS_BESIDE = 1;
const TELLS_APART = 0.75;
/** How like its own place it must be for that. */
const LEAST_LIKE = 0.6;
/** Another place has more of the quote's words if it is this much more like it. */
const MORE_WORDS = 0.05;
/** Signs between a range and a name that its border cuts. */
const WITHIN_NAME = 2;
const LIKENESS_SHARE = 0.7;

export class PlaceFinder {
  private readonly searched: QuoteText;

  constructor(searched: QuoteText) {
    this.searched = searched;
  }

  /** Places of the quote, best first. */
  find(quote: Quote): QuotePlace[] {
    const pieces = this.piecesOf(quote);
    const candidates = this.candidatesOf(pieces);
    const chains = chainsOf(candidates);
    return chains.map((chain) => {
      const range = rangeOf(chain);
      const rival = chains.find((other) => other !== chain && isApart(rangeOf(other), range));
      const isSure = this.isSure(chain, chain.value - (rival?.value ?? 0), candidates);
      return { ...range, score: scoreOf(chain), isSure };
    });
  }

  private piecesOf(quote: Quote): Piece[] {
    const { text, range } = inContext(quote);
    const { lexicon } = this.searched;
    const sentences = splitSentences(text).filter(({ start, end }) => end > range.start && start < range.end);
    return sentences.map((sentence, index): Piece => {
      const own = {
        start: Math.max(sentence.start, range.start),
        end: Math.min(sentence.end, range.end),
      };
      const isFirst = index === 0;
      const isLast = index === sentences.length - 1;
      return {
        text,
        range: own,
        words: lexicon.wordsOf(text, own.start, own.end),
        before: isFirst
          ? sideOf(this.searched, text.slice(0, sentence.start), text.slice(sentence.start, own.start))
          : NO_SIDE,
        after: isLast
          ? sideOf(this.searched, text.slice(sentence.end), text.slice(own.end, sentence.end))
          : NO_SIDE,
      };
    });
  }

  /** For each piece, the sentences that may be it, best first. */
  private candidatesOf(pieces: readonly Piece[]): Candidate[][] {
    const found = pieces.map((piece) => this.sentencesLike(piece));
    return pieces.map((piece, index) => {
      const sentences = new Set(found[index]);
      for (let apart = 1; apart <= MOST_APART; apart += 1) {
        for (const sentence of found[index - 1] ?? []) sentences.add(sentence + apart);
        for (const sentence of found[index + 1] ?? []) sentences.add(sentence - apart);
      }
      return [...sentences]
        .flatMap((sentence) => this.judge(piece, sentence) ?? [])
        .sort((one, other) => other.value - one.value);
    });
  }

  private sentencesLike({ words, before, after }: Piece): Set<number> {
    const { searched } = this;
    const sentences = new Set<number>();
    for (const { start, end } of searched.index.find(words))
      for (let at = searched.sentenceAt(start); at <= searched.sentenceAt(end - 1); at += 1)
        sentences.add(at);
    if (before.outer.length >= LEAST_CONTEXT)
      for (const at of searched.findFolded(before.outer, MOST_BY_CONTEXT))
        sentences.add(searched.sentenceAt(at + before.outer.length - 1) + 1);
    if (after.outer.length >= LEAST_CONTEXT)
      for (const at of searched.findFolded(after.outer, MOST_BY_CONTEXT))
        sentences.add(searched.sentenceAt(at) - 1);
    return sentences;
  }

  private judge(piece: Piece, sentence: number): Candidate | null {
    const { text, lexicon, sentences } = this.searched;
    const region = sentences[sentence];
    if (region === undefined) return null;
    const words = lexicon.wordsOf(text, region.start, region.end);
    const isJoined = holdsNeighbour(this.searched, piece, region);
    const { range } = fitRegion(piece, { text, range: region, words, isClosed: !isJoined, isJoined }, region);
    const tells = tellsOfPlace(this.searched, piece, sentence, range);
    if (tells === null) return null;
    const [from, to] = withWholeNames(words, range);
    const like = compareWords(piece.words, words, from, to);
    const value =
      LIKENESS_VALUE * like.score + CONTEXT_VALUE * tells + FACT_VALUE * Math.min(MOST_FACTS, like.keptFacts);
    return { ...range, sentence, like, tells, value };
  }

  private isSure({ parts }: Chain, lead: number, candidates: readonly (readonly Candidate[])[]): boolean {
    return parts.every((part, index) => {
      if (part === null) return true;
      const { like } = part;
      const tells = part.tells + tellsBeside(part, parts[index - 1]) + tellsBeside(part, parts[index + 1]);
      const isLikest = candidates[index]?.every(
        (other) => !isApart(other, part) || other.like.score <= like.score + MORE_WORDS,
      );
      return isSameStatement(like, tells, lead, isLikest === true);
    });
  }
}

/** What another sentence of the quote tells of a place. */
function tellsBeside({ sentence }: Candidate, other: Candidate | null | undefined): number {
  if (other === null || other === undefined || other.like.score < LEAST_LIKE) return 0;
  return Math.abs(other.sentence - sentence) === 1 ? TELLS_BESIDE : TELLS_APART;
}

/** The words in a range, and what is left of a name or figure that its borders cut: "by Bruno" out of "by Bruno Varga". */
function withWholeNames(words: readonly Word[], { start, end }: Range): [from: number, to: number] {
  let from = words.findIndex((word) => word.start >= start);
  if (from < 0) from = words.length;
  let to = words.findIndex((word) => word.start >= end);
  if (to < 0) to = words.length;
  const isFact = (index: number): boolean => words[index]?.fact === 'name' || words[index]?.fact === 'number';
  const gapBefore = (index: number): number =>
    (words[index]?.start ?? Number.POSITIVE_INFINITY) - (words[index - 1]?.end ?? 0);
  while (to < words.length && isFact(to) && gapBefore(to) <= WITHIN_NAME) to += 1;
  while (from > 0 && isFact(from - 1) && gapBefore(from) <= WITHIN_NAME) from -= 1;
  return [from, to];
}

/** The best chain to each candidate of the last piece, best first. */
function chainsOf(candidates: readonly (readonly Candidate[])[]): Chain[] {
  let before: Chain[] = [];
  let beforeThat: Chain[] = [];
  for (const [index, those] of candidates.entries()) {
    const isBetween = index > 0 && index < candidates.length - 1;
    const reached = those.flatMap((candidate): Chain[] => {
      if (index === 0) return [{ parts: [candidate], value: candidate.value }];
      const behind = [...before, ...beforeThat].filter(
        ({ parts }) =>
          candidate.sentence > lastOf(parts).sentence &&
          candidate.sentence <= lastOf(parts).sentence + MOST_APART,
      );
      const best = behind.toSorted((one, other) => other.value - one.value)[0];
      if (best === undefined) return [];
      return [{ parts: [...best.parts, candidate], value: best.value + candidate.value }];
    });
    // A sentence between the others may be gone, but not two.
    beforeThat = isBetween ? before.map(({ parts, value }) => ({ parts: [...parts, null], value })) : [];
    before = reached;
  }
  return before.sort((one, other) => other.value - one.value);
}

const NOWHERE: Pick<Candidate, 'sentence' | 'start' | 'end'> = { sentence: -1, start: 0, end: 0 };

function lastOf(parts: Chain['parts']): Pick<Candidate, 'sentence' | 'start' | 'end'> {
  return parts.findLast((part) => part !== null) ?? NOWHERE;
}

function rangeOf({ parts }: Chain): Range {
  return { start: parts[0]?.start ?? 0, end: lastOf(parts).end };
}

function isApart(one: Range, other: Range): boolean {
  return one.end <= other.start || other.end <= one.start;
}

function scoreOf({ parts }: Chain): number {
  const there = parts.filter((part) => part !== null);
  const likeness = there.reduce((sum, { like }) => sum + like.score, 0) / Math.max(1, parts.length);
  const tells = (there[0]?.tells ?? 0) + (parts.length > 1 ? (there.at(-1)?.tells ?? 0) : 0);
  return LIKENESS_SHARE * likeness + (1 - LIKENESS_SHARE) * Math.min(1, tells / 2);
}

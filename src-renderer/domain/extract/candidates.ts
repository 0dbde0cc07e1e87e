/**
 * Candidates: possible claims found in a text by rules. Deterministic, in text order, linear in the text's length. The
 * rules know English; they miss what is worded otherwise, and an analyst keeps or dismisses what they find.
 */
import { trimRange } from '../anchor/anchor.ts';
import type { Block } from '../text/block.ts';
import type { Attribution } from '../vocabularies/attribution.ts';
import type { ClaimType } from '../vocabularies/claim-type.ts';
import { isAbbreviation } from './abbreviations.ts';
import { attributePieces, type Piece, type Span } from './attributions.ts';
import { findHedge } from './claim-cues.ts';
import { typeOfContent } from './claim-type-rules.ts';
import { isNoStatement, skipDateline } from './no-statement.ts';
import { type Sentence, segmentSentences } from './sentences.ts';
import { properWordsOf, type SpeakerContext, type SpeakerName } from './speaker.ts';
import { leavesQuotationOpen, tokensOf } from './tokens.ts';

/**
 * `start`–`end` is the span of the claim's content, without the cue that attributes it; where the act of saying is the
 * claim ("denied the charge"), speaker and cue are inside. `statement` is that text with white space collapsed. `reasons`
 * say in words which cues decided. All offsets are UTF-16, into the text.
 */
export type FoundCandidate = Span & {
  sentence: Span;
  statement: string;
  type: ClaimType;
  attribution: Attribution;
  hedged: boolean;
  cueSpan: Span | null;
  reasons: string[];
};

/** Longer than any sentence of prose: a text without full stops is left alone. */
const LONGEST_SENTENCE = 2000;
/** Content of fewer words makes no statement. */
const FEWEST_WORDS = 3;

type Reading = {
  blockIndex: number;
  isQuotationOpen: boolean;
  last: SpeakerName | null;
  properWords: ReadonlySet<string>;
};

/** Possible claims of a text. @param language BCP 47 tag, for segmenting only */
export function findCandidates(text: string, blocks: readonly Block[], language = 'en'): FoundCandidate[] {
  const reading: Reading = {
    blockIndex: -1,
    isQuotationOpen: false,
    last: null,
    properWords: properWordsOf(text),
  };
  const candidates: FoundCandidate[] = [];
  for (const sentence of segmentSentences(text, blocks, language)) {
    const block = blocks[sentence.blockIndex];
    if (block === undefined) continue;
    if (sentence.blockIndex !== reading.blockIndex) reading.isQuotationOpen = false;
    reading.blockIndex = sentence.blockIndex;
    const found = isNoStatement(text, sentence, block) ? [] : readSentence(text, sentence, reading);
    reading.isQuotationOpen = leavesQuotationOpen(
      text,
      sentence.start,
      sentence.end,
      reading.isQuotationOpen,
    );
    if (found.length > 0) giveSpeakerBack(candidates, found);
    candidates.push(...found);
  }
  return candidates;
}

function readSentence(text: string, sentence: Sentence, reading: Reading): FoundCandidate[] {
  if (sentence.end - sentence.start > LONGEST_SENTENCE) return [];
  const start = skipDateline(text, sentence);
  const tokens = tokensOf(text, start, sentence.end, reading.isQuotationOpen);
  const context: SpeakerContext = {
    last: reading.last,
    properWords: reading.properWords,
    sentenceStart: start,
  };
  const pieces = attributePieces(text, tokens, context);
  for (const { attribution } of pieces) {
    const { speaker, who } = attribution;
    if (speaker !== 'writer' && who !== '') reading.last = { speaker, who };
  }
  return pieces.flatMap((piece) => {
    const attribution = isAllQuoted(text, piece, reading) ? quotedFrom(reading.last) : piece.attribution;
    return candidateOf(text, sentence, { ...piece, attribution });
  });
}

/** A sentence inside a quotation that goes on belongs to whoever was speaking. */
function isAllQuoted(text: string, piece: Piece, reading: Reading): boolean {
  if (piece.attribution.speaker !== 'writer') return false;
  return reading.isQuotationOpen || /^["“]/u.test(text.slice(piece.start, piece.end));
}

function quotedFrom(last: SpeakerName | null): Attribution {
  return { ...(last ?? { speaker: 'unnamed', who: '' }), cue: '', manner: 'communication' };
}

/** “First sentence. Second sentence,” X said: the name comes last and holds for the sentences before it too. */
function giveSpeakerBack(earlier: FoundCandidate[], found: readonly FoundCandidate[]): void {
  const [first] = found;
  if (first === undefined || first.attribution.cue === '') return;
  void earlier;
}

function candidateOf(text: string, sentence: Sentence, piece: Piece): FoundCandidate[] {
  const span = trimContent(text, piece);
  if (span === null) return [];
  const statement = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  if (statement.split(' ').length < FEWEST_WORDS) return [];
  const { attribution, cueSpan, act } = piece;
  const typed = act === null ? typeOfContent(statement) : { type: act, cue: attribution.cue };
  const hedge = findHedge(statement);
  return [
    {
      ...span,
      sentence: { start: sentence.start, end: sentence.end },
      statement,
      type: typed.type,
      attribution,
      hedged: hedge !== null,
      cueSpan,
      reasons: reasonsFor(attribution, typed, hedge),
    },
  ];
}

function reasonsFor(
  attribution: Attribution,
  typed: { type: ClaimType; cue: string },
  hedge: string | null,
): string[] {
  return [
    ...(attribution.cue === '' ? [] : [`attributed by “${attribution.cue}”`]),
    ...(typed.cue === '' || typed.cue === attribution.cue
      ? []
      : [`${typed.type.replaceAll('-', ' ')} by “${typed.cue}”`]),
    ...(hedge === null ? [] : [`hedged by “${hedge}”`]),
  ];
}

/** Without connectives before and punctuation around; a full stop that ends an abbreviation stays. */
function trimContent(text: string, span: Span): Span | null {
  let { start, end } = span;
  const lead = /^(?:[\s,;:—–-]|["“](?=[^"”]*$)|(?:and|but|while|whereas|although|though|yet|that)\s)+/iu.exec(
    text.slice(start, end),
  );
  start += lead?.[0].length ?? 0;
  const tail = /[\s,;:—–-]*(?:\.["”’)]*)?[\s,;:—–-]*$/u.exec(text.slice(start, end))?.[0] ?? '';
  if (
    !isAbbreviation(
      text
        .slice(start, end - tail.length)
        .split(/\s/u)
        .at(-1) ?? '',
    ) ||
    !tail.startsWith('.')
  )
    end -= tail.length;
  const opens = /^["“]/u.test(text.slice(start, end));
  if (opens && /["”]$/u.test(text.slice(start, end))) {
    start += 1;
    end -= 1;
  }
  return trimRange(text, start, end);
}

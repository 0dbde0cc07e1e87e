/**
 * Candidates: possible claims found in a text by rules. Deterministic, in text order, linear in the text's length. The
 * rules know English; they miss what is worded otherwise, and an analyst keeps or dismisses what they find.
 */
import { trimRange } from '../anchor/anchor.ts';
import type { Block } from '../text/block.ts';
import type { Attribution } from '../vocabularies/attribution.ts';
import type { ClaimType } from '../vocabularies/claim-type.ts';
import { isAbbreviation } from './abbreviations.ts';
import { attributePieces } from './attributions.ts';
import { findHedge } from './claim-cues.ts';
import { typeOfContent } from './claim-type-rules.ts';
import { isNoStatement, skipDateline } from './no-statement.ts';
import type { Piece, Span } from './piece.ts';
import { type Sentence, segmentSentences } from './sentences.ts';
import { properWordsOf, type SpeakerContext, type SpeakerName } from './speaker.ts';
import { findTopic } from './subject.ts';
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

/** What reading so far has left: the open quotation, its unattributed candidates, and who spoke last. */
type Reading = {
  blockIndex: number;
  isQuotationOpen: boolean;
  openQuotation: FoundCandidate[];
  last: SpeakerName | null;
  properWords: ReadonlySet<string>;
};

/**
 * Possible claims of a text.
 * @param language BCP 47 tag, used to segment sentences; the rules themselves know only English
 */
export function findCandidates(text: string, blocks: readonly Block[], language = 'en'): FoundCandidate[] {
  const reading: Reading = {
    blockIndex: -1,
    isQuotationOpen: false,
    openQuotation: [],
    last: null,
    properWords: properWordsOf(text),
  };
  const candidates: FoundCandidate[] = [];
  for (const sentence of segmentSentences(text, blocks, language)) {
    const block = blocks[sentence.blockIndex];
    if (block === undefined) continue;
    if (sentence.blockIndex !== reading.blockIndex) closeQuotation(reading);
    reading.blockIndex = sentence.blockIndex;
    if (!isNoStatement(text, sentence, block)) candidates.push(...readSentence(text, sentence, reading));
    const { start, end } = sentence;
    reading.isQuotationOpen = leavesQuotationOpen(text, start, end, reading.isQuotationOpen);
    if (!reading.isQuotationOpen) closeQuotation(reading);
  }
  return candidates;
}

function closeQuotation(reading: Reading): void {
  reading.isQuotationOpen = false;
  reading.openQuotation = [];
}

function readSentence(text: string, sentence: Sentence, reading: Reading): FoundCandidate[] {
  if (sentence.end - sentence.start > LONGEST_SENTENCE) return [];
  const start = skipDateline(text, sentence);
  const tokens = tokensOf(text, start, sentence.end, reading.isQuotationOpen);
  const { last, properWords } = reading;
  const context: SpeakerContext = { last, topic: null, properWords, sentenceStart: start };
  context.topic = findTopic(text, tokens, context);
  const pieces = attributePieces(text, tokens, context);
  const speaker = pieces.map(speakerOf).findLast((name) => name !== null) ?? null;
  if (reading.isQuotationOpen && speaker !== null && pieces[0]?.isQuotation === true)
    giveBack(reading, pieces[0]);
  reading.last = speaker ?? context.topic ?? last;
  return pieces.flatMap((piece) => {
    if (!isInsideQuotation(text, piece, reading)) return candidateOf(text, sentence, piece);
    const found = candidateOf(text, sentence, { ...piece, attribution: quotedFrom(last) });
    reading.openQuotation.push(...found);
    return found;
  });
}

function speakerOf({ attribution: { speaker, who } }: Piece): SpeakerName | null {
  return speaker === 'writer' || who === '' ? null : { speaker, who };
}

/** “First sentence. Second sentence,” X said: the name comes last and holds for the sentences before it too. */
function giveBack(reading: Reading, { attribution }: Piece): void {
  for (const candidate of reading.openQuotation) candidate.attribution = { ...attribution, cue: '' };
}

/** A sentence inside a quotation that names no speaker belongs to whoever is speaking. */
function isInsideQuotation(text: string, piece: Piece, reading: Reading): boolean {
  if (piece.attribution.speaker !== 'writer') return false;
  return reading.isQuotationOpen || /^["“][^"”]*["”]?[.,]?$/u.test(text.slice(piece.start, piece.end));
}

function quotedFrom(last: SpeakerName | null): Attribution {
  return { ...(last ?? { speaker: 'unnamed', who: '' }), cue: '', manner: 'communication' };
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

const TAIL = /[\s,;:—–-]*(?:\.["”’)]*)?[\s,;:—–-]*$/u;
const LEAD = /^(?:[\s,;:—–-]|["“](?=[^"”]*$)|(?:and|but|while|whereas|although|though|yet)\s)+/iu;

/** Without connectives before and punctuation around; a full stop that ends an abbreviation stays. */
function trimContent(text: string, span: Span): Span | null {
  let { start, end } = span;
  const tail = TAIL.exec(text.slice(start, end))?.[0] ?? '';
  const lastWord =
    text
      .slice(start, end - tail.length)
      .split(/\s/u)
      .at(-1) ?? '';
  if (!(tail.startsWith('.') && isAbbreviation(lastWord))) end -= tail.length;
  start += LEAD.exec(text.slice(start, end))?.[0].length ?? 0;
  if (/^["“][^"“”]*["”]$/u.test(text.slice(start, end))) {
    start += 1;
    end -= 1;
  }
  return trimRange(text, start, end);
}

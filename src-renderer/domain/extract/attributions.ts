/** Parts a sentence into pieces, each with whoever says it. */
import type { Attribution } from '../vocabularies/attribution.ts';
import type { ClaimType } from '../vocabularies/claim-type.ts';
import { attributionVerb, canPrecedeSubject, type VerbForm } from './attribution-verbs.ts';
import { type Frame, frameOf } from './frame.ts';
import { impersonalAttribution } from './impersonal.ts';
import { nameSpeaker, type SpeakerContext, type SpeakerName } from './speaker.ts';
import { FINITE, UNNAMED_PEOPLE } from './speaker-words.ts';
import { findSubject } from './subject.ts';
import { isCapitalised, isQuotationMark, type Token } from './tokens.ts';

export type Span = { start: number; end: number };

/**
 * A stretch of content, by UTF-16 offsets into the text and not yet trimmed, with whoever says it. `act` is the type where
 * the act of saying is itself the news, and `start`–`end` then holds speaker and verb.
 */
export type Piece = Span & {
  attribution: Attribution;
  cueSpan: Span | null;
  act: ClaimType | null;
  isQuotation: boolean;
};

const WRITER: Attribution = { speaker: 'writer', who: '', cue: '', manner: null };

/** Token indexes: content is `[from, to)`; `clauseFrom` is where the clause with its subject begins. */
type Found = {
  name: SpeakerName;
  verb: VerbForm | null;
  cueFrom: number;
  cueTo: number;
  clauseFrom: number;
  from: number;
  to: number;
  act: ClaimType | null;
  isQuotation: boolean;
  before: boolean;
};

/** The pieces of one sentence, in text order; at least one. */
export function attributePieces(text: string, tokens: readonly Token[], context: SpeakerContext): Piece[] {
  const found = findAttributions(text, tokens, context);
  const [first] = found;
  if (first === undefined) {
    return [impersonalAttribution(text, tokens) ?? pieceOf(tokens, 0, tokens.length, WRITER)].filter(
      (piece) => piece !== null,
    );
  }
  const pieces = found.map((each) => {
    const cue = tokens.slice(each.cueFrom, each.cueTo);
    const cueSpan = { start: cue[0]?.start ?? 0, end: cue.at(-1)?.end ?? 0 };
    const attribution: Attribution = {
      ...each.name,
      cue: text.slice(cueSpan.start, cueSpan.end).replace(/\s+/gu, ' '),
      manner: each.verb?.manner ?? 'communication',
    };
    const piece = pieceOf(tokens, each.from, each.to, attribution);
    return piece === null ? null : { ...piece, cueSpan, act: each.act, isQuotation: each.isQuotation };
  });
  const start = Math.min(first.clauseFrom, first.from);
  const lead = isContrast(tokens, start - 1) ? pieceOf(tokens, 0, start - 1, WRITER) : null;
  return [lead, ...pieces].filter((piece) => piece !== null);
}

function pieceOf(tokens: readonly Token[], from: number, to: number, attribution: Attribution): Piece | null {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined || to <= from) return null;
  return { start: first.start, end: last.end, attribution, cueSpan: null, act: null, isQuotation: false };
}

/** Attributions that stand side by side; one inside another's content is left to the outer one. */
function findAttributions(text: string, tokens: readonly Token[], context: SpeakerContext): Found[] {
  const found: Found[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const previous = found.at(-1);
    const next = attributionAt(text, tokens, index, context, previous?.name ?? null);
    if (next === null) continue;
    if (previous === undefined) {
      found.push(next);
      continue;
    }
    const joint = Math.min(next.clauseFrom, next.from);
    if (next.before || joint <= previous.cueTo - 1 || !standsBeside(tokens, joint)) continue;
    previous.to = Math.min(
      previous.to,
      tokens[joint - 1]?.lower === ',' || isContrast(tokens, joint - 1) ? joint - 1 : joint,
    );
    found.push(next);
  }
  return found;
}

/** Whether a clause that begins at `index` is a sentence part of its own, not part of what somebody says. */
function standsBeside(tokens: readonly Token[], index: number): boolean {
  return (
    isContrast(tokens, index - 1) ||
    /^(?:and|but|or)$/u.test(tokens[index]?.lower ?? '') ||
    tokens[index - 1]?.text === ','
  );
}

/** "while", "but", "; ", ", and" and the like between two clauses. */
function isContrast(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (/^(?:while|whereas|although|though|but|yet|;)$/u.test(token.lower)) return index > 0;
  return token.lower === 'and' && tokens[index - 1]?.text === ',';
}

function attributionAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  context: SpeakerContext,
  previous: SpeakerName | null,
): Found | null {
  const token = tokens[index];
  if (token === undefined || token.isQuoted || !token.isWord) return null;
  const next = tokens[index + 1]?.lower ?? '';
  if (token.lower === 'according' && next === 'to') return accordingTo(text, tokens, index, context);
  const verb = attributionVerb(token.lower, next);
  if (verb === null || isNoun(tokens, index, verb) || isPassive(tokens, index, verb)) return null;
  const found = verbAttribution(text, tokens, index, verb, context, previous);
  // ", said Oda Brandt": without a subject before it, the verb may have it behind.
  return found !== null && !found.before ? found : (inverted(text, tokens, index, verb, context) ?? found);
}

/** "its report", "the claims", "Pakistan's demands": after a determiner or genitive these are nouns. */
function isNoun(tokens: readonly Token[], index: number, verb: VerbForm): boolean {
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (isCapitalised(tokens[index]) && index > 0) return true;
  if (
    before !== undefined &&
    /^(?:the|a|an|its|their|his|her|our|my|your|this|these|those|no|any|each|every|of|for|with|to|new|more|such)$/u.test(
      before.lower,
    )
  )
    return true;
  if (before !== undefined && /['’]s?$/u.test(before.text) && verb.form !== 'past') return true;
  if (verb.lemma === 'state' && next?.lower !== 'that') return verb.form === 'base' || verb.form === 's';
  if (!verb.isNounToo || next === undefined) return false;
  return (
    !/^(?:that|as|for|against|to|on|the|a|an|its|their|his|her|it|them|this|these|all|every|more|fewer|he|she|they|no|at)$/u.test(
      next.lower,
    ) && next.isWord
  );
}

function isPassive(tokens: readonly Token[], index: number, verb: VerbForm): boolean {
  if (verb.form !== 'past') return false;
  if (tokens[index + 1]?.lower === 'by') return true;
  let before = index - 1;
  while (/.ly$/u.test(tokens[before]?.lower ?? '')) before -= 1;
  return /^(?:is|are|was|were|be|been|being|get|got)$/u.test(tokens[before]?.lower ?? '');
}

function verbAttribution(
  text: string,
  tokens: readonly Token[],
  index: number,
  verb: VerbForm,
  context: SpeakerContext,
  previous: SpeakerName | null,
): Found | null {
  const { last, frame } = sharedFrame(tokens, verb.lemma.includes(' ') ? index + 1 : index, verb);
  const isParticiple = verb.form === 'ing' && tokens[index - 1]?.text === ',';
  if (
    frame === null ||
    (verb.form === 'ing' && !isParticiple && !/^(?:is|are|was|were)$/u.test(tokens[index - 1]?.lower ?? ''))
  )
    return null;
  const subject = findSubject(
    { text, tokens, context, previous },
    index,
    verb.needsPerson || frame.kind === 'act',
    isParticiple,
  );
  if (subject === null || isSubordinate(tokens, subject.from - 1)) return null;
  const found = {
    name: subject.name,
    verb,
    cueFrom: cueStart(tokens, index),
    cueTo: last + 1,
    clauseFrom: subject.from,
    isQuotation: false,
    act: null,
    before: false,
  };
  switch (frame.kind) {
    case 'quotation':
      return { ...found, from: frame.from, to: quotationEnd(tokens, frame.from), isQuotation: true };
    case 'clause':
      return { ...found, from: frame.from, to: tokens.length };
    case 'act':
      return {
        ...found,
        from: subject.isInherited ? index : subject.from,
        to: tokens.length,
        act: frame.type,
      };
    default:
      return contentBefore(tokens, found, subject.from, last);
  }
}

/** "acknowledged and backed the right": two verbs that share their object are one cue, and the second has the frame. */
function sharedFrame(tokens: readonly Token[], last: number, verb: VerbForm): { last: number; frame: Frame } {
  const second = tokens[last + 2];
  const joined = tokens[last + 1]?.lower === 'and' && second !== undefined;
  const other = joined ? attributionVerb(second.lower, tokens[last + 3]?.lower ?? '') : null;
  if (other === null || other.form !== verb.form) return { last, frame: frameOf(tokens, last, verb) };
  const end = other.lemma.includes(' ') ? last + 3 : last + 2;
  return { last: end, frame: frameOf(tokens, end, other) };
}

/** "…, officials said on Monday." and "The talks, officials said, will resume." */
function contentBefore(
  tokens: readonly Token[],
  found: Omit<Found, 'from' | 'to'>,
  subjectFrom: number,
  verbAt: number,
): Found | null {
  const mark = tokens[subjectFrom - 1];
  if (mark === undefined || !(mark.text === ',' || isQuotationMark(mark))) return null;
  const quotation = quotationBefore(tokens, subjectFrom - 1);
  if (quotation !== null) return { ...found, ...quotation, isQuotation: true, before: true };
  if (subjectFrom - 1 < 2) return null;
  const isParenthesis =
    tokens[verbAt + 1]?.text === ',' &&
    tokens.slice(verbAt + 2).some((token) => FINITE.has(token.lower)) &&
    !/ing$/u.test(tokens[verbAt + 2]?.lower ?? '');
  if (isParenthesis) return { ...found, from: 0, to: tokens.length, before: true };
  return subjectFrom - 1 < 4 ? null : { ...found, from: 0, to: subjectFrom - 1, before: true };
}

/** "…,” said Oda Brandt": the subject follows. */
function inverted(
  text: string,
  tokens: readonly Token[],
  index: number,
  verb: VerbForm,
  context: SpeakerContext,
): Found | null {
  const mark = tokens[index - 1];
  const next = tokens[index + 1];
  if (
    mark === undefined ||
    next === undefined ||
    !canPrecedeSubject(verb) ||
    !(mark.text === ',' || isQuotationMark(mark))
  )
    return null;
  const startsPhrase =
    isCapitalised(next) ||
    /^(?:the|a|an|one|its|his|her|their)$/u.test(next.lower) ||
    UNNAMED_PEOPLE.has(next.lower);
  if (!startsPhrase || next.isQuoted) return null;
  let end = index + 1;
  while (
    end < tokens.length &&
    !/^(?:[,;.:—–“"]|on|in|during|after|when|as|while|before|who|which|adding|speaking|referring|last|this|yesterday)$/u.test(
      tokens[end]?.lower ?? '',
    )
  )
    end += 1;
  const phrase = tokens.slice(index + 1, end);
  if (phrase.some((token) => FINITE.has(token.lower))) return null;
  const name = nameSpeaker(text, phrase, context, false);
  const quotation = quotationBefore(tokens, index - 1);
  if (name === null || (quotation === null && index - 1 < 4)) return null;
  return {
    name,
    verb,
    cueFrom: index,
    cueTo: index + 1,
    clauseFrom: index,
    act: null,
    before: true,
    isQuotation: quotation !== null,
    ...(quotation ?? { from: 0, to: index - 1 }),
  };
}

function accordingTo(
  text: string,
  tokens: readonly Token[],
  index: number,
  context: SpeakerContext,
): Found | null {
  let end = index + 2;
  while (
    end < tokens.length &&
    !/^[,;.:—–"“]$/u.test(tokens[end]?.text ?? '') &&
    !FINITE.has(tokens[end]?.lower ?? '')
  )
    end += 1;
  const name = nameSpeaker(text, tokens.slice(index + 2, end), context, true);
  if (name === null) return null;
  const found = { name, verb: null, cueFrom: index, cueTo: index + 2, act: null, isQuotation: false };
  if (index <= 1) {
    return tokens[end]?.text === ','
      ? { ...found, clauseFrom: index, from: end + 1, to: tokens.length, before: false }
      : null;
  }
  const from = clauseStart(tokens, index);
  return {
    ...found,
    clauseFrom: from,
    from,
    to: tokens[index - 1]?.text === ',' ? index - 1 : index,
    before: true,
  };
}

/** Start of the coordinate clause that `index` stands in. */
function clauseStart(tokens: readonly Token[], index: number): number {
  for (let i = index - 1; i > 0; i -= 1) if (isContrast(tokens, i) && index - i > 5) return i + 1;
  return 0;
}

/** "after officials said", "because critics claim": in a subordinate clause the saying is not what the sentence is about. */
function isSubordinate(tokens: readonly Token[], index: number): boolean {
  return /^(?:after|before|when|since|because|if|until|as|once|unless|than|where|that)$/u.test(
    tokens[index]?.lower ?? '',
  );
}

/** Auxiliaries belong to the cue ("has denied"), so that it can be read on its own. */
function cueStart(tokens: readonly Token[], index: number): number {
  for (let i = index - 1; i >= Math.max(0, index - 4); i -= 1) {
    if (/^(?:has|have|had)$/u.test(tokens[i]?.lower ?? '')) return i;
    if (!/.ly$|^(?:also|long|since|already|now|again)$/u.test(tokens[i]?.lower ?? '')) break;
  }
  return index;
}

function quotationEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (end < tokens.length && tokens[end]?.isQuoted === true) end += 1;
  return end;
}

/** The quotation that closes right before `index` (a comma or the mark itself). */
function quotationBefore(tokens: readonly Token[], index: number): { from: number; to: number } | null {
  const closing = isQuotationMark(tokens[index]) ? index : index - 1;
  if (!isQuotationMark(tokens[closing])) return null;
  let from = closing;
  while (from > 0 && tokens[from - 1]?.isQuoted === true) from -= 1;
  return closing - from >= 3 ? { from, to: closing } : null;
}

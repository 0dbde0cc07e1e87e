/** The attribution that one verb makes: who, by which words, of which content. */
import type { ClaimType } from '../vocabularies/claim-type.ts';
import { attributionVerb, canPrecedeSubject, type VerbForm } from './attribution-verbs.ts';
import { clauseStart, isSubordinate } from './clause.ts';
import { type Frame, frameOf } from './frame.ts';
import { quotationBefore, quotationEnd } from './quotation.ts';
import { nameSpeaker, type SpeakerContext, type SpeakerName } from './speaker.ts';
import { FINITE, UNNAMED_PEOPLE } from './speaker-words.ts';
import { findSubject } from './subject.ts';
import { isCapitalised, isQuotationMark, type Token } from './tokens.ts';
import { cueStart, isNoun, isPassive } from './verb-use.ts';

/** Token indexes: content is `[from, to)`; `clauseFrom` is where the clause with its subject begins. */
export type FoundAttribution = {
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

/** The attribution made by the word at `index`, or null. `previous` is the speaker of the one before it in the sentence. */
export function attributionAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  context: SpeakerContext,
  previous: SpeakerName | null,
): FoundAttribution | null {
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

function verbAttribution(
  text: string,
  tokens: readonly Token[],
  index: number,
  verb: VerbForm,
  context: SpeakerContext,
  previous: SpeakerName | null,
): FoundAttribution | null {
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
  found: Omit<FoundAttribution, 'from' | 'to'>,
  subjectFrom: number,
  verbAt: number,
): FoundAttribution | null {
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

/** Ends a subject that follows its verb. */
const AFTER_SUBJECT =
  /^(?:[,;.:—–“"]|on|in|during|after|when|as|while|before|who|which|adding|speaking|referring|last|this|yesterday)$/u;

/** "…,” said Oda Brandt": the subject follows. */
function inverted(
  text: string,
  tokens: readonly Token[],
  index: number,
  verb: VerbForm,
  context: SpeakerContext,
): FoundAttribution | null {
  const mark = tokens[index - 1];
  const next = tokens[index + 1];
  if (
    mark === undefined ||
    next === undefined ||
    !canPrecedeSubject(verb) ||
    !(mark.text === ',' || isQuotationMark(mark))
  )
    return null;
  let end = index + 1;
  while (end < tokens.length && !AFTER_SUBJECT.test(tokens[end]?.lower ?? '')) end += 1;
  const phrase = tokens.slice(index + 1, end);
  const startsPhrase =
    phrase.slice(0, 4).some(isCapitalised) ||
    /^(?:the|a|an|one|its|his|her|their)$/u.test(next.lower) ||
    UNNAMED_PEOPLE.has(next.lower);
  if (!startsPhrase || next.isQuoted || phrase.some((token) => FINITE.has(token.lower))) return null;
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
): FoundAttribution | null {
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

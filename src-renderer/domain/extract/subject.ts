/** Finds the subject of a verb without a parser: to the left, past auxiliaries, up to where a clause must begin. */

import { attributionVerb } from './attribution-verbs.ts';
import { nameSpeaker, type SpeakerContext, type SpeakerName } from './speaker.ts';
import {
  AUXILIARIES,
  BOUNDARIES,
  FINITE,
  MODALS,
  NEGATIONS,
  OPENERS,
  ORGANISATIONS,
  UNNAMED_PEOPLE,
} from './speaker-words.ts';
import { isCapitalised, isQuotationMark, type Token } from './tokens.ts';

/** `from` is the index of the subject's first token, or of the "and" before a verb that shares its subject. */
export type Subject = { name: SpeakerName; from: number; isInherited: boolean };

export type SubjectSearch = {
  text: string;
  tokens: readonly Token[];
  context: SpeakerContext;
  /** The subject of the attribution before this one in the sentence, for "… and said". */
  previous: SpeakerName | null;
};

/**
 * The subject of the verb at `verbIndex`, if it can be a source. Null for negated, hypothetical and infinitive verbs
 * too: what was not said is no attribution.
 */
export function findSubject(
  search: SubjectSearch,
  verbIndex: number,
  isPersonOnly: boolean,
  isParticiple: boolean,
): Subject | null {
  const { tokens } = search;
  const end = skipAuxiliaries(tokens, verbIndex - 1);
  if (end === null) return null;
  const before = tokens[end];
  if (before === undefined) return null;
  if (isParticiple || /^(?:and|or|but)$/u.test(before.lower)) return inherit(search, end, isParticiple);
  if (before.lower === 'who' || before.lower === 'which') return ofRelative(search, end, isPersonOnly);
  if (before.text === ',') return ofParenthetical(search, end, isPersonOnly);
  return ofPhrase(search, end, isPersonOnly);
}

/** Whom a sentence begins with, if that is somebody by name: what "it" or "past statements" mean later on. */
export function findTopic(
  text: string,
  tokens: readonly Token[],
  context: SpeakerContext,
): SpeakerName | null {
  const end = tokens.findIndex((token) => FINITE.has(token.lower) || token.text === ',' || token.isQuoted);
  if (end < 1) return null;
  const phrase = ofPhrase({ text, tokens, context, previous: null }, end - 1, true);
  return phrase?.name.speaker === 'named' ? phrase.name : null;
}

/** Index of the last token of what stands before the auxiliaries; null where they make it no assertion. */
function skipAuxiliaries(tokens: readonly Token[], from: number): number | null {
  let index = from;
  for (; index >= 0; index -= 1) {
    const word = tokens[index]?.lower ?? '';
    if (MODALS.has(word) || NEGATIONS.has(word) || word === 'to') return null;
    if (!AUXILIARIES.has(word) && !/.ly$/u.test(word)) return index;
    if (UNNAMED_PEOPLE.has(word) && !/^(?:is|are|was|were)$/u.test(tokens[index + 1]?.lower ?? ''))
      return index;
  }
  return null;
}

function inherit({ tokens, previous }: SubjectSearch, end: number, isParticiple: boolean): Subject | null {
  if (previous === null) return null;
  const from = isParticiple ? end + 1 : end;
  return tokens[end] === undefined ? null : { name: previous, from, isInherited: true };
}

/** "officials who said …": the phrase before the pronoun. */
function ofRelative(search: SubjectSearch, pronoun: number, isPersonOnly: boolean): Subject | null {
  const last = search.tokens[pronoun - 1]?.text === ',' ? pronoun - 2 : pronoun - 1;
  return last < 0 ? null : ofPhrase(search, last, isPersonOnly);
}

/** "A senior official, who asked not to be named, said": the phrase before the commas, or a name between them. */
function ofParenthetical(search: SubjectSearch, closing: number, isPersonOnly: boolean): Subject | null {
  const { tokens, text, context } = search;
  let opening = closing - 1;
  while (opening >= 0 && tokens[opening]?.text !== ',') opening -= 1;
  if (opening < 1) return null;
  const between = tokens.slice(opening + 1, closing);
  const subject = ofPhrase(search, opening - 1, isPersonOnly);
  if (subject === null) return null;
  const isName =
    between.length <= 4 &&
    between.every((token) => isCapitalised(token) || /^(?:al|bin|de|van|von)$/u.test(token.lower));
  const isAside =
    isName ||
    (between.length <= 3 && /^(?:by|in|for|however|meanwhile|too|though)$/u.test(between[0]?.lower ?? '')) ||
    /^(?:who|whose|which|where|among|including|a|an|the|its|his|her|one|now|then|speaking|citing|also|himself|herself)$/u.test(
      between[0]?.lower ?? '',
    );
  if (!isAside) return null;
  const name =
    isName && !isCapitalised(tokens[opening - 1]) ? nameSpeaker(text, between, context, false) : null;
  return name === null ? subject : { ...subject, name };
}

/** The noun phrase that ends at `last`. */
function ofPhrase(search: SubjectSearch, last: number, isPersonOnly: boolean): Subject | null {
  const { tokens, text, context } = search;
  let from = last;
  while (from > 0 && !startsAfter(tokens, from - 1, last)) from -= 1;
  while (from < last && isOpener(tokens, from)) from += 1;
  from = skipTimePhrase(tokens, from, last);
  const end = dropTimePhrase(tokens, from, last);
  const first = tokens[from];
  if (first === undefined || !first.isWord) return null;
  if (
    /^(?:on|in|at|by|for|after|before|during|since|under|with|from|to|of|about|despite)$/u.test(first.lower)
  )
    return null;
  const name = nameSpeaker(text, tokens.slice(from, end + 1), context, isPersonOnly);
  return name === null ? null : { name, from, isInherited: false };
}

/** True when a noun phrase that ends at `last` cannot reach over the token at `index`. */
function startsAfter(tokens: readonly Token[], index: number, last: number): boolean {
  const token = tokens[index];
  if (token === undefined || isQuotationMark(token) || token.isQuoted) return true;
  if (!token.isWord) return !/^[()&%$€£'’-]$/u.test(token.text);
  if (BOUNDARIES.has(token.lower) || FINITE.has(token.lower)) return true;
  if (/^(?:and|or)$/u.test(token.lower)) return !joinsNames(tokens, index);
  const verb = attributionVerb(token.lower, tokens[index + 1]?.lower ?? '');
  return (
    verb !== null &&
    index < last &&
    !verb.isNounToo &&
    verb.form !== 'ing' &&
    tokens[index + 1]?.lower !== 'by' &&
    !isCapitalised(token)
  );
}

/** "Qatar and Turkey", "officials and residents": both sides alike; otherwise "and" joins clauses. */
function joinsNames(tokens: readonly Token[], and: number): boolean {
  const [left, right] = [tokens[and - 1], tokens[and + 1]];
  if (left === undefined || right === undefined || left.text === ',') return false;
  if (isCapitalised(left) && isCapitalised(right)) return true;
  let from = and - 1;
  while (from >= 0 && isNameWord(tokens[from])) from -= 1;
  const before = tokens[from];
  return from < and - 1 && (before === undefined || !before.isWord || BOUNDARIES.has(before.lower));
}

/** A word that a subject of several can be made of, which no verb is. */
function isNameWord(token: Token | undefined): boolean {
  if (token === undefined || !token.isWord) return false;
  const { lower } = token;
  return (
    isCapitalised(token) ||
    /^(?:the|a|an|both|its|their|some|many)$/u.test(lower) ||
    UNNAMED_PEOPLE.has(lower) ||
    ORGANISATIONS.has(lower)
  );
}

function isOpener(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (!token.isWord) return true;
  const next = tokens[index + 1]?.lower ?? '';
  if (token.lower === 'for' && next === 'now') return true;
  return (
    (OPENERS.has(token.lower) || /^(?:now)$/u.test(token.lower) || /.ly$/u.test(token.lower)) &&
    !/^(?:family|ally|assembly)$/u.test(token.lower)
  );
}

/** "the minister on Tuesday also denied", "the negotiator Saturday hailed": index of the last token before the time. */
function dropTimePhrase(tokens: readonly Token[], from: number, last: number): number {
  if (!TIME_WORD.test(tokens[last]?.lower ?? '')) return last;
  let end = last - 1;
  while (end > from && /^(?:on|last|this|late|early|in|since)$/u.test(tokens[end]?.lower ?? '')) end -= 1;
  // "A poll published on Sunday": the day belongs to the phrase.
  return end < from || /ed$/u.test(tokens[end]?.lower ?? '') ? last : end;
}

const TIME_WORD =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|today|yesterday)$/u;

/** "On Thursday officials said", "Last week the ministry said". */
function skipTimePhrase(tokens: readonly Token[], from: number, last: number): number {
  const words = tokens
    .slice(from, Math.min(last, from + 4))
    .map((token) => token.lower)
    .join(' ');
  const match =
    /^(?:(?:on|by|late|early|in|since) )*(?:(?:last|this|next|earlier|the) )*(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)\b/u.exec(
      words,
    );
  const skipped = match === null ? 0 : match[0].split(' ').length;
  return from + skipped <= last ? from + skipped : from;
}

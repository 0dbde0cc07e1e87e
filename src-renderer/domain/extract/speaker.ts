/** Who a noun phrase names: a named source, an unnamed one, or nobody who could speak. */
import type { Speaker } from '../vocabularies/attribution.ts';
import { OFFICES, ORGANISATIONS, PREPOSITIONS, PRONOUNS, UNNAMED_PEOPLE, WRITINGS } from './speaker-words.ts';
import { isCapitalised, type Token } from './tokens.ts';

/** `who` is the noun phrase as it stands in the text, white space collapsed. */
export type SpeakerName = { speaker: Exclude<Speaker, 'writer'>; who: string };

/**
 * What the text around tells: `last` spoke last in the sentences before; `topic` is whom the sentence itself begins with, if
 * that is a name; `properWords` are those that the text capitalises within sentences;
 * `sentenceStart` is the offset at which any word would be capitalised.
 */
export type SpeakerContext = {
  last: SpeakerName | null;
  topic: SpeakerName | null;
  properWords: ReadonlySet<string>;
  sentenceStart: number;
};

const DEFINITE = /^(?:the|its|his|her|their|our|this|that|these|those)$/u;

/**
 * Classifies a noun phrase, given without its appositives.
 * @param isPersonOnly for verbs that things can be subject of too: then only people, bodies and writings count
 * @returns null when it cannot be a source
 */
export function nameSpeaker(
  text: string,
  phrase: readonly Token[],
  context: SpeakerContext,
  isPersonOnly: boolean,
): SpeakerName | null {
  const [first] = phrase;
  const last = phrase.at(-1);
  if (first === undefined || last === undefined || phrase.length > 20) return null;
  if (phrase.length === 1 && PRONOUNS.has(first.lower)) return ofPronoun(first, context, isPersonOnly);
  if (phrase.length === 1 && DEFINITE.test(first.lower)) return null;
  const core = coreOf(phrase);
  const head = core.at(-1);
  if (head === undefined) return null;
  const who = text.slice(first.start, last.end).replace(/\s+/gu, ' ');
  if (isBackReference(core, head, context)) return context.last;
  const kind = kindOf(head, core, phrase, context);
  if (kind === 'heir') return context.topic ?? context.last ?? { speaker: 'unnamed', who };
  if (kind === null) return isPersonOnly ? null : { speaker: 'unnamed', who };
  return { speaker: kind, who };
}

/** The part of a noun phrase that holds its head as the last word: up to the first preposition or parenthesis. */
function coreOf(phrase: readonly Token[]): readonly Token[] {
  const cut = phrase.findIndex(
    (token, index) => index > 0 && (PREPOSITIONS.has(token.lower) || !token.isWord),
  );
  const core = cut === -1 ? phrase : phrase.slice(0, cut);
  return core.filter((token) => token.isWord);
}

function ofPronoun(pronoun: Token, context: SpeakerContext, isPersonOnly: boolean): SpeakerName | null {
  if (pronoun.lower === 'we' || pronoun.lower === 'i') return null;
  if (pronoun.lower === 'it' && isPersonOnly) return null;
  return context.last ?? (pronoun.lower === 'it' ? null : { speaker: 'unnamed', who: pronoun.text });
}

/** 'heir': speaks for whom the sentence is about ("past statements"); null: not known to speak. */
function kindOf(
  head: Token,
  core: readonly Token[],
  phrase: readonly Token[],
  context: SpeakerContext,
): 'named' | 'unnamed' | 'heir' | null {
  const word = head.lower.replace(/'s?$/u, '');
  const isDefinite = core.some((token) => DEFINITE.test(token.lower) || /['’]s?$/u.test(token.text));
  const hasName = phrase.some((token) => isProper(token, context));
  const isOpening = head.start === context.sentenceStart;
  if (isProper(head, context) && !(isOpening && isPlainWord(word))) return 'named';
  if (/^spokes/u.test(word))
    return hasName ||
      isDefinite ||
      phrase.slice(1).some((token) => ORGANISATIONS.has(token.lower) || speaksFor(token))
      ? 'named'
      : 'unnamed';
  if (WRITINGS.has(word)) {
    if (hasName) return 'named';
    const isBare =
      !core.some((token) => /^(?:the|a|an|one|this|that|new|some|several)$/u.test(token.lower)) &&
      phrase.length === core.length;
    return isBare && /s$/u.test(word) && core.length > 1 ? 'heir' : 'unnamed';
  }
  if (OFFICES.has(word)) return isDefinite || (hasName && !isIndefinite(core)) ? 'named' : 'unnamed';
  if (ORGANISATIONS.has(word)) return 'named';
  if (ORGANISATIONS.has(singularOf(word))) return 'unnamed';
  if (UNNAMED_PEOPLE.has(word) || UNNAMED_PEOPLE.has(core[0]?.lower ?? '')) return 'unnamed';
  return null;
}

function isIndefinite(core: readonly Token[]): boolean {
  return /^(?:a|an|one|another|some)$/u.test(core[0]?.lower ?? '');
}

/** "the spokesman", after "a spokesman for the army": the same one. */
function isBackReference(core: readonly Token[], head: Token, context: SpeakerContext): boolean {
  if (context.last === null || core.length > 3 || core[0]?.lower !== 'the') return false;
  const isRole = OFFICES.has(head.lower) || ORGANISATIONS.has(head.lower) || UNNAMED_PEOPLE.has(head.lower);
  return isRole && context.last.who.toLowerCase().split(/\W+/u).includes(head.lower);
}

/** "a spokeswoman for the prime minister": an office is behind the words, so somebody answers for them. */
function speaksFor(token: Token): boolean {
  return OFFICES.has(token.lower) && !/^spokes/u.test(token.lower);
}

function singularOf(word: string): string {
  return word.replace(/ies$/u, 'y').replace(/s$/u, '');
}

function isPlainWord(word: string): boolean {
  return UNNAMED_PEOPLE.has(word) || WRITINGS.has(word) || (OFFICES.has(word) && word !== 'general');
}

/** Capitalised for its own sake: inside the sentence, or at its start if the text capitalises it elsewhere too. */
function isProper(token: Token, context: SpeakerContext): boolean {
  if (!isCapitalised(token) || CALENDAR.test(token.lower)) return false;
  if (token.start !== context.sentenceStart) return token.text !== 'I';
  if (context.properWords.has(token.text)) return true;
  // A bare plural at the start ("Skippers say") is a kind of people; a determiner is no name.
  return (
    !/(?:[^s']s|people|men)$/u.test(token.lower) &&
    !DETERMINERS.test(token.lower) &&
    !UNNAMED_PEOPLE.has(token.lower)
  );
}

const CALENDAR =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)$/u;

const DETERMINERS =
  /^(?:the|a|an|its|his|her|their|our|this|that|these|those|some|many|most|several|few|both|all|one|two|three|four|five|other|others|another|any|no|senior|former|local|western|human|western|leading|independent)$/u;

/** Words that the text capitalises inside sentences: names, for telling apart "Reuters" and "Residents" at a start. */
export function properWordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const match of text.matchAll(/(?<=[\p{Ll},;] )\p{Lu}[\p{L}\p{M}.-]*/gu)) words.add(match[0]);
  return words;
}

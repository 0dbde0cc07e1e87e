/** What follows an attributing verb: a clause, a quotation, an object that makes the act itself the news, or nothing. */
import type { ClaimType } from '../vocabularies/claim-type.ts';
import type { VerbForm } from './attribution-verbs.ts';
import { ADJUNCT_OPENERS, FINITE } from './speaker-words.ts';
import { isQuotationMark, type Token } from './tokens.ts';

/**
 * `clause`: the content begins at token `from`. `quotation`: likewise, and ends before its closing mark. `act`: the whole
 * clause is the content. `after`: nothing follows, so the content must stand before ("…, officials said").
 */
export type Frame =
  | { kind: 'clause' | 'quotation'; from: number }
  | { kind: 'act'; type: ClaimType }
  | { kind: 'after' }
  | null;

/** How many tokens an adjunct or object between verb and content may take. */
const REACH = 14;

/** The frame of the verb whose last token (particle included) is at `last`. */
export function frameOf(tokens: readonly Token[], last: number, verb: VerbForm): Frame {
  let next = last + 1;
  while (/.ly$|^(?:again|also|too|once)$/u.test(tokens[next]?.lower ?? '')) next += 1;
  const quotation = quotationAt(tokens, next);
  if (quotation !== null && verb.clause) return { kind: 'quotation', from: quotation };
  const token = tokens[next];
  if (token === undefined || (!token.isWord && !isQuotationMark(token)))
    return verb.clause ? { kind: 'after' } : null;
  if (verb.clause) {
    const clause = clauseFrom(tokens, next, verb);
    if (clause !== null) return clause;
    if (ADJUNCT_OPENERS.has(token.lower) && verb.act === null) return { kind: 'after' };
  }
  return actOf(tokens, next, verb);
}

/** Index of the first token inside a quotation that begins at `index`, past a colon or comma. */
function quotationAt(tokens: readonly Token[], index: number): number | null {
  const mark = /^[,:]$/u.test(tokens[index]?.text ?? '') ? index + 1 : index;
  const [token, inside] = [tokens[mark], tokens[mark + 1]];
  return isQuotationMark(token) && inside?.isQuoted === true ? mark + 1 : null;
}

function clauseFrom(tokens: readonly Token[], index: number, verb: VerbForm): Frame {
  const word = tokens[index]?.lower ?? '';
  if (word === 'that')
    return { kind: 'clause', from: FINITE.has(tokens[index + 1]?.lower ?? '') ? index : index + 1 };
  if (/^(?:whether|how|why|what|if|when|where|who|to|by|as|against|of)$/u.test(word)) return null;
  const isSaying = verb.lemma === 'say';
  const hasObject = /^(?:tell|warn|remind|assure)$/u.test(verb.lemma);
  if (ADJUNCT_OPENERS.has(word) || hasObject) {
    const later = laterContent(tokens, index);
    if (later !== null) return later;
    if (!hasObject) return null;
    if (verb.lemma === 'tell') return clauseAfterObject(tokens, index);
  }
  // "acknowledged the right to": an object, not a clause, unless a finite verb follows before the phrase ends.
  return isSaying || hasFiniteVerb(tokens, index) ? { kind: 'clause', from: index } : null;
}

/** "told reporters the talks would resume": the clause begins at the last determiner or pronoun before its verb. */
function clauseAfterObject(tokens: readonly Token[], index: number): Frame {
  const verb = tokens.slice(0, index + REACH).findIndex((token, at) => at > index && FINITE.has(token.lower));
  for (let from = verb - 1; from > index; from -= 1) {
    const isStart = /^(?:he|she|they|it|we|the|his|her|their|its|a|an|some|no)$/u.test(
      tokens[from]?.lower ?? '',
    );
    if (isStart && hasFiniteVerb(tokens, from)) return { kind: 'clause', from };
  }
  return { kind: 'after' };
}

/** "said on Thursday that …", "told reporters in Geneva: “…”". */
function laterContent(tokens: readonly Token[], index: number): Frame {
  for (let i = index; i < Math.min(tokens.length, index + REACH); i += 1) {
    const token = tokens[i];
    const quotation = quotationAt(tokens, i);
    if (quotation !== null) return { kind: 'quotation', from: quotation };
    if (token?.lower === 'that') return { kind: 'clause', from: i + 1 };
    if (token === undefined || /^[,;:]$/u.test(token.text) || FINITE.has(token.lower)) return null;
  }
  return null;
}

function hasFiniteVerb(tokens: readonly Token[], index: number): boolean {
  let isRelative = false;
  for (const token of tokens.slice(index, index + REACH)) {
    if (/^[,;:]$/u.test(token.text) || token.lower === 'to') return false;
    if (/^(?:who|which|that|whose|where)$/u.test(token.lower)) isRelative = true;
    if (FINITE.has(token.lower)) return !isRelative;
  }
  return false;
}

/** Verbs that value something only with "as". */
const NEEDS_AS =
  /^(?:see|view|regard|describe|portray|hail|interpret|treat|characterize|characterise|consider)$/u;
const OBLIGATION = /^(?:importance|need|necessity|urgency|duty|responsibility)$/u;
const CHARGE = /^(?:accusation|allegation|charge|claim|report|suggestion|rumour|rumor)s?$/u;
const FALSE = /^(?:baseless|false|untrue|unfounded|lies?|nonsense|wrong|groundless|fabricated|propaganda)$/u;

function actOf(tokens: readonly Token[], index: number, verb: VerbForm): Frame {
  const words = tokens.slice(index, index + REACH).map((token) => token.lower);
  const [first = ''] = words;
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (first === 'to') return infinitiveOf(verb);
  if (verb.act === null) return null;
  const { lemma } = verb;
  if (NEEDS_AS.test(lemma) && !words.includes('as')) return null;
  if ((lemma === 'call' || lemma === 'dismiss') && has(CHARGE) && (has(FALSE) || !words.includes('as'))) {
    return { kind: 'act', type: 'attributed-statement' };
  }
  if (lemma === 'dismiss' && words.includes('as')) return { kind: 'act', type: 'interpretation' };
  if (lemma === 'put' || lemma === 'estimate')
    return words.includes('at') && has(/\d|^(?:fewer|more|less|nearly|about)$/u)
      ? { kind: 'act', type: verb.act }
      : null;
  if (lemma === 'want') return words.includes('to') ? { kind: 'act', type: 'policy' } : null;
  if (lemma === 'warn' || lemma === 'caution') return warningOf(first);
  if (verb.clause && verb.act === 'policy' && verb.manner === 'communication') {
    return { kind: 'act', type: has(OBLIGATION) ? 'policy' : 'attributed-statement' };
  }
  return { kind: 'act', type: verb.act };
}

function warningOf(preposition: string): Frame {
  if (preposition === 'against') return { kind: 'act', type: 'policy' };
  return preposition === 'of' || preposition === 'about' ? { kind: 'act', type: 'forecast' } : null;
}

/** "vowed to retaliate" is news as an act; "expect to sign" is a forecast; "hoped to", "wants to" say little. */
function infinitiveOf(verb: VerbForm): Frame {
  if (/^(?:promise|pledge|vow|swear|threaten|claim)$/u.test(verb.lemma))
    return { kind: 'act', type: 'attributed-statement' };
  return verb.lemma === 'expect' || verb.lemma === 'hope' ? { kind: 'act', type: 'forecast' } : null;
}

/** Whether a form of an attributing verb attributes where it stands, and what belongs to it. */
import type { VerbForm } from './attribution-verbs.ts';
import { isCapitalised, type Token } from './tokens.ts';

/** "its report", "the claims", "Pakistan's demands": after a determiner or genitive these are nouns. */
export function isNoun(tokens: readonly Token[], index: number, verb: VerbForm): boolean {
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

/** "is seen", "reports denied by the army": no subject of its own. */
export function isPassive(tokens: readonly Token[], index: number, verb: VerbForm): boolean {
  if (verb.form !== 'past') return false;
  if (tokens[index + 1]?.lower === 'by') return true;
  let before = index - 1;
  while (/.ly$/u.test(tokens[before]?.lower ?? '')) before -= 1;
  return /^(?:is|are|was|were|be|been|being|get|got)$/u.test(tokens[before]?.lower ?? '');
}

/** Auxiliaries belong to the cue ("has denied"), so that it can be read on its own. */
export function cueStart(tokens: readonly Token[], index: number): number {
  for (let i = index - 1; i >= Math.max(0, index - 4); i -= 1) {
    if (/^(?:has|have|had)$/u.test(tokens[i]?.lower ?? '')) return i;
    if (!/.ly$|^(?:also|long|since|already|now|again)$/u.test(tokens[i]?.lower ?? '')) break;
  }
  return index;
}

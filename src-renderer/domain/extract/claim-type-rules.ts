/** The type of a claim from its words: the main clause decides, then the rest of it. */
import type { ClaimType } from '../vocabularies/claim-type.ts';
import { type ClaimCue, STRONG_CUES, WEAK_CUES } from './claim-cues.ts';

/** `cue` is the wording that decided, '' where nothing did. */
export type TypedClaim = { type: ClaimType; cue: string };

/**
 * Types the content of a claim. Modals in relative and subordinate clauses do not count: "a step that could help" is no
 * forecast.
 */
export function typeOfContent(content: string): TypedClaim {
  const line = content.replace(/\s+/gu, ' ');
  const main = mainClause(line);
  return (
    firstCue(main, STRONG_CUES) ??
    firstCue(
      line,
      STRONG_CUES.filter(
        (cue) => cue.type === 'legal' || cue.type === 'causal' || cue.type === 'interpretation',
      ),
    ) ??
    firstCue(main, WEAK_CUES) ??
    firstCue(line, WEAK_CUES) ?? { type: 'reported-fact', cue: '' }
  );
}

function firstCue(text: string, cues: readonly ClaimCue[]): TypedClaim | null {
  let best: (TypedClaim & { index: number }) | null = null;
  for (const { type, pattern } of cues) {
    const match = pattern.exec(text);
    if (match !== null && (best === null || match.index < best.index))
      best = { type, cue: match[0], index: match.index };
  }
  return best === null ? null : { type: best.type, cue: best.cue };
}

const FINITE_VERB =
  '(?:could|may|might|will|would|can|cannot|should|must|has|have|had|is|are|was|were|do|does|did)';

/** Cuts relative clauses, later subordinate clauses and participles after a comma. */
function mainClause(line: string): string {
  return line
    .replace(/,? (?:who|which|whose|whom|where)\b[^,;]*,?/giu, ' ')
    .replace(new RegExp(`(?<=\\p{Ll}) that (?:\\p{L}+ ){0,2}${FINITE_VERB}\\b[^,;]*`, 'giu'), ' ')
    .replace(/(?<=\S.{12,}) (?:before|after|until|unless|although|though|even if|while|whereas)\b.*$/iu, '')
    .replace(/, (?:\p{L}+ly )?\p{Ll}+ing\b(?! to\b).*$/u, '');
}

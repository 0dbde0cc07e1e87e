/** How an exported annotation is put into words: every format says the same. */
import { formatMoment } from '../date.ts';
import type { Annotation } from '../records.ts';
import { formatLocator } from '../text/locator.ts';
import { formatStance } from '../vocabularies/stance.ts';
import type { AnnotatedPassage, ClaimBearing } from './annotated-source.ts';

/** UTF-16 units of a passage that its entry in the list quotes: the whole of it stands in the text. */
const LONGEST_QUOTE = 1200;

/** The passage, exactly; cut where it is very long. */
export function shortQuote({ anchor: { quote } }: Pick<Annotation, 'anchor'>): string {
  const { exact } = quote;
  if (exact.length <= LONGEST_QUOTE) return exact;
  return `${exact
    .slice(0, LONGEST_QUOTE)
    .toWellFormed()
    .replace(/\s+\S*$/u, '')} …`;
}

/** Where it stands, who made it and when, and what is not certain: "p. 12, ¶ 3", "A. Analyst", "21 Nov 2025, 14:05". */
export function passageFacts({ annotation, locator }: AnnotatedPassage): string[] {
  const { author, createdAt, unconfirmed } = annotation;
  return [
    formatLocator(locator),
    author.trim(),
    formatMoment(createdAt),
    unconfirmed === null ? '' : `${unconfirmed.outcome} by a new revision, not confirmed`,
  ].filter((part) => part !== '');
}

/** "Claim 12 · supports strongly · B2:". */
export function bearingWords({ stance, strength, claim, grade }: ClaimBearing): string {
  return `Claim ${claim.number} · ${formatStance(stance, strength).toLowerCase()} · ${grade}:`;
}

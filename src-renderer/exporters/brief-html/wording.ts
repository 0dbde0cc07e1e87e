/** How a brief in print names sources, grades and places. */
import type { Endnote } from '../../domain/brief/resolve.ts';
import type { Source } from '../../domain/records.ts';
import {
  CREDIBILITIES,
  type Credibility,
  RELIABILITIES,
  type Reliability,
} from '../../domain/vocabularies/grading.ts';
import { SOURCE_KINDS } from '../../domain/vocabularies/source-kind.ts';

/** "usually reliable", "reliability cannot be judged". */
export function reliabilityWords(reliability: Reliability): string {
  const term = RELIABILITIES.find((entry) => entry.id === reliability)?.term ?? '';
  return reliability === 'F' ? `reliability ${term}` : term;
}

/** "probably true", "credibility cannot be judged". */
function credibilityWords(credibility: Credibility): string {
  const term = CREDIBILITIES.find((entry) => entry.id === credibility)?.term ?? '';
  return credibility === 6 ? `credibility ${term}` : term;
}

/** The grade of an endnote in words: "usually reliable; probably true". Empty where its source is gone. */
export function gradeWords(endnote: Endnote): string {
  if (endnote.source === null) return '';
  const reliability = reliabilityWords(endnote.source.reliability);
  if (endnote.credibility === null) return reliability;
  if (endnote.source.reliability === 'F' && endnote.credibility === 6)
    return 'neither reliability nor credibility can be judged';
  return `${reliability}; ${credibilityWords(endnote.credibility)}`;
}

/** What a source is called where it has no title. */
export function sourceTitle(source: Source): string {
  const title = source.title.trim();
  return title === '' ? 'Untitled source' : title;
}

/** "News article". */
export function sourceKindWords(source: Source): string {
  return SOURCE_KINDS.find((kind) => kind.id === source.kind)?.term ?? '';
}

/** Closes a phrase with a full stop, unless it closes itself. */
export function sentence(phrase: string): string {
  const text = phrase.trim();
  return text === '' || /[.!?…。؟][”"'’)]*$/u.test(text) ? text : `${text}.`;
}

/** A language tag that HTML and PDF accept; English where the record holds none. */
export function languageTag(language: string, otherwise = 'en'): string {
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : otherwise;
}

const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)\b/i;

/** The direction that a language is written in. */
export function direction(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}

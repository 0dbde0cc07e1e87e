/** Abbreviations whose full stop does not end a sentence. Lower case, without the stop. */

/** Never the last word of a sentence: something always follows. */
const TITLES = new Set(
  'mr mrs ms dr prof gen lt col maj capt sgt cpl adm cmdr brig rev hon pres gov sen rep amb st mt ft jr sr no nos art arts sec para fig figs vol pp vs cf e.g i.e approx est viz dept'.split(
    ' ',
  ),
);
/** May end a sentence: what follows decides. */
const AMBIGUOUS = new Set(
  'etc a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp bros al'.split(' '),
);
/** Words that begin sentences far more often than they follow an abbreviation in the same one. */
const SENTENCE_OPENERS = new Set(
  'the it he she they we this that these those in on at but and yet however a an as if when while after before for its his her their some many most no not there what who how why according'.split(
    ' ',
  ),
);

/**
 * True when a full stop after `word` (with or without it) does not end the sentence that `next`, the word after it, would
 * begin.
 */
export function bindsToNextWord(word: string, next: string): boolean {
  const bare = word.replace(/\.$/u, '');
  const lower = bare.toLowerCase();
  if (TITLES.has(lower) && (lower !== 'no' || /^\d/u.test(next))) return true;
  const isInitials = /^(?:\p{Lu}\.)*\p{Lu}$/u.test(bare) && bare !== 'I';
  if (!isInitials && !AMBIGUOUS.has(lower)) return false;
  return !SENTENCE_OPENERS.has(next.toLowerCase());
}

/** True for words that are written with a full stop: titles, initials, months. */
export function isAbbreviation(word: string): boolean {
  const bare = word.replace(/\.$/u, '').toLowerCase();
  return TITLES.has(bare) || AMBIGUOUS.has(bare) || /^(?:\p{L}\.)+\p{L}$/u.test(bare);
}

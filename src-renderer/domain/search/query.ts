/** What an analyst typed into the search: words, of which all must be there, and quoted phrases. */
import { foldForSearch, isCommonWord, wordsOf } from './words.ts';

/**
 * `words` must all be in a hit; the last of them may be the beginning of a word where `isPrefix`. `phrases` must be in it
 * word for word, folded. Common words outside of phrases are left out unless there is nothing else.
 */
export type ParsedQuery = { words: string[]; phrases: string[]; isPrefix: boolean };

const PHRASE = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/gu;

/** Parses a query. It is still being typed: its last word counts as a beginning, an open quotation as a phrase. */
export function parseQuery(typed: string): ParsedQuery {
  const phrases: string[] = [];
  const rest = typed.replace(PHRASE, (_whole, quoted: string) => {
    const words = wordsOf(foldForSearch(quoted));
    if (words.length > 1) {
      phrases.push(words.join(' '));
      return ' ';
    }
    return ` ${quoted} `;
  });
  const all = wordsOf(foldForSearch(rest));
  const telling = all.filter((word, index) => !isCommonWord(word) || isLastTyped(rest, index, all.length));
  const words = telling.length > 0 || phrases.length > 0 ? telling : all;
  return {
    words,
    phrases,
    isPrefix: words.length > 0 && /[\p{L}\p{N}]$/u.test(rest.trimEnd() === rest ? rest : ''),
  };
}

/** The word at the caret may become another one with the next key: "in" on the way to "India". */
function isLastTyped(typed: string, index: number, count: number): boolean {
  return index === count - 1 && count > 1 ? false : index === count - 1 && !/\s$/u.test(typed);
}

/** True where there is nothing to look for. */
export function isEmptyQuery({ words, phrases }: ParsedQuery): boolean {
  return words.length === 0 && phrases.length === 0;
}

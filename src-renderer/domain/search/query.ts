/** What an analyst typed into the search: words, of which all must be there, and quoted phrases. */
import { isCommonWord, isUnspaced, wordsOf } from './words.ts';

/** One word, or several that stand in a text one after the other. The last may be the beginning of one if `isPrefix`. */
export type Needle = { words: readonly string[]; isPrefix: boolean };

/** All of `needles` must be in a hit. `pairs` are neighbours in the query, which count more where they are neighbours. */
export type ParsedQuery = { needles: readonly Needle[]; pairs: readonly Needle[] };

const PHRASE = /["“”„«»]([^"“”„«»]*)(["“”„«»]|$)/gu;
/** What parts one thing from the next. A hyphen, an apostrophe or a slash does not: "al-Shabaab" is one. */
const BETWEEN = /[\s,;()[\]{}!?،؛؟、。，！？：；]+/u;
const ENDS_IN_WORD = /[\p{L}\p{N}\p{M}]$/u;

/** Parses a query. It is still being typed: its last word counts as a beginning, an open quotation as a phrase. */
export function parseQuery(typed: string): ParsedQuery {
  const phrases: Needle[] = [];
  const rest = typed.replace(PHRASE, (_whole, quoted: string, closing: string) => {
    const needle = needleOf(quoted, closing === '' && ENDS_IN_WORD.test(quoted));
    if (needle !== null) phrases.push(needle);
    return ' ';
  });
  const isTyping = ENDS_IN_WORD.test(rest);
  const chunks = rest.split(BETWEEN).filter((chunk) => chunk !== '');
  const all = chunks.flatMap(
    (chunk, index) => needleOf(chunk, isTyping && index === chunks.length - 1) ?? [],
  );
  const telling = all.filter((needle) => !isCommon(needle));
  const words = telling.length > 0 || phrases.length > 0 ? telling : all;
  return { needles: [...words, ...phrases], pairs: pairsOf(words) };
}

function needleOf(text: string, isPrefix: boolean): Needle | null {
  const words = wordsOf(text);
  // The last sign of a run without spaces stands in the pair before it; alone, it may be the first of any pair.
  if (isSingle(words.at(-1)) && isUnspaced(words.at(-2) ?? '')) words.pop();
  return words.length === 0 ? null : { words, isPrefix: isPrefix || isSingle(words.at(-1)) };
}

/** One sign of a script without spaces. */
function isSingle(word = ''): boolean {
  return isUnspaced(word) && [...word].length === 1;
}

function isCommon({ words }: Needle): boolean {
  const [only] = words;
  return words.length === 1 && only !== undefined && isCommonWord(only);
}

function pairsOf(needles: readonly Needle[]): Needle[] {
  return needles.slice(1).map(({ words, isPrefix }, index) => ({
    words: [...(needles[index]?.words ?? []), ...words],
    isPrefix,
  }));
}

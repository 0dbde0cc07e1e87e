/** Where in a text a query's words stand: the passage to show and to open, and what to mark in it. */
import { foldText } from '../anchor/fold-text.ts';
import type { ParsedQuery } from './query.ts';
import { foldForSearch } from './words.ts';

export type TextRange = { start: number; end: number };

/** `text` is a piece of the whole, `start` its offset there; `marks` are offsets into the piece. All in UTF-16 units. */
export type Snippet = { text: string; start: number; marks: TextRange[] };

/** Characters of a snippet, and how many of them stand before its first match. */
const SNIPPET = 220;
const BEFORE = 60;
/** Places of one word that are looked at: a long text may hold a word ten thousand times. */
const MOST_PLACES = 400;
/** Matches of different words within so many characters belong together. */
const NEAR = 400;

const WORD_SIGN = /[\p{L}\p{N}]/u;

/** Places of a word in the folded text; of the beginning of one where `isPrefix`. */
function placesOfWord(folded: string, word: string, isPrefix: boolean): TextRange[] {
  const places: TextRange[] = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    const end = at + word.length;
    const beginsWord = at === 0 || !WORD_SIGN.test(folded[at - 1] ?? '');
    const endsWord = isPrefix || end >= folded.length || !WORD_SIGN.test(folded[end] ?? '');
    if (!beginsWord || !endsWord) continue;
    places.push({ start: at, end });
    if (places.length >= MOST_PLACES) break;
  }
  return places;
}

/** Places of a phrase: its words in order, with anything between them that is neither letter nor digit. */
function placesOfPhrase(folded: string, phrase: string): TextRange[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${phrase.replaceAll(' ', '[^\\p{L}\\p{N}]+')}`, 'gu');
  const places: TextRange[] = [];
  for (const { 0: match, index } of folded.matchAll(pattern)) {
    places.push({ start: index, end: index + match.length });
    if (places.length >= MOST_PLACES) break;
  }
  return places;
}

/**
 * The best place of a query in a text: where most of its words stand together, or null where none does.
 * @returns the matches there, as offsets into `text`
 */
export function findPassage(text: string, query: ParsedQuery): TextRange[] | null {
  const folded = foldText(text);
  const search = foldForSearch(text);
  // Forms of Arabic letters are exchanged one for one; only a tatweel would shift what follows.
  const haystack = search.length === folded.text.length ? search : folded.text;
  const places = [
    ...query.phrases.map((phrase) => placesOfPhrase(haystack, phrase)),
    ...query.words.map((word, index) =>
      placesOfWord(haystack, word, query.isPrefix && index === query.words.length - 1),
    ),
  ];
  const found = places.flatMap((ranges, index) => ranges.map((range) => ({ ...range, index })));
  if (found.length === 0) return null;
  found.sort((a, b) => a.start - b.start);
  const best = densest(found);
  const offsetAt = (index: number): number => folded.offsets[index] ?? text.length;
  return best.map(({ start, end }) => ({ start: offsetAt(start), end: offsetAt(end) }));
}

type Found = TextRange & { index: number };

/** The stretch with most different needles; of those, the first. */
function densest(found: readonly Found[]): Found[] {
  let best: Found[] = [];
  let most = 0;
  const counts = new Map<number, number>();
  let from = 0;
  for (const [to, place] of found.entries()) {
    counts.set(place.index, (counts.get(place.index) ?? 0) + 1);
    for (
      let first = found[from];
      first !== undefined && place.start - first.start > NEAR;
      first = found[from]
    ) {
      const left = (counts.get(first.index) ?? 1) - 1;
      if (left === 0) counts.delete(first.index);
      else counts.set(first.index, left);
      from += 1;
    }
    if (counts.size > most) {
      most = counts.size;
      best = found.slice(from, to + 1);
    }
  }
  return best;
}

/** A piece of the text around the matches, on one line, cut between words. */
export function makeSnippet(text: string, matches: readonly TextRange[] | null): Snippet {
  const first = matches?.[0]?.start ?? 0;
  let start = Math.max(0, first - BEFORE);
  if (start > 0) start = Math.min(first, wordStart(text, start));
  let end = Math.min(text.length, start + SNIPPET);
  if (end < text.length) end = Math.max(text.lastIndexOf(' ', end), start + SNIPPET / 2);
  const marks = (matches ?? [])
    .filter((match) => match.start >= start && match.end <= end)
    .map((match) => ({ start: match.start - start, end: match.end - start }));
  return { text: text.slice(start, end).replace(/\s/gu, ' '), start, marks };
}

function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + 30).search(/\s/u);
  return space < 0 ? at : at + space + 1;
}

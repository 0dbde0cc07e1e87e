/** Where in a text a query's words stand: the passage to show and to open, and what to mark in it. */
import { type Found, findDensest } from './densest.ts';
import type { Needle, ParsedQuery } from './query.ts';
import { type PlacedWord, placedWordsOf } from './words.ts';

export type TextRange = { start: number; end: number };

/** `text` is a piece of the whole, `start` its offset there; `marks` are offsets into the piece. All in UTF-16 units. */
export type Snippet = { text: string; start: number; marks: TextRange[] };

/** Characters of a snippet, and how many of them stand before its first match. */
const SNIPPET = 220;
const BEFORE = 60;
/** Matches of different words within so many characters belong together. */
const NEAR = 400;

/**
 * The best place of a query in a text: where most of its words stand together, or null where none does.
 * @returns the matches there, as offsets into `text`, ascending
 */
export function findPassage(text: string, query: ParsedQuery): TextRange[] | null {
  const found = locate(text, query);
  if (found.length === 0) return null;
  return findDensest(found, NEAR).map(({ start, end }) => ({ start, end }));
}

/** Every match of a query in a text, ascending; they may overlap. */
export function findMatches(text: string, query: ParsedQuery): TextRange[] {
  return locate(text, query).map(({ start, end }) => ({ start, end }));
}

function locate(text: string, query: ParsedQuery): (TextRange & Found)[] {
  const words = placedWordsOf(text);
  return words.flatMap((_, at) =>
    query.needles.flatMap((needle, index) => {
      const match = matchAt(words, at, needle);
      return match === null ? [] : [{ ...match, at: match.start, index }];
    }),
  );
}

/** Where a needle stands whose first word is the one at `at`, or null. */
function matchAt(words: readonly PlacedWord[], at: number, needle: Needle): TextRange | null {
  const count = needle.words.length;
  for (let index = 0; index < count; index += 1) {
    const wanted = needle.words[index] ?? '';
    const here = words[at + index]?.word ?? '';
    const fits = needle.isPrefix && index === count - 1 ? here.startsWith(wanted) : here === wanted;
    if (!fits) return null;
  }
  return { start: words[at]?.start ?? 0, end: words[at + count - 1]?.end ?? 0 };
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

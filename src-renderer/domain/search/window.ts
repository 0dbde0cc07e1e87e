/** Where in a document to look for the passage to show: found in the index, so that a long text need not be read through. */
import { findDensest } from './densest.ts';
import type { Needle, ParsedQuery } from './query.ts';
import { findPhrase } from './rank.ts';
import { findTerms, type Segment, samplesOf } from './segment.ts';
import { SAMPLE } from './words.ts';

/** A needle that begins so many words stands everywhere: where the others stand together tells more. */
const MOST_TERMS = 64;
/** Words within so many of each other belong together. */
const NEAR = 64;

/** Answers for one query; what is found once in a segment is kept for its other documents. */
export type WindowFinder = (segment: Segment, document: number) => { start: number; end: number } | null;

/**
 * Finds where in a document's text most of a query's needles stand together.
 * @returns a function that gives UTF-16 offsets of a piece of the text that holds that place and its surroundings (the end
 * may lie beyond the text's); null where nothing with a place of its own was asked for, or where it is not in the text
 */
export function createWindowFinder(query: ParsedQuery): WindowFinder {
  const phrases = new Map<Segment, Uint32Array[]>();
  const phrasesIn = (segment: Segment): Uint32Array[] => {
    const known = phrases.get(segment);
    if (known !== undefined) return known;
    const found = query.needles.map((needle) =>
      isPhrase(needle) ? findPhrase(segment, needle).toSorted() : new Uint32Array(0),
    );
    phrases.set(segment, found);
    return found;
  };
  return (segment, document) => {
    const from = segment.texts[document] ?? 0;
    const to = segment.documents[document + 1] ?? 0;
    const found = query.needles.flatMap((needle, index) => {
      const places = isPhrase(needle)
        ? slicePlaces(phrasesIn(segment)[index] ?? new Uint32Array(0), from, to)
        : placesOfWord(segment, needle, from, to);
      return places.map((at) => ({ at, index }));
    });
    const best = findDensest(
      found.sort((a, b) => a.at - b.at),
      NEAR,
    );
    const [first, last] = [best[0], best.at(-1)];
    if (first === undefined || last === undefined) return null;
    const samples = samplesOf(segment, document);
    // A phrase is known by the place of its last word: the sample before covers its first.
    const start = samples[Math.max(0, Math.floor((first.at - from) / SAMPLE) - 1)] ?? 0;
    const end = samples[Math.floor((last.at - from) / SAMPLE) + 2] ?? Number.POSITIVE_INFINITY;
    return { start, end };
  };
}

function isPhrase({ words }: Needle): boolean {
  return words.length > 1;
}

function placesOfWord(segment: Segment, { words, isPrefix }: Needle, from: number, to: number): number[] {
  const range = findTerms(segment, words[0] ?? '', isPrefix);
  if (range.to - range.from > MOST_TERMS) return [];
  const places: number[] = [];
  for (let term = range.from; term < range.to; term += 1)
    places.push(
      ...slicePlaces(segment.places.subarray(segment.starts[term], segment.starts[term + 1]), from, to),
    );
  return places;
}

/** Those of ascending `places` from `from` up to but not including `to`. */
function slicePlaces(places: Uint32Array, from: number, to: number): number[] {
  let at = firstPlaceFrom(places, from);
  const within: number[] = [];
  for (; at < places.length && (places[at] ?? 0) < to; at += 1) within.push(places[at] ?? 0);
  return within;
}

function firstPlaceFrom(places: Uint32Array, wanted: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Finds and ranks the documents of segments. Ranks are BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework,
 * 2009) over title and text; a phrase counts as one rare word, and so do neighbours in the query that are neighbours in the text.
 */
import type { Needle, ParsedQuery } from './query.ts';
import { documentCount, findTerms, placeCount, type Segment } from './segment.ts';

/** How much a word of a title counts against one of a text. */
const TITLE_WEIGHT = 4;
/** A word that only begins with what was typed counts less than the word itself. */
const BEGINNING_WEIGHT = 0.5;
/** How soon more of a word stops to count, and how much the length of a document does. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.5;
const PAIR_WEIGHT = 0.5;

/** How often each document holds a needle, weighted; `found` documents do, those among them that are gone as well. */
type Frequencies = { weights: Float32Array; found: number };

/**
 * A segment prepared for searching. `alive` is written by the owner: 0 takes a document out of every answer. `groups[i]` is
 * the document of place `i << GROUP`. `known` keeps the frequencies of what was asked last: with the next key all but one
 * of them are asked again. `letters` keeps those of beginnings of one letter, which have the most places, for good.
 */
export type Searchable = {
  segment: Segment;
  alive: Uint8Array;
  groups: Uint32Array;
  known: Map<string, Frequencies>;
  letters: Map<string, Frequencies>;
};

/** Places share a start of the search for their document in groups of 16. */
const GROUP = 4;
/** Four bytes a document each. */
const MOST_KNOWN = 24;
/** Of these few; of scripts with thousands of signs none has many places. */
const LETTERS: ReadonlySet<string> = new Set('abcdefghijklmnopqrstuvwxyz0123456789');

/** Prepares a segment. */
export function makeSearchable(segment: Segment): Searchable {
  const { documents } = segment;
  const groups = new Uint32Array((placeCount(segment) >>> GROUP) + 1);
  let document = 0;
  for (let group = 0; group < groups.length; group += 1) {
    while (document + 2 < documents.length && (documents[document + 1] ?? 0) <= group << GROUP) document += 1;
    groups[group] = document;
  }
  const alive = new Uint8Array(documentCount(segment)).fill(1);
  return { segment, groups, alive, known: new Map(), letters: new Map() };
}

/**
 * Counts beginnings of one letter before anybody types one: they cost more than all others.
 * @returns false where that was done before
 */
export function countLetters(searchable: Searchable): boolean {
  if (searchable.letters.size === LETTERS.size) return false;
  for (const letter of LETTERS) countNeedle(searchable, { words: [letter], isPrefix: true });
  return true;
}

/**
 * Calls `take` with each living document that holds all of the query's needles, and its score: more is better.
 * @param take gets the index of the segment and the document's number in it; in no order
 */
export function rankDocuments(
  segments: readonly Searchable[],
  { needles, pairs }: ParsedQuery,
  take: (segment: number, document: number, score: number) => void,
): void {
  if (needles.length === 0) return;
  const total = segments.reduce((sum, { segment }) => sum + documentCount(segment), 0);
  const length = segments.reduce((sum, { segment }) => sum + placeCount(segment), 0) / Math.max(1, total);
  const measure = (needle: Needle): { parts: Frequencies[]; rarity: number } => {
    const parts = segments.map((one) => countNeedle(one, needle));
    const found = parts.reduce((sum, part) => sum + part.found, 0);
    return { parts, rarity: Math.log(1 + (total - found + 0.5) / (found + 0.5)) };
  };
  const must = needles.map(measure);
  const may = pairs.map(measure);
  const rarities = [...must, ...may].map(({ rarity }, index) =>
    index < must.length ? rarity : rarity * PAIR_WEIGHT,
  );
  for (const [index, { segment, alive }] of segments.entries()) {
    if (must.some(({ parts }) => parts[index]?.found === 0)) continue;
    const weights = [...must, ...may].map(({ parts }) => parts[index]?.weights ?? new Float32Array(0));
    // Most documents lack the rarest of the words: nothing else is asked of them.
    const rarest = weights[indexOfRarest(must.map(({ parts }) => parts[index]?.found ?? 0))];
    for (let document = 0; document < alive.length; document += 1) {
      if (rarest?.[document] === 0 || alive[document] === 0 || !holdsAll(weights, must.length, document))
        continue;
      const size = (segment.documents[document + 1] ?? 0) - (segment.documents[document] ?? 0);
      const norm = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * size) / length);
      take(index, document, scoreOf(weights, rarities, document, norm));
    }
  }
}

function indexOfRarest(counts: readonly number[]): number {
  return counts.indexOf(Math.min(...counts));
}

/** True where the document holds the first `count` needles. */
function holdsAll(weights: readonly Float32Array[], count: number, document: number): boolean {
  for (let needle = 0; needle < count; needle += 1) if (weights[needle]?.[document] === 0) return false;
  return true;
}

function scoreOf(
  weights: readonly Float32Array[],
  rarities: readonly number[],
  document: number,
  norm: number,
): number {
  let score = 0;
  for (let needle = 0; needle < weights.length; needle += 1) {
    const weight = weights[needle]?.[document] ?? 0;
    score += ((rarities[needle] ?? 0) * weight * (SATURATION + 1)) / (weight + norm);
  }
  return score;
}

function countNeedle(searchable: Searchable, needle: Needle): Frequencies {
  const name = `${needle.words.join(' ')}${needle.isPrefix ? '*' : ''}`;
  const { known, letters } = searchable;
  const counted = letters.get(name) ?? known.get(name) ?? countPlaces(searchable, needle);
  if (needle.isPrefix && LETTERS.has(name.slice(0, -1))) {
    letters.set(name, counted);
    return counted;
  }
  // Asked last, it is the last to be forgotten.
  known.delete(name);
  known.set(name, counted);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(oldest);
  }
  return counted;
}

function countPlaces(searchable: Searchable, needle: Needle): Frequencies {
  const { segment } = searchable;
  const weights = new Float32Array(documentCount(segment));
  const [only] = needle.words;
  if (needle.words.length === 1 && only !== undefined) {
    const { from, to } = findTerms(segment, only, needle.isPrefix);
    // The word itself comes first of all that begin with it.
    const own = segment.terms[from] === only ? from + 1 : from;
    const at = (term: number): number => segment.starts[term] ?? 0;
    addWeights(searchable, segment.places.subarray(at(from), at(own)), 1, weights);
    addWeights(searchable, segment.places.subarray(at(own), at(to)), BEGINNING_WEIGHT, weights);
  } else addWeights(searchable, findPhrase(segment, needle), 1, weights);
  let found = 0;
  for (let document = 0; document < weights.length; document += 1) if (weights[document] !== 0) found += 1;
  return { weights, found };
}

/** The innermost loop of a search: a beginning of one letter has a million places. */
function addWeights(
  { segment: { documents, texts }, groups }: Searchable,
  places: Uint32Array,
  weight: number,
  weights: Float32Array,
): void {
  const inTitle = weight * TITLE_WEIGHT;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    let document = groups[place >>> GROUP] ?? 0;
    while ((documents[document + 1] ?? 0) <= place) document += 1;
    weights[document] = (weights[document] ?? 0) + (place < (texts[document] ?? 0) ? inTitle : weight);
  }
}

/** The places of the last words of a phrase, ascending unless its last word is a beginning. */
export function findPhrase(segment: Segment, { words, isPrefix }: Needle): Uint32Array {
  const marked = new Uint8Array((placeCount(segment) >>> 3) + 1);
  let ends: Uint32Array | null = null;
  for (const [index, word] of words.entries()) {
    const { from, to } = findTerms(segment, word, isPrefix && index === words.length - 1);
    const places: Uint32Array = segment.places.subarray(segment.starts[from], segment.starts[to]);
    ends = ends === null ? places : followers(places, ends, marked);
    if (ends.length === 0) break;
  }
  return ends ?? new Uint32Array(0);
}

/** Those of `places` that follow one of `ends`. `marked` has a bit a place, all clear, and is left so. */
function followers(places: Uint32Array, ends: Uint32Array, marked: Uint8Array): Uint32Array {
  for (let at = 0; at < ends.length; at += 1) {
    const next = (ends[at] ?? 0) + 1;
    marked[next >>> 3] = (marked[next >>> 3] ?? 0) | (1 << (next & 7));
  }
  const found = new Uint32Array(Math.min(places.length, ends.length));
  let count = 0;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    if ((((marked[place >>> 3] ?? 0) >> (place & 7)) & 1) === 0) continue;
    found[count] = place;
    count += 1;
  }
  for (let at = 0; at < ends.length; at += 1) marked[((ends[at] ?? 0) + 1) >>> 3] = 0;
  return found.subarray(0, count);
}

/**
 * One part of the search index, never changed once made: which words stand where. All words of its documents are numbered
 * through, so a place tells the document, the field and the neighbours: words, beginnings, phrases and their frequencies
 * all come from one sorted list of numbers, four bytes a word. Decision 0008 has the reasons and the measurements.
 */

/** The words of a document, folded (words.ts), and where every 64th word of its text begins, in UTF-16 units. */
export type DocumentWords = { title: readonly string[]; text: readonly string[]; samples: readonly number[] };

/**
 * The places of `terms[i]` are `places[starts[i]]` up to `places[starts[i + 1]]`, ascending. Document `d` has the places from
 * `documents[d]`, its text those from `texts[d]`, up to `documents[d + 1]`. One place is left free behind title and text: no
 * phrase reaches across. The samples of document `d` are those from `firstSamples[d]` up to `firstSamples[d + 1]`.
 */
export type Segment = {
  terms: readonly string[];
  starts: Uint32Array;
  places: Uint32Array;
  documents: Uint32Array;
  texts: Uint32Array;
  samples: Uint32Array;
  firstSamples: Uint32Array;
};

/** Indices into `terms`, from the first up to but not including the last. */
export type TermRange = { from: number; to: number };

export function documentCount(segment: Segment): number {
  return segment.texts.length;
}

/** Places in all, which is what a segment costs: four bytes each. */
export function placeCount(segment: Segment): number {
  return segment.documents[documentCount(segment)] ?? 0;
}

/** Makes a segment of documents, which get the numbers 0, 1, 2, … in it. */
export function buildSegment(documents: readonly DocumentWords[]): Segment {
  const numbers = new Map<string, number>();
  const bounds = new Uint32Array(documents.length + 1);
  const texts = new Uint32Array(documents.length);
  const terms: number[] = [];
  const places: number[] = [];
  let place = 0;
  const add = (words: readonly string[]): void => {
    for (const word of words) {
      let number = numbers.get(word);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(word, number);
      }
      terms.push(number);
      places.push(place);
      place += 1;
    }
    place += 1;
  };
  for (const [index, { title, text }] of documents.entries()) {
    bounds[index] = place;
    add(title);
    texts[index] = place;
    add(text);
  }
  bounds[documents.length] = place;
  const sampled = joinSamples(documents.map(({ samples }) => samples));
  return { ...sortPlaces([...numbers.keys()], terms, places), documents: bounds, texts, ...sampled };
}

function joinSamples(lists: readonly ArrayLike<number>[]): Pick<Segment, 'samples' | 'firstSamples'> {
  const firstSamples = new Uint32Array(lists.length + 1);
  for (const [index, list] of lists.entries())
    firstSamples[index + 1] = (firstSamples[index] ?? 0) + list.length;
  const samples = new Uint32Array(firstSamples[lists.length] ?? 0);
  for (const [index, list] of lists.entries()) samples.set(list, firstSamples[index]);
  return { samples, firstSamples };
}

/** Where every 64th word of a document's text begins, in UTF-16 units. */
export function samplesOf({ samples, firstSamples }: Segment, document: number): Uint32Array {
  return samples.subarray(firstSamples[document], firstSamples[document + 1]);
}

/** Orders places by term, the terms by their code units. */
function sortPlaces(
  words: readonly string[],
  terms: readonly number[],
  places: readonly number[],
): Pick<Segment, 'terms' | 'starts' | 'places'> {
  const order = words.map((_, index) => index).sort((a, b) => compare(words[a] ?? '', words[b] ?? ''));
  const rank = new Uint32Array(words.length);
  for (const [at, number] of order.entries()) rank[number] = at;
  const starts = new Uint32Array(words.length + 1);
  for (const term of terms) {
    const next = (rank[term] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const free = starts.slice();
  const sorted = new Uint32Array(places.length);
  for (const [index, term] of terms.entries()) {
    const slot = rank[term] ?? 0;
    sorted[free[slot] ?? 0] = places[index] ?? 0;
    free[slot] = (free[slot] ?? 0) + 1;
  }
  return { terms: order.map((number) => words[number] ?? ''), starts, places: sorted };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A document of several segments, by its number there. */
export type Survivor = { segment: number; document: number };

/**
 * Makes one segment of several.
 * @param isAlive says which documents go into it; they keep their order
 */
export function mergeSegments(
  segments: readonly Segment[],
  isAlive: (segment: number, document: number) => boolean,
): { segment: Segment; survivors: Survivor[] } {
  const survivors: Survivor[] = [];
  const bounds: number[] = [];
  const texts: number[] = [];
  let place = 0;
  const moves = segments.map((segment, index) => {
    // How far each document moves; what is gone moves beyond everything.
    const move = new Float64Array(documentCount(segment)).fill(Number.NaN);
    for (let document = 0; document < move.length; document += 1) {
      if (!isAlive(index, document)) continue;
      const start = segment.documents[document] ?? 0;
      move[document] = place - start;
      survivors.push({ segment: index, document });
      bounds.push(place);
      texts.push(place + (segment.texts[document] ?? 0) - start);
      place += (segment.documents[document + 1] ?? 0) - start;
    }
    return move;
  });
  bounds.push(place);
  const merged = mergePlaces(segments, moves);
  const sampled = joinSamples(
    survivors.map(({ segment, document }) => {
      const from = segments[segment];
      return from === undefined ? [] : samplesOf(from, document);
    }),
  );
  const documents = Uint32Array.from(bounds);
  return { segment: { ...merged, documents, texts: Uint32Array.from(texts), ...sampled }, survivors };
}

function mergePlaces(
  segments: readonly Segment[],
  moves: readonly Float64Array[],
): Pick<Segment, 'terms' | 'starts' | 'places'> {
  const places = new Uint32Array(segments.reduce((sum, segment) => sum + segment.places.length, 0));
  const terms: string[] = [];
  const starts: number[] = [];
  const heads = segments.map(() => 0);
  let count = 0;
  for (;;) {
    const term = leastTerm(segments, heads);
    if (term === undefined) break;
    const before = count;
    for (const [index, segment] of segments.entries()) {
      const head = heads[index] ?? 0;
      if (segment.terms[head] !== term) continue;
      heads[index] = head + 1;
      count = copyPlaces(segment, head, moves[index], places, count);
    }
    if (count === before) continue;
    terms.push(term);
    starts.push(before);
  }
  starts.push(count);
  return { terms, starts: Uint32Array.from(starts), places: places.slice(0, count) };
}

function leastTerm(segments: readonly Segment[], heads: readonly number[]): string | undefined {
  let least: string | undefined;
  for (const [index, segment] of segments.entries()) {
    const term = segment.terms[heads[index] ?? 0];
    if (term !== undefined && (least === undefined || term < least)) least = term;
  }
  return least;
}

function copyPlaces(
  segment: Segment,
  term: number,
  moves: Float64Array | undefined,
  into: Uint32Array,
  from: number,
): number {
  let count = from;
  let document = 0;
  const end = segment.starts[term + 1] ?? 0;
  for (let at = segment.starts[term] ?? 0; at < end; at += 1) {
    const place = segment.places[at] ?? 0;
    document = documentFrom(segment.documents, document, place);
    const moved = place + (moves?.[document] ?? Number.NaN);
    if (Number.isNaN(moved)) continue;
    into[count] = moved;
    count += 1;
  }
  return count;
}

/** The document of `place`, looked for from `document` on: by doubling steps, then by halving. */
function documentFrom(bounds: Uint32Array, document: number, place: number): number {
  let low = document;
  let step = 1;
  while (low + step < bounds.length - 1 && (bounds[low + step] ?? 0) <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, bounds.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** The terms that equal `word`, or begin with it where `isPrefix`. */
export function findTerms({ terms }: Segment, word: string, isPrefix: boolean): TermRange {
  const from = firstNotBelow(terms, word, 0);
  if (!isPrefix) return { from, to: terms[from] === word ? from + 1 : from };
  // The greatest code unit ends whatever begins with the word.
  return { from, to: firstNotBelow(terms, `${word}\uffff`, from) };
}

function firstNotBelow(terms: readonly string[], word: string, start: number): number {
  let low = start;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

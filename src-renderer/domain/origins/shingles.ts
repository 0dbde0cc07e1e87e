/**
 * Which words two texts share. Fingerprints of word shingles find the texts worth comparing: winnowing, after Schleimer,
 * Wilkerson and Aiken (SIGMOD 2003), keeps the least hash of each window, so that any shared run of 15 words leaves a
 * fingerprint in both. What is shown and decided is then measured on the texts themselves, never estimated.
 */
import { isWordKind, tokenize } from '../anchor/words.ts';

/** Words of one shingle. Eight in a row are hardly ever the same by chance. */
const SHINGLE = 8;
const WINDOW = 8;
/** Places of one shingle that are tried: texts that repeat themselves must not take quadratic time. */
const PLACES = 12;
/** One origin: this part of the shorter text, and this many words that are not within quotation marks. */
export const LEAST_SHARE = 0.35;
const LEAST_WORDS = 30;

/** The same words in two texts: `[start, end)` of each, UTF-16 offsets. */
export type SharedPassage = { start: number; end: number; otherStart: number; otherEnd: number };

/** `share`: words of the shorter text that also stand in the other, from 0 to 1. `ownWords`: those of them not quoted. */
export type SharedMeasure = { share: number; ownWords: number };

/** `starts` and `ends` are UTF-16 offsets into `text`. */
type Words = { text: string; starts: number[]; ends: number[]; hashes: number[]; quoted: boolean[] };

/** FNV-1a, 32 bits. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const OPENING: ReadonlySet<string> = new Set(['“', '„', '«']);
const CLOSING: ReadonlySet<string> = new Set(['”', '»']);

function foldWord(word: string): string {
  const lower = word.toLowerCase().replaceAll('’', "'");
  return /^[\u0020-\u007e]*$/u.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** Words, folded and hashed. A quotation ends with its paragraph at the latest: marks are often left open. */
function readWords(text: string): Words {
  const { starts, kinds } = tokenize(text);
  const words: Words = { text, starts: [], ends: [], hashes: [], quoted: [] };
  const known = new Map<string, number>();
  let isQuoted = false;
  for (let i = 0; i < kinds.length; i += 1) {
    const [start, end] = [starts[i] ?? 0, starts[i + 1] ?? 0];
    const token = text.slice(start, end);
    if (!isWordKind(kinds[i])) {
      if (token.includes('\n') || CLOSING.has(token)) isQuoted = false;
      else if (OPENING.has(token)) isQuoted = true;
      else if (token === '"') isQuoted = !isQuoted;
      continue;
    }
    const hash = known.get(token) ?? hashWord(foldWord(token));
    known.set(token, hash);
    words.starts.push(start);
    words.ends.push(end);
    words.hashes.push(hash);
    words.quoted.push(isQuoted);
  }
  return words;
}

/** The hash of every run of SHINGLE words; 32 bits, finished as MurmurHash3 does so that the least one is a fair draw. */
function hashShingles(hashes: readonly number[]): Uint32Array {
  const result = new Uint32Array(Math.max(0, hashes.length - SHINGLE + 1));
  for (let i = 0; i < result.length; i += 1) {
    let hash = 0;
    for (let j = i; j < i + SHINGLE; j += 1) hash = Math.imul(hash, 0x5bd1e995) ^ (hashes[j] ?? 0);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    result[i] = hash ^ (hash >>> 16);
  }
  return result;
}

/** The fingerprints of a text, each once, in no order. A text shorter than a shingle has none. */
export function fingerprint(text: string): Uint32Array<ArrayBuffer> {
  const hashes = hashShingles(readWords(text).hashes);
  const chosen = new Set<number>();
  const last = Math.max(0, hashes.length - WINDOW);
  for (let from = 0; from <= last; from += 1) {
    let least = hashes[from];
    for (let i = from + 1; i < Math.min(from + WINDOW, hashes.length); i += 1) {
      const hash = hashes[i];
      if (hash !== undefined && (least === undefined || hash < least)) least = hash;
    }
    if (least !== undefined) chosen.add(least);
  }
  return Uint32Array.from(chosen);
}

type Run = { at: number; otherAt: number; length: number };

function placesOf(shingles: Uint32Array): Map<number, number[]> {
  const places = new Map<number, number[]>();
  shingles.forEach((hash, at) => {
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [at]);
    else if (known.length < PLACES) known.push(at);
  });
  return places;
}

function runLength(a: readonly number[], at: number, b: readonly number[], otherAt: number): number {
  let length = 0;
  while (at + length < a.length && otherAt + length < b.length && a[at + length] === b[otherAt + length])
    length += 1;
  return length;
}

/** Runs of at least SHINGLE words, in the order of the first text; each of its words is in one run at most. */
function findRuns(a: Words, b: Words): Run[] {
  const places = placesOf(hashShingles(b.hashes));
  const shingles = hashShingles(a.hashes);
  const runs: Run[] = [];
  for (let at = 0; at < shingles.length; ) {
    let best: Run | null = null;
    for (const otherAt of places.get(shingles[at] ?? 0) ?? []) {
      const length = runLength(a.hashes, at, b.hashes, otherAt);
      if (length >= SHINGLE && length > (best?.length ?? 0)) best = { at, otherAt, length };
    }
    if (best !== null) runs.push(best);
    at += best?.length ?? 1;
  }
  return runs;
}

/** Words at the edge of a run that are no more than the same beginning of another sentence: "The", "In the". */
const STRAY = 3;

/** Whether a sentence or a paragraph ends before a word. */
function isBreakBefore({ text, starts, ends }: Words, index: number): boolean {
  return /\n|[.!?…。！？]\P{L}*\s/u.test(text.slice(ends[index - 1] ?? 0, starts[index]));
}

/** The run without strays beyond the first and the last sentence break that both texts have. */
function withoutStrays(run: Run, a: Words, b: Words): Run {
  let [from, to] = [0, run.length];
  const isBreak = (i: number): boolean => isBreakBefore(a, run.at + i) && isBreakBefore(b, run.otherAt + i);
  for (let i = 1; i <= STRAY; i += 1) {
    if (isBreak(i)) from = i;
    if (isBreak(run.length - i)) to = run.length - i;
  }
  if (to - from < SHINGLE) return run;
  return { at: run.at + from, otherAt: run.otherAt + from, length: to - from };
}

/** How many closing signs both texts have behind a passage: its full stop, and the quotation mark after that. */
function closingSigns(a: string, end: number, b: string, otherEnd: number): number {
  let count = 0;
  while (/[.,;:!?…”’»"')\]]/u.test(a[end + count] ?? '') && a[end + count] === b[otherEnd + count])
    count += 1;
  return count;
}

/** What two texts share, and how much of each that is. */
export type Comparison = SharedMeasure & {
  /** In the order of the first text. */
  passages: SharedPassage[];
  /** Words of each text, and how many of them stand in a shared passage. */
  words: [number, number];
  sharedWords: [number, number];
};

/** How many words are in runs that may overlap; runs are `[at, at + length)`. */
function countCovered(runs: readonly (readonly [at: number, length: number])[]): number {
  let [covered, end] = [0, 0];
  for (const [at, length] of runs.toSorted((a, b) => a[0] - b[0])) {
    covered += Math.max(0, at + length - Math.max(at, end));
    end = Math.max(end, at + length);
  }
  return covered;
}

/**
 * The passages of eight words and more that stand in both texts. Case and diacritics do not count. Each word of the
 * shorter text is in one passage at most; one of the longer may be in several, where the shorter repeats itself.
 */
export function compareTexts(a: string, b: string): Comparison {
  const [first, second] = [readWords(a), readWords(b)];
  const isFirstShorter = first.hashes.length <= second.hashes.length;
  const [shorter, longer] = isFirstShorter ? [first, second] : [second, first];
  const runs = findRuns(shorter, longer).map((run) => withoutStrays(run, shorter, longer));
  const inShorter = runs.reduce((sum, { length }) => sum + length, 0);
  const inLonger = countCovered(runs.map(({ otherAt, length }) => [otherAt, length]));
  const total = shorter.hashes.length;
  const passages = runs
    .map(({ at, otherAt, length }) => (isFirstShorter ? [at, otherAt, length] : [otherAt, at, length]))
    .map(([at = 0, otherAt = 0, length = 1]) => ({
      start: first.starts[at] ?? 0,
      end: first.ends[at + length - 1] ?? 0,
      otherStart: second.starts[otherAt] ?? 0,
      otherEnd: second.ends[otherAt + length - 1] ?? 0,
    }))
    .map((passage): SharedPassage => {
      const signs = closingSigns(a, passage.end, b, passage.otherEnd);
      return { ...passage, end: passage.end + signs, otherEnd: passage.otherEnd + signs };
    })
    .sort((x, y) => x.start - y.start || x.otherStart - y.otherStart);
  return {
    share: total === 0 ? 0 : inShorter / total,
    ownWords: countOwn(shorter, runs),
    passages,
    words: [first.hashes.length, second.hashes.length],
    sharedWords: isFirstShorter ? [inShorter, inLonger] : [inLonger, inShorter],
  };
}

/** Words of runs that stand outside of quotation marks. */
function countOwn({ quoted }: Words, runs: readonly Run[]): number {
  let own = 0;
  for (const { at, length } of runs)
    for (let i = at; i < at + length; i += 1) if (quoted[i] === false) own += 1;
  return own;
}

/** How much of the shorter text stands in the other: a wire story within a longer article is all there. */
export function measureShared(a: string, b: string): SharedMeasure {
  const { share, ownWords } = compareTexts(a, b);
  return { share, ownWords };
}

/** Whether two texts come from one origin. The same quotation or the same imprint in both does not make them one. */
export function isOneOrigin({ share, ownWords }: SharedMeasure): boolean {
  return share >= LEAST_SHARE && ownWords >= LEAST_WORDS;
}

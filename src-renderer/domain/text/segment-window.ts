/**
 * Segmentation around one offset. `Intl.Segmenter` copies the text that it is given, so a text of several megabytes is
 * never handed to it whole: a window is cut around the offset, beginning where a boundary is certain.
 */

export type Granularity = 'grapheme' | 'word' | 'sentence';

export type Segment = { start: number; end: number; isWord: boolean };

/** UTF-16 units looked at on each side of the offset at first, and at most. */
const FIRST_REACH = { grapheme: 64, word: 256, sentence: 2048 } as const satisfies Record<
  Granularity,
  number
>;
const LONGEST_REACH = 32_768;

const segmenters = new Map<Granularity, Intl.Segmenter>();

function segmenterFor(granularity: Granularity): Intl.Segmenter {
  let segmenter = segmenters.get(granularity);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter('en', { granularity });
    segmenters.set(granularity, segmenter);
  }
  return segmenter;
}

function isPlain(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || unit === 0x0a;
}

/** True between two plain characters: certainly a border between graphemes, which the segmenter need not be asked for. */
export function isPlainBorder(text: string, offset: number): boolean {
  return isPlain(text.charCodeAt(offset)) && isPlain(text.charCodeAt(offset - 1));
}

/** True where no segment can span `offset`: for graphemes between two plain characters, for words after white space. */
function isCertain(text: string, granularity: Granularity, offset: number): boolean {
  if (granularity === 'grapheme') return isPlainBorder(text, offset);
  return granularity === 'word' && /\s/u.test(text[offset - 1] ?? '');
}

type Window = { segments: Segment[]; start: number; end: number; isStartCertain: boolean };

/** The segments of about `reach` units on each side of `offset`, in order. */
function segmentsAround(
  text: string,
  granularity: Granularity,
  offset: number,
  reach: number,
  range: { start: number; end: number },
): Window {
  const lowest = Math.max(range.start, offset - 2 * reach);
  let start = Math.max(lowest, offset - reach);
  while (start > lowest && !isCertain(text, granularity, start)) start -= 1;
  const end = Math.min(range.end, offset + reach);
  const segments: Segment[] = [];
  const slice = text.slice(start, end);
  // To the standard a line feed ends a sentence; in hard-wrapped text it does not.
  const content = granularity === 'sentence' ? slice.replace(/\n/gu, ' ') : slice;
  for (const part of segmenterFor(granularity).segment(content)) {
    const first = start + part.index;
    segments.push({ start: first, end: first + part.segment.length, isWord: part.isWordLike ?? false });
  }
  const isStartCertain = start === range.start || isCertain(text, granularity, start);
  return { segments, start, end, isStartCertain };
}

/**
 * Finds a segment near `offset` within `range`: widens the window until `pick` gives one that the window's edges did not
 * cut. A segment of more than 32,768 units is given as far as was looked.
 */
export function findSegment(
  text: string,
  granularity: Granularity,
  offset: number,
  range: { start: number; end: number },
  pick: (segments: readonly Segment[]) => Segment | undefined,
): Segment | undefined {
  for (let reach: number = FIRST_REACH[granularity]; ; reach *= 4) {
    const window = segmentsAround(text, granularity, offset, reach, range);
    const found = pick(window.segments);
    const isCut =
      found === undefined ||
      (found.end === window.end && window.end < range.end) ||
      (found.start === window.start && !window.isStartCertain);
    const seesAll = window.start === range.start && window.end === range.end;
    if (!isCut || seesAll || reach >= LONGEST_REACH) return found;
  }
}

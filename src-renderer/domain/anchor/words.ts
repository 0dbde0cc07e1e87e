/**
 * Cuts a text into words, white space and single signs, without loss: what diffs are made of. Every border is also one
 * between graphemes (Unicode Standard Annex 29), so that no diff splits a character as readers see it.
 *
 * Not `Intl.Segmenter` throughout: it takes about a second for 3 MB. It is asked only about what may be a cluster of
 * several code points; all else is decided by a table.
 */

/** What a token is: a word or number; one sign of a script without spaces; white space; anything else, one grapheme at a time. */
const WORD = 1;
const SYLLABLE = 2;
const SPACE = 3;
const SIGN = 4;

/** Token `i` is `[starts[i], starts[i + 1])`; `starts` has one entry more than `kinds`: the end of the last token. */
export type Tokens = { starts: number[]; kinds: number[] };

/** True for what carries meaning: words, numbers, ideographs. */
export function isWordKind(kind: number | undefined): boolean {
  return kind === WORD || kind === SYLLABLE;
}

const UNKNOWN = 0;
const COMPLEX = 1;
const LETTER = 2;
const DIGIT = 3;
const BLANK = 4;
const SINGLE = 5;
const IDEOGRAPH = 6;

/** Ranges of code units that never join with one another into a grapheme, but for what is taken out below. */
const SIMPLE: readonly (readonly [number, number])[] = [
  [0x00, 0x2ff],
  [0x370, 0x482],
  [0x48a, 0x58f],
  [0x5d0, 0x5ea],
  [0x620, 0x64a],
  [0x1e00, 0x1fff],
  [0x2010, 0x2029],
  [0x202f, 0x205e],
  [0x20a0, 0x20bf],
  [0x3000, 0x3029],
  [0x3041, 0x3096],
  [0x30a0, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff01, 0xff9d],
];
/** Pictographs (they join with what follows a joiner) and the soft hyphen. */
const NOT_SIMPLE: ReadonlySet<number> = new Set([0xa9, 0xad, 0xae, 0x203c, 0x2049]);
/** Scripts written without spaces: a word cannot be told by its signs, so each sign is a token. */
const WITHOUT_SPACES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/u;

const classes = new Uint8Array(0x10000);

function classify(unit: number): number {
  const isSimple = !NOT_SIMPLE.has(unit) && SIMPLE.some(([from, to]) => unit >= from && unit <= to);
  if (!isSimple) return COMPLEX;
  const sign = String.fromCharCode(unit);
  if (WITHOUT_SPACES.test(sign)) return IDEOGRAPH;
  if (/\p{L}/u.test(sign)) return LETTER;
  if (/\p{N}/u.test(sign)) return DIGIT;
  return /\s/u.test(sign) ? BLANK : SINGLE;
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = classes[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const found = classify(unit);
  classes[unit] = found;
  return found;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** UTF-16 units given to the segmenter at once: it copies what it is given. */
const WINDOW = 2048;

/** Graphemes from `from` up to a border that is certain, or to as far as one window sees for certain. */
function complexRun(text: string, from: number, to: number): { start: number; end: number }[] {
  let certain = from + 1;
  while (
    certain < to &&
    !(classAt(text, certain - 1) !== COMPLEX && classAt(text, certain) !== COMPLEX) &&
    certain - from < WINDOW
  )
    certain += 1;
  for (let reach = certain; ; reach = Math.min(to, from + 2 * (reach - from))) {
    const isCertain =
      reach >= to || (classAt(text, reach - 1) !== COMPLEX && classAt(text, reach) !== COMPLEX);
    const found = Array.from(graphemes.segment(text.slice(from, reach)), ({ index, segment }) => ({
      start: from + index,
      end: from + index + segment.length,
    }));
    if (isCertain) return found;
    if (found.length > 1) return found.slice(0, -1);
  }
}

function complexKind(text: string, start: number): number {
  const sign = String.fromCodePoint(text.codePointAt(start) ?? 0);
  if (/\s/u.test(sign)) return SPACE;
  if (WITHOUT_SPACES.test(sign)) return SYLLABLE;
  return /[\p{L}\p{N}\p{M}]/u.test(sign) ? WORD : SIGN;
}

const APOSTROPHES: ReadonlySet<number> = new Set([0x27, 0x2019]);
const NUMBER_SIGNS: ReadonlySet<number> = new Set([0x2c, 0x2e]);

/** True for the apostrophe of "don't" and the comma of "12,000": without it, "12" would seem to survive in "12,000". */
function joins(text: string, at: number, end: number): boolean {
  if (at + 1 >= end) return false;
  const unit = text.charCodeAt(at);
  const wanted = APOSTROPHES.has(unit) ? LETTER : NUMBER_SIGNS.has(unit) ? DIGIT : UNKNOWN;
  return wanted !== UNKNOWN && classAt(text, at - 1) === wanted && classAt(text, at + 1) === wanted;
}

/**
 * Calls `visit` with each token of `[from, to)` of `text`, in order, without gap: where it begins and ends, and its kind.
 * `from` and `to` must be borders between graphemes.
 */
export function forEachToken(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number, kind: number) => void,
): void {
  // The token that goes on up to `at`.
  let start = from;
  let last = 0;
  const begin = (at: number, kind: number): void => {
    if (last !== 0) visit(start, at, last);
    start = at;
    last = kind;
  };
  let kind = from < to ? classAt(text, from) : UNKNOWN;
  for (let at = from; at < to; ) {
    let next = at + 1 < to ? classAt(text, at + 1) : UNKNOWN;
    if (kind === COMPLEX || next === COMPLEX) {
      for (const sign of complexRun(text, at, to)) {
        const found = complexKind(text, sign.start);
        if (found !== last || (found !== WORD && found !== SPACE)) begin(sign.start, found);
        at = sign.end;
      }
      kind = at < to ? classAt(text, at) : UNKNOWN;
      continue;
    }
    if (kind === LETTER || kind === DIGIT) {
      if (last !== WORD) begin(at, WORD);
      // Most signs of a text are letters that follow a letter.
      while (next === LETTER || next === DIGIT) {
        at += 1;
        kind = next;
        next = at + 1 < to ? classAt(text, at + 1) : UNKNOWN;
      }
      if (next === COMPLEX) continue;
    } else if (kind === BLANK) {
      if (last !== SPACE) begin(at, SPACE);
    } else if (kind === IDEOGRAPH) begin(at, SYLLABLE);
    else if (!(last === WORD && joins(text, at, to))) begin(at, SIGN);
    at += 1;
    kind = next;
  }
  if (last !== 0) visit(start, to, last);
}

/** The tokens of `[from, to)`, as of `forEachToken`. */
export function tokenize(text: string, from = 0, to: number = text.length): Tokens {
  const starts: number[] = [];
  const kinds: number[] = [];
  forEachToken(text, from, to, (start, _end, kind) => {
    starts.push(start);
    kinds.push(kind);
  });
  starts.push(to);
  return { starts, kinds };
}

/** A text as it is compared with quotes from other programs, and the way back to its own offsets. */

/** `offsets[i]`: where sign `i` of the folded text begins in the text it came from, in UTF-16 units. */
export type FoldedText = { text: string; offsets: Int32Array };

const QUOTE_MARKS = /["“”„‟«»‹›'‘’‚‛`´]/u;
const DASHES = /[‐‑‒–—―−]/u;
/** Soft hyphens and zero-width signs: invisible, and copied or not as a program likes. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;

function foldSign(sign: string): string {
  if (/\s/u.test(sign)) return ' ';
  if (QUOTE_MARKS.test(sign)) return "'";
  if (DASHES.test(sign)) return '-';
  if (INVISIBLE.test(sign)) return '';
  return sign
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

const folded = new Map<string, string>();

function foldKnown(sign: string): string {
  const known = folded.get(sign);
  if (known !== undefined) return known;
  const fold = foldSign(sign);
  // Bounded: a text may use every sign there is.
  if (folded.size < 20_000) folded.set(sign, fold);
  return fold;
}

const SPACE = 0x20;
/** What each sign of ASCII is folded to: always one unit. Texts consist of these for the most part. */
const ASCII = Uint16Array.from({ length: 128 }, (_, unit) =>
  foldSign(String.fromCharCode(unit)).charCodeAt(0),
);

/** UTF-16 units and where each comes from, in arrays that grow: a text of megabytes is folded within a few frames. */
class FoldedUnits {
  #units = new Uint16Array(1024);
  #offsets = new Int32Array(1024);
  #length = 0;

  put(unit: number, offset: number): void {
    if (this.#length === this.#units.length) {
      const [units, offsets] = [this.#units, this.#offsets];
      this.#units = new Uint16Array(units.length * 2);
      this.#units.set(units);
      this.#offsets = new Int32Array(offsets.length * 2);
      this.#offsets.set(offsets);
    }
    this.#units[this.#length] = unit;
    this.#offsets[this.#length] = offset;
    this.#length += 1;
  }

  take(): FoldedText {
    const parts: string[] = [];
    // As many arguments as a call takes anywhere.
    for (let at = 0; at < this.#length; at += 8192)
      parts.push(
        String.fromCharCode.apply(
          null,
          this.#units.subarray(at, Math.min(at + 8192, this.#length)) as unknown as number[],
        ),
      );
    return { text: parts.join(''), offsets: this.#offsets.slice(0, this.#length) };
  }
}

/**
 * Lower case, without diacritics, one space for any white space, one form of quote marks and dashes. A part at a time: whoever
 * may not be held up goes on with the next when there is time.
 * @param part UTF-16 units of a part
 */
export function* foldInParts(text: string, part: number): Generator<undefined, FoldedText> {
  const folded = new FoldedUnits();
  let wasSpace = false;
  let rest = part;
  for (let at = 0; at < text.length; ) {
    if (at >= rest) {
      yield;
      rest += part;
    }
    const unit = text.charCodeAt(at);
    const plain = ASCII[unit];
    const sign = plain === undefined ? String.fromCodePoint(text.codePointAt(at) ?? unit) : '';
    const fold = plain === undefined ? foldKnown(sign) : '';
    const isSpace = plain === SPACE || fold === ' ';
    if (!(isSpace && wasSpace)) {
      if (plain !== undefined) folded.put(plain, at);
      for (let i = 0; i < fold.length; i += 1) folded.put(fold.charCodeAt(i), at);
      if (plain !== undefined || fold !== '') wasSpace = isSpace;
    }
    at += plain === undefined ? sign.length : 1;
  }
  return folded.take();
}

/** The whole text at once; see `foldInParts`. */
export function foldText(text: string): FoldedText {
  const { value } = foldInParts(text, text.length).next();
  if (value === undefined) throw new Error('A text of one part is folded in one go');
  return value;
}

/** Where sentences begin and end in a short stretch of text: places at which a passage may begin or end. */

/** Ends of sentences, with the quote marks and brackets that close them; and line ends. */
const SENTENCE_END = /[.!?…。！？]["'”’»)\]]*(?=\s|$)|\S(?=\s*\n)/gu;
/** Units looked at before an offset. */
const BEFORE = 12;

/** Offsets in `[from, to]` at which a sentence ends, in order. */
export function sentenceEnds(text: string, from: number, to: number): number[] {
  return Array.from(
    text.slice(from, to).matchAll(SENTENCE_END),
    ({ index, 0: found }) => from + index + found.length,
  );
}

/** Offsets in `[from, to)` at which a sentence begins after another one, in order. */
export function sentenceStarts(text: string, from: number, to: number): number[] {
  return sentenceEnds(text, from, to).flatMap((end) => {
    let at = end;
    while (at < to && /\s/u.test(text[at] ?? '')) at += 1;
    return at < to ? [at] : [];
  });
}

export function isSentenceStart(text: string, at: number): boolean {
  return (
    /(^|\n|[.!?…。！？]["'”’»)\]]*\s)\s*["'“‘«([]*$/u.test(
      `${at <= BEFORE ? '\n' : ''}${text.slice(Math.max(0, at - BEFORE), at)}`,
    ) && at >= 0
  );
}

export function isSentenceEnd(text: string, at: number): boolean {
  return (
    /[.!?…。！？]["'”’»)\]]*$/u.test(text.slice(Math.max(0, at - 4), at)) ||
    /^\s*(\n|$)/u.test(text.slice(at, at + BEFORE))
  );
}

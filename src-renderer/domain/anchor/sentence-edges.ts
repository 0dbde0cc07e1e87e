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

/** Signs between clauses, with the white space after them; and before them, where a sentence ends, its full stop. */
const CLAUSE_SIGN = /[,;:–—]["'”’»)\]]*\s+/gu;
const CLAUSE_END = /["'”’»)\]]*[,;:–—.!?…](?=\s|$)/gu;

/** Offsets in `[from, to)` at which a clause or a sentence begins after another one. */
export function clauseStarts(text: string, from: number, to: number): number[] {
  const clauses = Array.from(
    text.slice(from, to).matchAll(CLAUSE_SIGN),
    ({ index, 0: found }) => from + index + found.length,
  );
  return [...sentenceStarts(text, from, to), ...clauses.filter((at) => at < to)];
}

/** Offsets in `(from, to]` at which a clause ends: before the sign that ends it. */
export function clauseEnds(text: string, from: number, to: number): number[] {
  return Array.from(text.slice(from, to).matchAll(CLAUSE_END), ({ index }) => from + index).filter(
    (at) => at > from,
  );
}

export function isClauseStart(text: string, at: number): boolean {
  return (
    isSentenceStart(text, at) || /[,;:–—]["'”’»)\]]*\s+$/u.test(text.slice(Math.max(0, at - BEFORE), at))
  );
}

export function isClauseEnd(text: string, at: number): boolean {
  return isSentenceEnd(text, at) || /^["'”’»)\]]*[,;:–—.!?…](\s|$)/u.test(text.slice(at, at + BEFORE));
}

export function isSentenceStart(text: string, at: number): boolean {
  return (
    /((^|\n)\s*([-–—•*]\s+)?|[.!?…。！？]["'”’»)\]]*\s+)["'“‘«([]*$/u.test(
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

/** Signs that may end a sentence, and those that close it. */
const STOP = /[.!?…。！？\n]/gu;
/** What stands before the items of a list. */
const BULLET = /[-–—•*]/u;
const CLOSING = /["'”’»)\]]/u;

function isSpaceAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit > 0x20 && unit < 0x7f) return false;
  return unit === 0x20 || /\s/u.test(text[at] ?? '');
}

/**
 * The sentences of a text, in order, without the white space between them. A line end ends a sentence too. They end where
 * `SENTENCE_END` says, which is not used because it tries every sign: a large text takes ten times as long.
 */
export function splitSentences(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  const push = (from: number, to: number): void => {
    let start = from;
    let end = to;
    while (start < end && isSpaceAt(text, start)) start += 1;
    if (BULLET.test(text[start] ?? '') && isSpaceAt(text, start + 1)) start += 2;
    while (start < end && isSpaceAt(text, start)) start += 1;
    while (end > start && isSpaceAt(text, end - 1)) end -= 1;
    if (end > start) sentences.push({ start, end });
  };
  let from = 0;
  for (const { index, 0: sign } of text.matchAll(STOP)) {
    let end = index;
    if (sign === '\n') while (end > from && isSpaceAt(text, end - 1)) end -= 1;
    else {
      end += 1;
      while (CLOSING.test(text[end] ?? '')) end += 1;
      if (end < text.length && !isSpaceAt(text, end)) continue;
    }
    push(from, end);
    // After the line end too: else thousands of blank lines would be gone back over by each.
    from = sign === '\n' ? index + 1 : end;
  }
  push(from, text.length);
  return sentences;
}

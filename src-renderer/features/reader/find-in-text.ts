/** Finding words in a text whatever their case, accents, quote marks and line ends; matches are offsets into the text. */
import { type FoldedText, foldInParts, foldText } from '../../domain/anchor/fold-text.ts';
import type { TextRange } from '../../domain/text/sentence.ts';

export type FindOptions = { matchCase: boolean; wholeWords: boolean };

const WORD_SIGN = /[\p{L}\p{N}]/u;

/** A text made ready to be searched again and again: folding megabytes takes longer than searching them. */
export type Findable = { text: string; folded: FoldedText };

/** UTF-16 units that are folded in one go: some ten milliseconds. */
const PART = 300_000;

/** Made between what else the window does. Null where `signal` was aborted meanwhile. */
export async function makeFindable(text: string, signal: AbortSignal): Promise<Findable | null> {
  const folding = foldInParts(text, PART);
  for (let step = folding.next(); ; step = folding.next()) {
    if (signal.aborted) return null;
    if (step.done === true) return { text, folded: step.value };
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Every place of `needle`, in text order, none overlapping another. UTF-16 offsets. */
export function findInText({ text, folded }: Findable, needle: string, options: FindOptions): TextRange[] {
  const wanted = foldText(needle).text;
  if (wanted.trim() === '') return [];
  const matches: TextRange[] = [];
  const offsetAt = (index: number): number => folded.offsets[index] ?? text.length;
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    if (options.wholeWords && !standsAlone(folded.text, at, end)) continue;
    const match = { start: offsetAt(at), end: endOf(offsetAt(end - 1), offsetAt(end), text) };
    if (options.matchCase && !sameCase(text.slice(match.start, match.end), needle)) continue;
    matches.push(match);
  }
  return matches;
}

/** The end of the sign at `last`: what is folded away after it, such as a soft hyphen, does not belong to the match. */
function endOf(last: number, next: number, text: string): number {
  const sign = text.codePointAt(last);
  const length = sign !== undefined && sign > 0xffff ? 2 : 1;
  let end = last + length;
  while (end < next && /\p{M}/u.test(text[end] ?? '')) end += 1;
  return Math.max(last + 1, Math.min(end, next === last ? end : next));
}

function standsAlone(text: string, start: number, end: number): boolean {
  return !WORD_SIGN.test(text[start - 1] ?? '') && !WORD_SIGN.test(text[end] ?? '');
}

/** The same but for accents, quote marks and spaces: only upper and lower case tell them apart. */
function sameCase(found: string, needle: string): boolean {
  const bare = (words: string): string => words.normalize('NFKD').replace(/[^\p{L}]/gu, '');
  return bare(found) === bare(needle);
}

/** Sentences of a text, by Intl.Segmenter (Unicode UAX #29) with repairs for what it does not know. */
import { trimRange } from '../anchor/anchor.ts';
import type { Block } from '../text/block.ts';
import { bindsToNextWord } from './abbreviations.ts';

/** UTF-16 offsets into the text, without the white space around the sentence. */
export type Sentence = { start: number; end: number; blockIndex: number };

/**
 * The sentences of every block but headings; none reaches across blocks. Repairs: a full stop after an abbreviation,
 * title or initial does not end a sentence; a line feed inside a block (hard-wrapped text) does not either.
 * @param language BCP 47 tag for the segmenter
 */
export function segmentSentences(text: string, blocks: readonly Block[], language = 'en'): Sentence[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const sentences: Sentence[] = [];
  for (const [blockIndex, block] of blocks.entries()) {
    if (block.kind === 'heading') continue;
    // Same length, so offsets hold: to UAX #29 a line feed ends a sentence.
    const content = text.slice(block.start, block.end).replace(/\n/g, ' ');
    for (const [from, to] of sentenceRanges(content, segmenter)) {
      const range = trimRange(text, block.start + from, block.start + to);
      if (range !== null) sentences.push({ ...range, blockIndex });
    }
  }
  return sentences;
}

function sentenceRanges(content: string, segmenter: Intl.Segmenter): [number, number][] {
  const ranges: [number, number][] = [];
  let from = 0;
  for (const { segment, index } of segmenter.segment(content)) {
    const to = index + segment.length;
    if (to < content.length && isCutShort(content, index, to)) continue;
    ranges.push([from, to]);
    from = to;
  }
  if (from < content.length) ranges.push([from, content.length]);
  return ranges;
}

/** True when the segmenter stopped at `to` although the sentence, begun at `from`, goes on. */
export function isCutShort(content: string, from: number, to: number): boolean {
  const tail = content.slice(Math.max(from, to - 40), to);
  // “Is it over?” she asked.
  if (/[?!]["”’]\s*$/u.test(tail) && /^\p{Ll}/u.test(content.slice(to, to + 2))) return true;
  const lastWord = /(?:^|[\s("“‘'—–-])([\p{L}\p{N}.]+)\.\s*$/u.exec(tail)?.[1];
  if (lastWord === undefined) return false;
  const next = /^["“‘'(]*([\p{L}\p{N}]+)/u.exec(content.slice(to, to + 40))?.[1];
  return next !== undefined && bindsToNextWord(lastWord, next);
}

import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';
import {
  nextSentenceStart,
  previousSentenceStart,
  sentenceAt,
} from '../../../../src-renderer/domain/text/sentence.ts';

const first = 'Gen. Munir met Dr. Khan in the U.S. capital on 3 Nov. 2025. He left.';
const second = 'Kabul denied it. “No one crossed,” it said.';
const text = `A headline\n\n${first}\n\n${second}`;
const blocks: Block[] = [
  { kind: 'heading', level: 1, start: 0, end: 10, marks: [] },
  { kind: 'paragraph', start: 12, end: 12 + first.length, marks: [] },
  { kind: 'paragraph', start: 14 + first.length, end: text.length, marks: [] },
];
const quote = (range: { start: number; end: number } | null): string =>
  range === null ? '' : text.slice(range.start, range.end);

describe('the sentence at the caret', () => {
  it('is the whole sentence without the space after it', () => {
    expect(quote(sentenceAt(text, blocks, text.indexOf('denied')))).toBe('Kabul denied it.');
    expect(quote(sentenceAt(text, blocks, text.indexOf('He left')))).toBe('He left.');
  });

  it('does not end at an abbreviation', () => {
    expect(quote(sentenceAt(text, blocks, text.indexOf('Khan')))).toMatch(/^Gen\. Munir .* 2025\.$/u);
  });

  it('never leaves its block', () => {
    expect(quote(sentenceAt(text, blocks, 3))).toBe('A headline');
    expect(quote(sentenceAt(text, blocks, text.length))).toBe('“No one crossed,” it said.');
    expect(quote(sentenceAt(text, blocks, 11))).toBe('A headline');
  });

  it('is found in the middle of one enormous line', () => {
    const long = 'Attacks crossed the border at night. '.repeat(50_000).trim();
    const range = sentenceAt(
      long,
      [{ kind: 'paragraph', start: 0, end: long.length, marks: [] }],
      long.indexOf('border', 900_000),
    );
    expect(long.slice(range?.start, range?.end)).toBe('Attacks crossed the border at night.');
  });
});

describe('moving by sentence', () => {
  it('goes through every sentence and across blocks, there and back', () => {
    const starts = [0];
    for (let at = 0; at < text.length && starts.length < 20; ) {
      at = nextSentenceStart(text, blocks, at);
      starts.push(at);
    }
    expect(starts.map((at) => text.slice(at, at + 5))).toEqual([
      'A hea',
      'Gen. ',
      'He le',
      'Kabul',
      '“No o',
      '',
    ]);
    const back: number[] = [];
    for (let at = text.length; at > 0 && back.length < 20; ) {
      at = previousSentenceStart(text, blocks, at);
      back.unshift(at);
    }
    expect(back).toEqual(starts.slice(0, -1));
  });
});

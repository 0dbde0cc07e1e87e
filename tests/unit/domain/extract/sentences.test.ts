import { describe, expect, it } from 'vitest';
import { segmentSentences } from '../../../../src-renderer/domain/extract/sentences.ts';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';

function paragraph(text: string): Block[] {
  return [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }];
}

function sentencesOf(text: string): string[] {
  return segmentSentences(text, paragraph(text)).map(({ start, end }) => text.slice(start, end));
}

describe('segmentSentences', () => {
  it.each([
    [['Gen. Abbas met Mr. Khan on Nov. 21.', 'They talked.']],
    [['The U.S. Army left the U.S. base.', 'It did not say why.']],
    [['He trusts the U.S.', 'The talks went on.']],
    [['It rose by 31.5 per cent to $4.2 million.', 'See No. 5 below.']],
    [['J. R. Smith of St. Albans wrote it, e.g. The Times.', 'No.', 'Never.']],
    [['“We will go.”', 'He left.']],
    [['"Is it over?" she asked.', '"Nobody knows."']],
    [['It began at 6 a.m. Monday.', 'By 9 p.m. it was over.']],
  ])('parts %j', (sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
  });

  it('goes on over the line feeds of wrapped text', () => {
    const text = 'The ministry said on\nMonday that it would\nact. It did\nnot.';
    expect(sentencesOf(text)).toEqual(['The ministry said on\nMonday that it would\nact.', 'It did\nnot.']);
  });

  it('never reaches across blocks, and leaves headings out', () => {
    const text = 'A heading\nFirst block without a stop\nsecond block.';
    const blocks: Block[] = [
      { kind: 'heading', level: 2, start: 0, end: 9, marks: [] },
      { kind: 'paragraph', start: 10, end: 36, marks: [] },
      { kind: 'paragraph', start: 37, end: 50, marks: [] },
    ];
    expect(segmentSentences(text, blocks)).toEqual([
      { start: 10, end: 36, blockIndex: 1 },
      { start: 37, end: 50, blockIndex: 2 },
    ]);
  });
});

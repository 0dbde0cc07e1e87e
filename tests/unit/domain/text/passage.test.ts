import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';
import { groupIntoChunks } from '../../../../src-renderer/domain/text/chunks.ts';
import { passageOf } from '../../../../src-renderer/domain/text/passage.ts';
import { cutIntoPieces, LONGEST_WHOLE } from '../../../../src-renderer/domain/text/pieces.ts';

describe('a passage from a selection', () => {
  it('is the same whichever way the selection was drawn, without white space around it', () => {
    const text = 'He said  no.\n\n Then left.';
    expect(passageOf(text, 7, 14)).toEqual({ start: 9, end: 12 });
    expect(passageOf(text, 14, 7)).toEqual({ start: 9, end: 12 });
  });

  it('is nothing where only white space was selected', () => {
    expect(passageOf('a  b', 1, 3)).toBeNull();
    expect(passageOf('ab', 1, 1)).toBeNull();
  });

  it('takes characters whole', () => {
    const text = 'x 👩‍👩‍👧 e\u0301';
    expect(passageOf(text, 4, 6)).toEqual({ start: 2, end: 10 });
    expect(passageOf(text, text.length - 1, text.length)).toEqual({ start: 11, end: 13 });
  });
});

describe('pieces of a long block', () => {
  it('leave a block of ordinary length whole', () => {
    const text = 'word '.repeat(LONGEST_WHOLE / 5);
    expect(cutIntoPieces(text, 0, text.length)).toEqual([{ start: 0, end: LONGEST_WHOLE }]);
  });

  it('join up to the block and are never long, whatever the text is made of', () => {
    const unit = fc.constantFrom('word ', 'Sentence end. ', 'x', '👩‍👩‍👧', '漢字', '\u0301');
    const long = fc
      .tuple(fc.array(unit, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 4000 }))
      .map(([units, times]) => units.join('').repeat(times));
    fc.assert(
      fc.property(long, (text) => {
        const pieces = cutIntoPieces(text, 0, text.length);
        expect(pieces.map((piece) => text.slice(piece.start, piece.end)).join('')).toBe(text);
        for (const piece of pieces) expect(piece.end - piece.start).toBeLessThanOrEqual(LONGEST_WHOLE);
      }),
      { numRuns: 30 },
    );
  });

  it('are short where there is no space to break a line at', () => {
    const text = 'x'.repeat(50_000);
    const pieces = cutIntoPieces(text, 0, text.length);
    expect(Math.max(...pieces.map(({ start, end }) => end - start))).toBeLessThanOrEqual(1000);
    expect(pieces.at(-1)?.end).toBe(50_000);
  });

  it('are cut after sentences where there are any', () => {
    const text = 'Attacks crossed the border at night. '.repeat(2000);
    const [first] = cutIntoPieces(text, 0, text.length);
    expect(text.slice(0, first?.end)).toMatch(/night\. $/u);
  });
});

describe('chunks of blocks', () => {
  const blockOf = (start: number, length: number, kind: Block['kind'] = 'paragraph'): Block => ({
    kind,
    start,
    end: start + length,
    marks: [],
  });

  it('hold every block once, in order, with its paragraph number', () => {
    const kind = fc.constantFrom<Block['kind']>('heading', 'paragraph', 'list-item', 'table-row');
    const sizes = fc.array(fc.tuple(fc.integer({ min: 1, max: 30_000 }), kind), { maxLength: 120 });
    fc.assert(
      fc.property(sizes, (list) => {
        let at = 0;
        const blocks = list.map(([length, each]) => {
          const block = blockOf(at, length, each);
          at += length + 1;
          return block;
        });
        const text = 'ab '.repeat(Math.ceil(at / 3) + 1);
        const entries = groupIntoChunks(text, blocks).flatMap((chunk) => chunk.blocks);
        expect(entries.map(({ block }) => block)).toEqual(blocks);
        const numbers = entries.map(({ number }) => number).filter((number) => number !== null);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
      { numRuns: 50 },
    );
  });

  it('never end with a heading, and give a long block a chunk of its own', () => {
    const text = 'word '.repeat(20_000);
    const blocks = [
      blockOf(0, 7990),
      blockOf(8000, 20, 'heading'),
      blockOf(8030, 40_000),
      blockOf(49_000, 50),
    ];
    const chunks = groupIntoChunks(text, blocks);
    expect(chunks.map(({ isLong, blocks: own }) => [isLong, own.length])).toEqual([
      [false, 2],
      [true, 1],
      [false, 1],
    ]);
  });
});

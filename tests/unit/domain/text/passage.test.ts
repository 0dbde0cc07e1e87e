import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
    expect(cutIntoPieces('x'.repeat(LONGEST_WHOLE), 0, LONGEST_WHOLE)).toEqual([
      { start: 0, end: LONGEST_WHOLE },
    ]);
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

  it('are cut after sentences where there are any', () => {
    const text = 'Attacks crossed the border at night. '.repeat(2000);
    const [first] = cutIntoPieces(text, 0, text.length);
    expect(text.slice(0, first?.end)).toMatch(/night\. $/u);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoldedText, foldInParts, foldText } from '../../../../src-renderer/domain/anchor/fold-text.ts';

function foldedInParts(text: string, part: number): FoldedText {
  const folding = foldInParts(text, part);
  for (let step = folding.next(); ; step = folding.next()) if (step.done === true) return step.value;
}

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('A', 'é', 'ß', 'ﬁ', '“', '—', '\u00ad', '\n', ' ', '\u00a0', '𝒜', '\ud800', 'É'))
    .map((signs) => signs.join('')),
);

describe('a folded text', () => {
  it('is lower case without accents, with one form of spaces, quote marks and dashes, and leads back', () => {
    const { text, offsets } = foldText('É“ﬁ”  —\u00adZ');
    expect(text).toBe("e'fi' -z");
    expect([...offsets]).toEqual([0, 1, 2, 2, 3, 4, 6, 8]);
  });

  it('is what its signs are folded to one by one, but for white space that follows white space', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const signs = [...text].map((sign) => foldText(sign).text).join('');
        expect(foldText(text).text).toBe(signs.replace(/ +/gu, ' '));
      }),
    );
  });

  it('is the same in parts of any size', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 5 }), (text, part) => {
        expect(foldedInParts(text, part)).toEqual(foldText(text));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorHolds,
  CONTEXT_LENGTH,
  makeAnchor,
  trimRange,
} from '../../../../src-renderer/domain/anchor/anchor.ts';
import type { RevisionId } from '../../../../src-renderer/domain/ids.ts';

const REVISION = 'revision-1' as RevisionId;

/** Any text with a range in it that is not empty. */
const passage = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 200 })
  .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length - 1), fc.nat(text.length - 1)))
  .map(([text, a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) + 1 }));

describe('an anchor', () => {
  it('quotes exactly its text, with at most 32 characters of context that join up with it', () => {
    fc.assert(
      fc.property(passage, ({ text, start, end }) => {
        const anchor = makeAnchor(REVISION, text, start, end);
        const { exact, prefix, suffix } = anchor.quote;
        expect(anchorHolds(text, anchor)).toBe(true);
        expect(text.slice(start - prefix.length, end + suffix.length)).toBe(prefix + exact + suffix);
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(CONTEXT_LENGTH);
      }),
    );
  });

  it('no longer holds once its text changed', () => {
    const anchor = makeAnchor(REVISION, 'Kabul denied it.', 6, 12);
    expect(anchorHolds('Kabul denies it.', anchor)).toBe(false);
  });

  it.each([
    [3, 3],
    [5, 2],
    [-1, 4],
    [0, 99],
  ])('is never made of nothing: %i–%i', (start, end) => {
    expect(() => makeAnchor(REVISION, 'Kabul', start, end)).toThrow(RangeError);
  });

  it('leaves white space at its ends out', () => {
    expect(trimRange(' a b \n', 0, 6)).toEqual({ start: 1, end: 4 });
    expect(trimRange(' \n ', 0, 3)).toBeNull();
  });
});

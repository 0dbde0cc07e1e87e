import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../../src-renderer/domain/anchor/fold-text.ts';
import {
  type Findable,
  findInText,
  makeFindable,
} from '../../../../src-renderer/features/reader/find-in-text.ts';
import { threadTime } from '../../thread-time.ts';

const LOOSE = { matchCase: false, wholeWords: false };

function findableOf(text: string): Findable {
  return { text, folded: foldText(text) };
}

function found(text: string, needle: string, options = LOOSE): string[] {
  return findInText(findableOf(text), needle, options).map(({ start, end }) => text.slice(start, end));
}

describe('finding in a text', () => {
  it('knows neither case nor accents, nor which quote marks and spaces were typed', () => {
    expect(found('Kâbul said; KABUL denied.', 'kabul')).toEqual(['Kâbul', 'KABUL']);
    expect(found('the “right  of\nself-defence”', '"right of self')).toEqual(['“right  of\nself']);
    expect(found('decomposed: Ka\u0302bul.', 'kabul')).toEqual(['Ka\u0302bul']);
  });

  it('can ask for the same case and for whole words', () => {
    const text = 'Border border borders';
    expect(found(text, 'border', { ...LOOSE, matchCase: true })).toEqual(['border', 'border']);
    expect(found(text, 'border', { ...LOOSE, wholeWords: true })).toEqual(['Border', 'border']);
  });

  it('finds nothing for nothing', () => {
    expect(found('a b c', '  ')).toEqual([]);
  });

  it('counts every place of a text of megabytes in well under a second', () => {
    const findable = findableOf('The truce held on Monday. '.repeat(120_000));
    const from = threadTime();
    expect(findInText(findable, 'truce', LOOSE)).toHaveLength(120_000);
    expect(threadTime() - from).toBeLessThan(1000);
  });

  it('is made ready a part at a time, and not at all once it is called off', async () => {
    const text = 'Kâbul said, KABUL denied. '.repeat(30_000);
    expect(await makeFindable(text, new AbortController().signal)).toEqual(findableOf(text));
    const control = new AbortController();
    const making = makeFindable(text, control.signal);
    control.abort();
    expect(await making).toBeNull();
  });

  it('gives offsets inside the text, in order, none overlapping another', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
        (text, needle) => {
          let last = 0;
          for (const { start, end } of findInText(findableOf(text), needle, LOOSE)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            last = end;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ceilGrapheme,
  floorGrapheme,
  nextGrapheme,
  nextWordEnd,
  nextWordStart,
  previousGrapheme,
  previousWordEnd,
  previousWordStart,
} from '../../../../src-renderer/domain/text/caret.ts';
import { threadTime } from '../../thread-time.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function boundaries(text: string): number[] {
  return [...graphemes.segment(text)].map((part) => part.index).concat(text.length);
}

/** Text as importers meet it: words with what is hard for carets strewn in. */
const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'word ',
    '. ',
    '\n',
    'é',
    'e\u0301',
    '👩‍👩‍👧',
    '🇵🇰',
    '🇦🇫🇺🇸',
    '\u202e',
    'ש',
    'क्षि',
    '\ud800',
    '각',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));

describe('the caret among characters', () => {
  it('stands only where the whole text has a boundary, wherever it is asked', () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, at) => {
        const all = boundaries(value);
        const offset = value.length === 0 ? 0 : at % (value.length + 1);
        expect(floorGrapheme(value, offset)).toBe(all.findLast((edge) => edge <= offset) ?? 0);
        expect(ceilGrapheme(value, offset)).toBe(all.find((edge) => edge >= offset) ?? 0);
        expect(nextGrapheme(value, offset)).toBe(all.find((edge) => edge > offset) ?? value.length);
        expect(previousGrapheme(value, offset)).toBe(all.findLast((edge) => edge < offset) ?? 0);
      }),
    );
  });

  it('finds boundaries far inside a long text as in a short one', () => {
    const long = `${'The border was closed. '.repeat(20_000)}👩‍👩‍👧 end`;
    const family = long.indexOf('👩');
    expect(nextGrapheme(long, family)).toBe(long.indexOf(' end'));
    expect(previousGrapheme(long, long.indexOf(' end'))).toBe(family);
    expect(floorGrapheme(long, family + 3)).toBe(family);
  });
});

describe('the caret among words', () => {
  const line = 'Kabul denied it, “flatly”.\n\nNo one is allowed';

  it('goes to the ends of words forward and to their beginnings back', () => {
    expect(nextWordEnd(line, 0)).toBe(5);
    expect(nextWordEnd(line, 5)).toBe(12);
    expect(previousWordStart(line, 12)).toBe(6);
    expect(previousWordStart(line, 6)).toBe(0);
    expect(nextWordStart(line, 0)).toBe(6);
    expect(previousWordEnd(line, 12)).toBe(5);
  });

  it('passes over quotation marks, full stops and blank lines', () => {
    const flatly = line.indexOf('flatly');
    expect(nextWordEnd(line, flatly + 6)).toBe(line.indexOf('No') + 2);
    expect(previousWordStart(line, line.indexOf('No'))).toBe(flatly);
  });

  it('stops at the ends of the text', () => {
    expect(nextWordEnd(line, line.length)).toBe(line.length);
    expect(previousWordStart(line, 0)).toBe(0);
    expect(nextWordEnd('— … —', 0)).toBe(5);
  });

  it('agrees with the segmentation of the whole text', () => {
    const words = new Intl.Segmenter('en', { granularity: 'word' });
    const prose = fc
      .array(
        fc.constantFrom('Kabul', ' ', 'it’s', ', ', '1,200', '. ', 'ünïcode', '\n\n', '(', ')', '漢字'),
        {
          maxLength: 400,
        },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(prose, fc.nat(), (value, at) => {
        const offset = value.length === 0 ? 0 : at % (value.length + 1);
        const parts = [...words.segment(value)].filter((part) => part.isWordLike);
        const ends = parts.map((part) => part.index + part.segment.length);
        expect(nextWordEnd(value, offset)).toBe(ends.find((end) => end > offset) ?? value.length);
        expect(previousWordStart(value, offset)).toBe(
          parts.findLast((part) => part.index < offset)?.index ?? 0,
        );
      }),
    );
  });

  it('answers at once in the middle of three million characters', () => {
    const long = 'Attacks crossed the border at night. '.repeat(82_000);
    const middle = long.indexOf('border', 1_500_000);
    const before = threadTime();
    for (let i = 0; i < 50; i += 1) expect(nextWordEnd(long, middle)).toBe(middle + 6);
    expect(threadTime() - before).toBeLessThan(2000);
  });
});

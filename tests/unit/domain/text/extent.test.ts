import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExtentStep, moveEdgeTo, stepExtent } from '../../../../src-renderer/domain/text/extent.ts';
import { passageOf } from '../../../../src-renderer/domain/text/passage.ts';

const text = 'Kabul denied it, “flatly”. No one crossed the border.';
const of = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const quote = (range: { start: number; end: number }): string => text.slice(range.start, range.end);

describe('the extent of a passage, by key', () => {
  it('grows and shrinks by words at either end', () => {
    const passage = of('denied it');
    expect(quote(stepExtent(text, passage, { edge: 'end', step: 1, by: 'word' }))).toBe('denied it, “flatly');
    expect(quote(stepExtent(text, passage, { edge: 'end', step: -1, by: 'word' }))).toBe('denied');
    expect(quote(stepExtent(text, passage, { edge: 'start', step: -1, by: 'word' }))).toBe('Kabul denied it');
    expect(quote(stepExtent(text, passage, { edge: 'start', step: 1, by: 'word' }))).toBe('it');
  });

  it('grows and shrinks by characters, passing over white space', () => {
    const passage = of('denied it');
    expect(quote(stepExtent(text, passage, { edge: 'end', step: 1, by: 'character' }))).toBe('denied it,');
    expect(quote(stepExtent(text, passage, { edge: 'start', step: -1, by: 'character' }))).toBe(
      'l denied it',
    );
    expect(quote(stepExtent(text, of('it'), { edge: 'end', step: -1, by: 'character' }))).toBe('i');
  });

  it('stays as it is rather than becoming empty', () => {
    const passage = of('it');
    expect(stepExtent(text, passage, { edge: 'end', step: -1, by: 'word' })).toEqual(passage);
    expect(stepExtent(text, passage, { edge: 'start', step: 1, by: 'word' })).toEqual(passage);
  });

  it('never becomes empty or leaves the text, whatever the keys, and can always be stored', () => {
    const step = fc.record<ExtentStep>({
      edge: fc.constantFrom('start', 'end'),
      step: fc.constantFrom(1, -1),
      by: fc.constantFrom('word', 'character'),
    });
    const texts = fc
      .array(fc.constantFrom('word', ' ', '\n\n', '👩‍👩‍👧', 'e\u0301', '. ', '…', 'שלום'), { maxLength: 20 })
      .map((parts) => `a${parts.join('')}`);
    fc.assert(
      fc.property(texts, fc.array(step, { maxLength: 30 }), (value, steps) => {
        let range = { start: 0, end: 1 };
        for (const each of steps) {
          range = stepExtent(value, range, each);
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(value.length);
          expect(passageOf(value, range.start, range.end)).not.toBeNull();
        }
      }),
    );
  });
});

describe('the extent of a passage, by pointer', () => {
  it('follows the pointer and stops one character before the other end', () => {
    const passage = of('denied it');
    expect(quote(moveEdgeTo(text, passage, 'end', passage.start + 3))).toBe('den');
    expect(quote(moveEdgeTo(text, passage, 'end', 0))).toBe('d');
    expect(quote(moveEdgeTo(text, passage, 'start', text.length))).toBe('t');
    expect(moveEdgeTo(text, passage, 'start', -5)).toEqual({ start: 0, end: passage.end });
  });

  it('takes characters whole', () => {
    const family = 'a 👩‍👩‍👧 b';
    expect(moveEdgeTo(family, { start: 0, end: family.length }, 'start', 5)).toEqual({
      start: 2,
      end: family.length,
    });
  });
});

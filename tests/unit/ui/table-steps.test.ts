import { describe, expect, it } from 'vitest';
import {
  AT_REST,
  findTyped,
  nextPace,
  type Pace,
  rangeOf,
  rowWindow,
  stepByKey,
  toggled,
} from '../../../src-renderer/ui/table-steps.ts';

describe('the rows drawn of a table', () => {
  it('are those in view and some around them, never beyond the table', () => {
    const { first, end } = rowWindow(44 * 500, 44 * 20, 44, 10_000);
    expect(first).toBeLessThanOrEqual(494);
    expect(end).toBeGreaterThanOrEqual(526);
    expect(end - first).toBeLessThan(60);
    expect(rowWindow(0, 900, 44, 3)).toEqual({ first: 0, end: 3 });
    expect(rowWindow(44 * 9_990, 900, 44, 10_000).end).toBe(10_000);
    expect(rowWindow(0, 900, 44, 0)).toEqual({ first: 0, end: 0 });
  });

  it('stay the same while the scrollbar moves a little', () => {
    expect(rowWindow(4410, 880, 44, 1000)).toEqual(rowWindow(4430, 880, 44, 1000));
  });

  it('are skimmed while leap follows leap, and not by one leap or by the wheel', () => {
    const scrollBy = (step: number, times: number, milliseconds: number): Pace =>
      Array.from({ length: times }).reduce<Pace>(
        (pace, _, index) => nextPace(pace, pace.top + step, 44, index * milliseconds),
        AT_REST,
      );
    expect(scrollBy(1_500, 1, 16)).toMatchObject({ isLeaping: true, isSkimming: false });
    expect(scrollBy(1_500, 2, 16).isSkimming).toBe(true);
    expect(scrollBy(1_500, 2, 500).isSkimming).toBe(false);
    expect(scrollBy(120, 50, 16)).toMatchObject({ isLeaping: false, isSkimming: false });
    // What slows down is not drawn whole before it rests: rows would come and go.
    const skimming = scrollBy(1_500, 3, 16);
    expect(nextPace(skimming, skimming.top + 20, 44, 40).isSkimming).toBe(true);
    expect(nextPace(skimming, skimming.top + 20, 44, 400).isSkimming).toBe(false);
  });
});

describe('keys in a table', () => {
  it('lead by a row, a page, to the ends, and no further', () => {
    expect(stepByKey('ArrowDown', 3, 10, 5)).toBe(4);
    expect(stepByKey('ArrowUp', 0, 10, 5)).toBe(0);
    expect(stepByKey('PageDown', 3, 10, 5)).toBe(7);
    expect(stepByKey('PageUp', 3, 10, 5)).toBe(0);
    expect([stepByKey('Home', 5, 10, 5), stepByKey('End', 5, 10, 5)]).toEqual([0, 9]);
    expect([stepByKey('a', 5, 10, 5), stepByKey('End', 0, 0, 5)]).toEqual([null, null]);
  });

  it('select ranges in either direction, and turn single rows on and off', () => {
    const ids = ['a', 'b', 'c', 'd'];
    expect([...rangeOf(ids, 2, 0)]).toEqual(['a', 'b', 'c']);
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b']);
  });

  it('find by typing: the next that begins so, all around, and the same one while more is typed', () => {
    const texts = ['Attack', 'Border', 'Bazaar', 'Crossing'];
    expect(findTyped(texts, 'b', 0)).toBe(1);
    expect(findTyped(texts, 'b', 1)).toBe(2);
    expect(findTyped(texts, 'ba', 2)).toBe(2);
    expect(findTyped(texts, 'a', 2)).toBe(0);
    expect(findTyped(texts, 'x', 2)).toBe(null);
  });
});

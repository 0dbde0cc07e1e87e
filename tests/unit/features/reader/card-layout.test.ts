import { describe, expect, it } from 'vitest';
import { cardAt, cardTops, cardWindow } from '../../../../src-renderer/features/reader/card-layout.ts';

const HEIGHTS = Array.from({ length: 10_000 }, (_, index) => 80 + (index % 3) * 20);
const TOPS = cardTops(HEIGHTS);

describe('the layout of cards', () => {
  it('puts each card below the one before it, and ends with the height of the list', () => {
    expect([...cardTops([80, 100, 120])]).toEqual([0, 80, 180, 300]);
    expect([...cardTops([])]).toEqual([0]);
  });

  it('finds the card at a height, and the nearest one outside the list', () => {
    const tops = cardTops([80, 100, 120]);
    expect([-5, 0, 79, 80, 179, 180, 299, 300, 9000].map((y) => cardAt(tops, y))).toEqual([
      0, 0, 0, 1, 1, 2, 2, 2, 2,
    ]);
    expect(cardAt(cardTops([]), 40)).toBe(0);
  });

  it('draws what is in view and little more, wherever the list is scrolled to', () => {
    for (const top of [0, 5, 99_999, 500_000, (TOPS.at(-1) ?? 0) - 700]) {
      const { first, end } = cardWindow(TOPS, top, 700);
      expect(TOPS[first]).toBeLessThanOrEqual(top);
      expect(TOPS[end]).toBeGreaterThanOrEqual(top + 700);
      expect(end - first).toBeLessThan(24);
    }
  });

  it('draws nothing of an empty list', () => {
    expect(cardWindow(cardTops([]), 0, 700)).toEqual({ first: 0, end: 0 });
  });
});

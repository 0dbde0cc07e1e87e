import { expect, it } from 'vitest';
import { distinctPlaces } from '../../../../src-renderer/domain/anchor/distinct-places.ts';

const place = (start: number, end: number, score: number) => ({ start, end, score });

it('offers one place once, by its best range, and neighbours apart', () => {
  expect(distinctPlaces([place(10, 89, 0.22), place(10, 90, 0.32), place(90, 140, 0.5)])).toEqual([
    place(90, 140, 0.5),
    place(10, 90, 0.32),
  ]);
  expect(distinctPlaces([place(0, 20, 0.6), place(12, 40, 0.5)])).toHaveLength(2);
  expect(distinctPlaces([])).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { makeFilterContext } from '../../../../src-renderer/features/library/filter-fields.ts';
import { sortSourceRows } from '../../../../src-renderer/features/library/source-rows.ts';
import type { SourceRow } from '../../../../src-renderer/storage/source-list.ts';
import { threadTime } from '../../thread-time.ts';
import { row, titles } from './row-fixture.ts';

const context = makeFilterContext([], []);

const sorted = (
  rows: readonly SourceRow[],
  column: string,
  direction: 'ascending' | 'descending' = 'ascending',
): SourceRow[] => sortSourceRows(rows, { column, direction }, context);

describe('sorting sources', () => {
  it('never puts F, which is unknown, below E', () => {
    const rows = (['E', 'F', 'A', 'D'] as const).map((reliability) =>
      row({ title: reliability, reliability }),
    );
    expect(titles(sorted(rows, 'reliability'))).toEqual(['A', 'F', 'D', 'E']);
  });

  it('puts what has no value last in either direction', () => {
    const rows = [
      row({ title: 'none' }),
      row({ title: 'old', issued: '2024' }),
      row({ title: 'new', issued: '2025-11-21' }),
    ];
    expect(titles(sorted(rows, 'issued'))).toEqual(['old', 'new', 'none']);
    expect(titles(sorted(rows, 'issued', 'descending'))).toEqual(['new', 'old', 'none']);
  });

  it('orders numbers in titles as numbers, and keeps equal rows in the order of import', () => {
    const rows = [
      row({ title: 'Part 10' }),
      row({ title: 'part 9', publisher: 'first' }),
      row({ title: 'Part 9', publisher: 'second' }),
    ];
    expect(sorted(rows, 'title').map(({ source }) => source.publisher)).toEqual(['first', 'second', '']);
  });

  it('looks past quotation marks, case and accents', () => {
    const rows = ['Zeal', '“Émigrés” return', 'border', '2 dead'].map((title) => row({ title }));
    expect(titles(sorted(rows, 'title'))).toEqual(['2 dead', 'border', '“Émigrés” return', 'Zeal']);
  });

  it('sorts ten thousand titles within a tenth of a second', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      row({ title: `Report ${(i * 7919) % 10_000} on the border and what came of it` }),
    );
    sorted(rows, 'title');
    const turns = Array.from({ length: 8 }, () => {
      const start = threadTime();
      sorted(rows, 'title', 'descending');
      return threadTime() - start;
    });
    // The best of them: a machine that is busy for a moment says nothing about sorting.
    expect(Math.min(...turns)).toBeLessThan(100);
  });
});

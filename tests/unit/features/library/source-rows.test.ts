import { describe, expect, it } from 'vitest';
import type { ClaimId, SourceId } from '../../../../src-renderer/domain/ids.ts';
import type { Source } from '../../../../src-renderer/domain/records.ts';
import {
  filterSourceRows,
  keepUnchangedRows,
  makeSourceRows,
  sortSourceRows,
} from '../../../../src-renderer/features/library/source-rows.ts';

let time = 0;

function source(fields: Partial<Source>): Source {
  time += 1;
  return {
    id: `source-${time}` as SourceId,
    title: '',
    author: '',
    publisher: '',
    issued: '',
    reliability: 'F',
    wordCount: 0,
    createdAt: time,
    updatedAt: time,
    ...fields,
  } as Source;
}

const rowsOf = (...sources: Source[]) => makeSourceRows(sources, [], []);
const titles = (rows: readonly { source: Source }[]) => rows.map((row) => row.source.title);

describe('rows of sources', () => {
  it('count annotations, and claims once however many passages bear on them', () => {
    const [a, b] = [source({}), source({})];
    const rows = makeSourceRows(
      [a, b],
      [a.id, a.id, b.id],
      [
        { sourceId: a.id, claimId: 'claim-1' as ClaimId },
        { sourceId: a.id, claimId: 'claim-1' as ClaimId },
        { sourceId: a.id, claimId: 'claim-2' as ClaimId },
      ],
    );
    expect(rows.map((row) => [row.annotationCount, row.claimCount])).toEqual([
      [2, 2],
      [1, 0],
    ]);
  });

  it('stay the same objects while they say the same', () => {
    const [a, b] = [source({}), source({})];
    const before = rowsOf(a, b);
    const after = keepUnchangedRows(before, makeSourceRows([{ ...a }, { ...b, updatedAt: 99 }], [], []));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});

describe('filtering sources', () => {
  const rows = rowsOf(
    source({ title: 'Border attack', publisher: 'Dawn', issued: '2025-11-21', reliability: 'B' }),
    source({ title: 'Denial', author: 'Shéhbaz', reliability: 'F' }),
  );

  it('finds every word anywhere, without case or accents', () => {
    expect(titles(filterSourceRows(rows, { text: 'DAWN border', reliability: 'any' }))).toEqual([
      'Border attack',
    ]);
    expect(titles(filterSourceRows(rows, { text: 'shehbaz', reliability: 'any' }))).toEqual(['Denial']);
    expect(filterSourceRows(rows, { text: 'dawn denial', reliability: 'any' })).toEqual([]);
  });

  it('finds a date as it is stored and as it is shown', () => {
    for (const text of ['2025-11', 'november 2025'])
      expect(titles(filterSourceRows(rows, { text, reliability: 'any' }))).toEqual(['Border attack']);
  });

  it('finds by reliability', () => {
    expect(titles(filterSourceRows(rows, { text: '', reliability: 'F' }))).toEqual(['Denial']);
  });
});

describe('sorting sources', () => {
  it('never puts F, which is unknown, below E', () => {
    const rows = rowsOf(
      ...(['E', 'F', 'A', 'D'] as const).map((reliability) => source({ title: reliability, reliability })),
    );
    const order = titles(sortSourceRows(rows, { column: 'reliability', direction: 'ascending' }));
    expect(order.indexOf('F')).toBeLessThan(order.indexOf('E'));
    expect(order).toEqual(['A', 'F', 'D', 'E']);
  });

  it('puts what has no value last in either direction', () => {
    const rows = rowsOf(
      source({ title: 'none' }),
      source({ title: 'old', issued: '2024' }),
      source({ title: 'new', issued: '2025-11-21' }),
    );
    expect(titles(sortSourceRows(rows, { column: 'issued', direction: 'ascending' }))).toEqual([
      'old',
      'new',
      'none',
    ]);
    expect(titles(sortSourceRows(rows, { column: 'issued', direction: 'descending' }))).toEqual([
      'new',
      'old',
      'none',
    ]);
  });

  it('orders numbers in titles as numbers, and keeps equal rows in the order of import', () => {
    const rows = rowsOf(
      source({ title: 'Part 10' }),
      source({ title: 'part 9', publisher: 'first' }),
      source({ title: 'Part 9', publisher: 'second' }),
    );
    const sorted = sortSourceRows(rows, { column: 'title', direction: 'ascending' });
    expect(sorted.map((row) => row.source.publisher)).toEqual(['first', 'second', '']);
  });
});

import { describe, expect, it } from 'vitest';
import { makeFilterContext } from '../../../../src-renderer/features/library/filter-fields.ts';
import { sourceColumns } from '../../../../src-renderer/features/library/source-columns.tsx';
import { shownColumns } from '../../../../src-renderer/features/library/use-source-columns.ts';

const nothing = (): void => undefined;
const columns = sourceColumns(
  {
    open: nothing,
    tag: nothing,
    grade: nothing,
    remove: nothing,
    exportEntries: () => [],
    showOrigin: nothing,
  },
  makeFilterContext([], []),
);
const ids = (choice: Record<string, boolean>): string[] => shownColumns(columns, choice).map(({ id }) => id);

describe('the columns of sources', () => {
  it('begin with those that the issue names, and can all be hidden but the title and the actions', () => {
    expect(ids({})).toEqual(
      expect.arrayContaining(['title', 'publisher', 'issued', 'reliability', 'annotations', 'claims']),
    );
    expect(ids(Object.fromEntries(columns.map(({ id }) => [id, false])))).toEqual(['title', 'actions']);
  });

  it('are shown and hidden as chosen, whatever else comes later', () => {
    expect(ids({ kind: true, claims: false })).toContain('kind');
    expect(ids({ kind: true, claims: false })).not.toContain('claims');
    expect(ids({ unknown: true })).toEqual(ids({}));
  });

  it('leave the title room in the smallest window', () => {
    const width = shownColumns(columns, {}).reduce(
      (sum, { width: own, minWidth }) => sum + (typeof own === 'number' ? own : (minWidth ?? 0)),
      0,
    );
    expect(width).toBeLessThanOrEqual(1024 - 236);
  });
});

import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../../../src-renderer/domain/ids.ts';
import { describeImported } from '../../../../src-renderer/domain/origins/imported.ts';
import { describeOrigins } from '../../../../src-renderer/domain/origins/origins.ts';

const ids = ['a', 'b', 'c', 'd', 'e'] as SourceId[];
const [a, b, c, d, e] = ids as [SourceId, SourceId, SourceId, SourceId, SourceId];
const link = (pair: string, verdict: 'found' | 'split' = 'found') => ({
  sourceIds: pair.split('') as [SourceId, SourceId],
  share: 0.9,
  verdict,
});
const numbers = (imported: SourceId[], links: ReturnType<typeof link>[]) => {
  const { origins, known, shared } = describeImported(imported, describeOrigins(ids, links));
  return [origins, known, shared.map(({ number }) => number)];
};

describe('the origins of an import', () => {
  it('are as many as its sources where none is alike', () => {
    expect(numbers([d, e], [link('ab')])).toEqual([2, 0, []]);
  });

  it('are fewer where imported ones share their text, and known where one of before shares it', () => {
    expect(numbers([c, d, e], [link('cd')])).toEqual([2, 0, [1]]);
    expect(numbers([c, d, e], [link('ac'), link('de')])).toEqual([2, 1, [1, 2]]);
    expect(numbers([c, d, e], [link('bc'), link('cd'), link('de')])).toEqual([1, 1, [1]]);
  });

  it('are not shared across what the analyst split', () => {
    expect(numbers([b], [link('ab', 'split')])).toEqual([1, 0, []]);
  });

  it('say nothing of sources that are gone again', () => {
    expect(numbers(['gone' as SourceId, a], [])).toEqual([1, 0, []]);
  });
});

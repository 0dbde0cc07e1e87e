import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../../../src-renderer/domain/ids.ts';
import {
  countedSources,
  describeOrigins,
  formatShare,
  linkBetween,
  shareWithin,
} from '../../../../src-renderer/domain/origins/origins.ts';

const ids = ['a', 'b', 'c', 'd', 'e'] as SourceId[];
const [a, b, c, d] = ids as [SourceId, SourceId, SourceId, SourceId];
const link = (pair: string, share: number, verdict: 'found' | 'confirmed' | 'split' = 'found') => ({
  sourceIds: pair.split('') as [SourceId, SourceId],
  share,
  verdict,
});

describe('shared origins', () => {
  it('are numbered by the first source of each, and none is of a single source', () => {
    const { shared } = describeOrigins(ids, [link('be', 0.9), link('ad', 0.5)]);
    expect(ids.map((id) => shared.get(id)?.number ?? null)).toEqual([1, 2, null, 1, 2]);
  });

  it('are confirmed only where what was confirmed joins all of their sources', () => {
    const found = describeOrigins(ids, [link('ab', 0.9, 'confirmed'), link('bc', 0.8)]);
    expect(found.shared.get(a)?.isConfirmed).toBe(false);
    const all = [link('ab', 0.9, 'confirmed'), link('bc', 0.8, 'confirmed'), link('ac', 0.6)];
    expect(describeOrigins(ids, all).shared.get(a)?.isConfirmed).toBe(true);
  });

  it('know the most that a source shares with another of them, not with those it was split from', () => {
    const origins = describeOrigins(ids, [link('ab', 0.6), link('bc', 0.5), link('bd', 0.9, 'split')]);
    expect(ids.map((id) => shareWithin(origins, id))).toEqual([0.6, 0.6, 0.5, 0, 0]);
    expect(linkBetween(origins, d, b)?.verdict).toBe('split');
    expect(linkBetween(origins, a, c)).toBeNull();
  });
});

describe('words of origins', () => {
  it('count sources and origins together, each source once, and say nothing of origins of a single one', () => {
    const { groups } = describeOrigins(ids, [link('ab', 0.9)]);
    expect(countedSources(ids, groups)).toBe('5 sources of 4 origins');
    expect(countedSources([a, b, a], groups)).toBe('2 sources of 1 origin');
    expect(countedSources([a, a], groups)).toBe('1 source');
    expect(countedSources([], groups)).toBe('0 sources');
  });

  it('give a share in whole per cent, all and nothing only where it is so', () => {
    expect([0, 0.001, 0.356, 0.999, 1].map(formatShare)).toEqual(['0%', '1%', '36%', '99%', '100%']);
  });
});

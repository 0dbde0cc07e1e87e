import { describe, expect, it } from 'vitest';
import type { SourceId } from '../../../../src-renderer/domain/ids.ts';
import { countOrigins, originGroups } from '../../../../src-renderer/domain/origins/groups.ts';

const ids = ['a', 'b', 'c', 'd', 'e'] as SourceId[];
const link = (pair: string, share: number, verdict: 'found' | 'confirmed' | 'split' = 'found') => ({
  sourceIds: pair.split('') as [SourceId, SourceId],
  share,
  verdict,
});
const groupsOf = (...links: ReturnType<typeof link>[]) =>
  [...new Set(originGroups(ids, links).values())].map((members) => members.join(''));

describe('origins', () => {
  it('join sources through a third, and leave the others alone', () => {
    expect(groupsOf(link('ab', 0.9), link('bc', 0.5))).toEqual(['abc', 'd', 'e']);
  });

  it('keep apart what the analyst split, also where a third would bring it together', () => {
    expect(groupsOf(link('ab', 0.9), link('bc', 0.5), link('ac', 0.4, 'split'))).toEqual([
      'ab',
      'c',
      'd',
      'e',
    ]);
  });

  it('believe what was confirmed before what shares more', () => {
    const links = [link('ab', 0.9), link('bc', 0.4, 'confirmed'), link('ac', 0.8, 'split')];
    expect(groupsOf(...links)).toEqual(['a', 'bc', 'd', 'e']);
  });

  it('are counted, each source once, those in no group and unknown ones as their own', () => {
    const groups = originGroups(ids, [link('ab', 0.9), link('az', 1)]);
    expect(countOrigins(ids, groups)).toBe(4);
    expect(countOrigins(['a', 'b', 'a'] as SourceId[], groups)).toBe(1);
    expect(countOrigins(['c', 'x'] as SourceId[], groups)).toBe(2);
  });
});

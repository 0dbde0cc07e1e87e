import { describe, expect, it } from 'vitest';
import {
  countEvidenceSources,
  describeSingleOrigin,
  lacksConfirmation,
} from '../../../src-renderer/domain/evidence-origins.ts';
import type { SourceId } from '../../../src-renderer/domain/ids.ts';
import { describeOrigins } from '../../../src-renderer/domain/origins/origins.ts';
import type { Stance } from '../../../src-renderer/domain/vocabularies/stance.ts';

const ids = ['a', 'b', 'c'] as SourceId[];
const { groups } = describeOrigins(ids, [
  { sourceIds: ['a', 'b'] as unknown as [SourceId, SourceId], share: 0.9, verdict: 'found' },
]);
const item = (source: string, stance: Stance = 'supports', credibility: 1 | 2 = 2) => ({
  sourceId: source as SourceId,
  stance,
  credibility,
});

describe('evidence', () => {
  it('is counted by sources and by origins', () => {
    expect(countEvidenceSources([item('a'), item('a'), item('b')], groups)).toEqual({
      sources: 2,
      origins: 1,
    });
    expect(countEvidenceSources([item('a'), item('c')], groups)).toEqual({ sources: 2, origins: 2 });
  });

  it('says so where all support is of one origin, whatever contradicts', () => {
    expect(describeSingleOrigin([item('a'), item('b'), item('c', 'contradicts')], groups)).toBe(
      'All support comes from one origin: 2 sources that share their text do not confirm one another.',
    );
    expect(describeSingleOrigin([item('a'), item('a')], groups)).toBe('All support comes from one source.');
    expect(describeSingleOrigin([item('a'), item('c')], groups)).toBeNull();
    expect(describeSingleOrigin([item('a')], groups)).toBeNull();
  });

  it('graded as confirmed by other sources needs another origin that says the same', () => {
    const graded = item('a', 'supports', 1);
    expect(lacksConfirmation(graded, [graded, item('b')], groups)).toBe(true);
    expect(lacksConfirmation(graded, [graded, item('c', 'contradicts')], groups)).toBe(true);
    expect(lacksConfirmation(graded, [graded, item('c')], groups)).toBe(false);
    expect(lacksConfirmation(item('a'), [item('a')], groups)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { balanceOf, describeBalance } from '../../../src-renderer/domain/evidence-balance.ts';

describe('the balance of evidence', () => {
  it('is said in words, with the verb in the right number', () => {
    const stances = ['supports', 'supports', 'supports', 'contradicts', 'context'] as const;
    expect(describeBalance(balanceOf(stances.map((stance) => ({ stance }))))).toBe(
      '3 support · 1 contradicts · 1 gives context',
    );
    expect(describeBalance(balanceOf([]))).toBe('No evidence');
  });
});

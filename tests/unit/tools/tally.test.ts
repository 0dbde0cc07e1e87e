import { describe, expect, it } from 'vitest';
import { closingLine, judge } from '../../../tools/test/tally.ts';

const skipped = [{ name: 'a', reason: 'b' }];

describe('what a stage comes to', () => {
  it('is its tally when the runner and its tests agree', () => {
    const tally = { passed: 3, failed: 0, skipped };
    expect(judge(tally, true)).toEqual({ tally, problem: null });
    const bad = { passed: 3, failed: 2, skipped: [] };
    expect(judge(bad, false)).toEqual({ tally: bad, problem: null });
  });

  it('is a failure when no test ran, also when all were skipped', () => {
    expect(judge({ passed: 0, failed: 0, skipped: [] }, true)).toMatchObject({
      tally: { failed: 1 },
      problem: 'No test ran.',
    });
    expect(judge({ passed: 0, failed: 0, skipped }, true)).toMatchObject({ tally: { failed: 1 } });
  });

  it('is a failure when the runner ended without a result, or badly after tests that passed', () => {
    expect(judge(null, true).tally).toEqual({ passed: 0, failed: 1, skipped: [] });
    expect(judge({ passed: 3, failed: 0, skipped: [] }, false).tally).toEqual({
      passed: 3,
      failed: 1,
      skipped: [],
    });
  });
});

describe('the closing line', () => {
  it('adds up all stages, and mentions skipped tests only where there are some', () => {
    const one = { passed: 2, failed: 1, skipped: [] };
    expect(closingLine([one, one])).toBe('4 passed, 2 failed');
    expect(closingLine([one, { passed: 1, failed: 0, skipped }])).toBe('3 passed, 1 failed, 1 skipped');
  });
});

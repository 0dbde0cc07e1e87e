import { describe, expect, it } from 'vitest';
import { type Case, formatTable, median, medianDeviation, runCase } from '../../bench/harness.ts';

/** Sides that answer with these measures in turn and note that they were called. */
function sides(ours: number[], peer: number[], calls: string[] = []): Case {
  const take = (name: string, values: number[]) => async (): Promise<number> => {
    calls.push(name);
    return values.shift() ?? Number.NaN;
  };
  const fixed = { case: 'c', unit: 'ms', peerName: 'peer', limit: 1.5, runs: 3, warmUps: 1 };
  return { ...fixed, ours: take('ours', ours), peer: take('peer', peer) };
}

describe('the benchmark harness', () => {
  it('finds the middle and the spread, which one wild run does not move', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
    expect(medianDeviation([10, 11, 12, 13, 900])).toBe(1);
  });

  it('lets both sides take turns and leaves warm-ups out', async () => {
    const calls: string[] = [];
    const result = await runCase(sides([1000, 30, 10, 20], [1000, 10, 30, 20], calls));
    expect(calls).toEqual(['ours', 'peer', 'ours', 'peer', 'ours', 'peer', 'ours', 'peer']);
    expect(result).toMatchObject({ ours: 20, peer: 20, ratio: 1, holds: true });
    expect(result.runs).toEqual({ ours: [30, 10, 20], peer: [10, 30, 20] });
  });

  it('holds up to the limit, not beyond it, and not without a number', async () => {
    expect((await runCase(sides([0, 15, 15, 15], [0, 10, 10, 10]))).holds).toBe(true);
    expect((await runCase(sides([0, 16, 16, 16], [0, 10, 10, 10]))).holds).toBe(false);
    expect((await runCase(sides([0, 16], [0, 10]))).holds).toBe(false);
  });

  it('shows medians, spread, ratio, limit and verdict in its table', async () => {
    const table = formatTable([await runCase(sides([0, 16, 16, 18], [0, 10, 10, 10]))]);
    expect(table.split('\n')[1]).toMatch(
      /^c +16\.0 ± 0\.00 ms +10\.0 ± 0\.00 ms +peer +1\.60× +1\.50× +DOES NOT HOLD$/,
    );
  });
});

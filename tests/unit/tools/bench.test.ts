import { describe, expect, it } from 'vitest';
import {
  type Case,
  formatResults,
  formatTable,
  median,
  medianDeviation,
  runCase,
} from '../../bench/harness.ts';

/** Sides that answer with these measures in turn and note that they were called. */
function sides(ours: number[], peer: number[], calls: string[] = [], most = 1.5): Case {
  const take = (name: string, values: number[]) => async (): Promise<number> => {
    calls.push(name);
    return values.shift() ?? Number.NaN;
  };
  return {
    case: 'c',
    unit: 'ms',
    limit: { kind: 'ratio', most },
    runs: 3,
    warmUps: 1,
    ours: take('ours', ours),
    peer: { name: 'peer', measure: take('peer', peer) },
  };
}

/** Ours alone, against a limit in its own unit. */
function alone(measures: number[], bound: { most: number } | { least: number }): Case {
  const { case: name, unit, ours } = sides(measures, []);
  return { case: name, unit, runs: measures.length, warmUps: 0, ours, limit: { kind: 'absolute', ...bound } };
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

  it('bounds ours itself where the limit is in its own unit, from above or from below', async () => {
    expect((await runCase(alone([50, 50], { most: 50 }))).holds).toBe(true);
    expect((await runCase(alone([51, 51], { most: 50 }))).holds).toBe(false);
    expect((await runCase(alone([98, 98], { least: 98 }))).holds).toBe(true);
    expect((await runCase(alone([97, 97], { least: 98 }))).holds).toBe(false);
    expect((await runCase(alone([Number.NaN], { least: 0 }))).holds).toBe(false);
    const beside: Case = { ...sides([0, 3, 3, 3], [0, 1, 1, 1]), limit: { kind: 'absolute', most: 3 } };
    expect(await runCase(beside)).toMatchObject({ holds: true, ratio: 3, peer: 1 });
  });

  it('shows medians, spread, ratio, limit and verdict in its table', async () => {
    const lost = await runCase(sides([0, 16, 16, 18], [0, 10, 10, 10]));
    const won = await runCase(sides([0, 2, 2, 2], [0, 100, 100, 100], [], 0.02));
    const single = await runCase(alone([40], { most: 50 }));
    const lines = formatResults([lost, won, single]).split('\n');
    expect(lines[1]).toMatch(/^c +16\.0 ± 0 ms +10\.0 ± 0 ms +peer +1\.60× +≤ 1\.50× +DOES NOT HOLD$/);
    expect(lines[2]).toMatch(/ 1\/50\.0 +≤ 1\/50\.0 +holds$/);
    expect(lines[3]).toMatch(/^c +40\.0 ± 0 ms +≤ 50 ms +holds$/);
  });

  it('lays out what is told beside the limits', () => {
    expect(formatTable(['engine', 'MB'], [['a longer one', '7']])).toBe('engine        MB\na longer one  7');
  });
});

/**
 * How benchmarks are run: ours and the peer take turns, so that whatever else the machine does meets both; medians are
 * compared, and the spread says how much to believe them. Lower is better throughout.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join, resolve } from 'node:path';

const OUT = resolve(import.meta.dirname, '..', '..', 'out', 'bench');

export type Case = {
  case: string;
  unit: string;
  peerName: string;
  /** The most that ours may take, as a multiple of the peer's. */
  limit: number;
  /** Measured turns of each side, after `warmUps` that do not count. */
  runs: number;
  warmUps: number;
  /** One run of one side; gives the measure, in `unit`. */
  ours: () => Promise<number>;
  peer: () => Promise<number>;
};

export type Benchmark = { name: string; cases: readonly Case[] };

export type Result = {
  case: string;
  unit: string;
  ours: number;
  peer: number;
  peerName: string;
  ratio: number;
  limit: number;
  holds: boolean;
  /** Median absolute deviation, in `unit`. */
  spread: { ours: number; peer: number };
  runs: { ours: number[]; peer: number[] };
};

/** The middle value; of an even number, the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** The median distance from the median: a spread that one slow run does not move. */
export function medianDeviation(values: readonly number[]): number {
  const middle = median(values);
  return median(values.map((value) => Math.abs(value - middle)));
}

/** Runs both sides in turns: ours, peer, ours, peer, … */
export async function runCase(one: Case, report: (line: string) => void = () => {}): Promise<Result> {
  const runs: Result['runs'] = { ours: [], peer: [] };
  for (let turn = 0; turn < one.warmUps + one.runs; turn += 1) {
    const ours = await one.ours();
    const peer = await one.peer();
    const counts = turn >= one.warmUps;
    if (counts) {
      runs.ours.push(ours);
      runs.peer.push(peer);
    }
    report(
      `${counts ? `run ${turn - one.warmUps + 1}` : 'warm-up'}: ${round(ours)} / ${round(peer)} ${one.unit}`,
    );
  }
  const ours = median(runs.ours);
  const peer = median(runs.peer);
  const ratio = ours / peer;
  const spread = { ours: medianDeviation(runs.ours), peer: medianDeviation(runs.peer) };
  const { case: name, unit, peerName, limit } = one;
  // Written so that a ratio that is no number does not hold.
  return { case: name, unit, ours, peer, peerName, ratio, limit, holds: ratio <= limit, spread, runs };
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** The results as a table for people. */
export function formatTable(results: readonly Result[]): string {
  const head = ['case', 'ours', 'peer', 'against', 'ratio', 'limit', ''];
  const rows = results.map((result) => [
    result.case,
    `${round(result.ours)} ± ${round(result.spread.ours)} ${result.unit}`,
    `${round(result.peer)} ± ${round(result.spread.peer)} ${result.unit}`,
    result.peerName,
    `${result.ratio.toFixed(2)}×`,
    `${result.limit.toFixed(2)}×`,
    result.holds ? 'holds' : 'DOES NOT HOLD',
  ]);
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? title.length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Writes out/bench/NAME.json and says where. */
export function writeResults(name: string, runtime: string, results: readonly Result[]): string {
  mkdirSync(OUT, { recursive: true });
  const file = join(OUT, `${name}.json`);
  const machine = {
    system: `${platform()} ${arch()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory: totalmem(),
    node: process.versions.node,
    runtime,
  };
  writeFileSync(
    file,
    `${JSON.stringify({ name, results, machine, at: new Date().toISOString() }, null, 2)}\n`,
  );
  return file;
}

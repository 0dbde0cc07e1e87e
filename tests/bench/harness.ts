/**
 * How benchmarks are run: ours and the peer take turns, so that whatever else the machine does meets both; medians are
 * compared, and the spread says how much to believe them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join, resolve } from 'node:path';

const OUT = resolve(import.meta.dirname, '..', '..', 'out', 'bench');

/** One run of one side; gives the measure, in the case's unit. */
type Measure = () => Promise<number>;

export type Peer = { name: string; measure: Measure };

/** `most` where lower is better, `least` where higher is. */
type Bound = { most: number; least?: never } | { least: number; most?: never };

/** A `ratio` bounds ours as a multiple of the peer's; `absolute` bounds ours itself, in the case's unit. */
export type Limit = Bound & { kind: 'ratio' | 'absolute' };

export type Case = {
  case: string;
  unit: string;
  /** Measured turns of each side, after `warmUps` that do not count. */
  runs: number;
  warmUps: number;
  ours: Measure;
} & ({ limit: Bound & { kind: 'ratio' }; peer: Peer } | { limit: Bound & { kind: 'absolute' }; peer?: Peer });

/** What is worth knowing beside the limits, such as the memory of each candidate. */
export type Table = { title: string; head: readonly string[]; rows: readonly (readonly string[])[] };

export type Benchmark = {
  name: string;
  cases: readonly Case[];
  /** Asked once the cases have run. */
  tables?: () => readonly Table[];
  /** Ends what the cases started. Called in any case. */
  close?: () => Promise<void>;
};

/** `peer`, `peerName` and `ratio` are null where nothing is compared with. */
export type Result = {
  case: string;
  unit: string;
  ours: number;
  peer: number | null;
  peerName: string | null;
  ratio: number | null;
  limit: Limit;
  holds: boolean;
  /** Median absolute deviation, in `unit`. */
  spread: { ours: number; peer: number | null };
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

/** Milliseconds: what has not ended by then waits for something that does not come. */
const LONGEST_TURN = 600_000;

/** @throws Error where the measure does not end */
async function inTime(what: string, measure: Measure): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} did not end within ${LONGEST_TURN / 60_000} minutes`)),
      LONGEST_TURN,
    );
  });
  try {
    return await Promise.race([measure(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs both sides in turns: ours, peer, ours, peer, … */
export async function runCase(one: Case, report: (line: string) => void = () => {}): Promise<Result> {
  const runs: Result['runs'] = { ours: [], peer: [] };
  for (let turn = 0; turn < one.warmUps + one.runs; turn += 1) {
    const ours = await inTime(`“${one.case}”`, one.ours);
    const peer =
      one.peer === undefined ? undefined : await inTime(`“${one.case}”, ${one.peer.name},`, one.peer.measure);
    const counts = turn >= one.warmUps;
    if (counts) {
      runs.ours.push(ours);
      if (peer !== undefined) runs.peer.push(peer);
    }
    const measured = peer === undefined ? round(ours) : `${round(ours)} / ${round(peer)}`;
    report(`${counts ? `run ${turn - one.warmUps + 1}` : 'warm-up'}: ${measured} ${one.unit}`);
  }
  const ours = median(runs.ours);
  const peer = one.peer === undefined ? null : median(runs.peer);
  const ratio = peer === null ? null : ours / peer;
  const { case: name, unit, limit } = one;
  return {
    case: name,
    unit,
    ours,
    peer,
    peerName: one.peer?.name ?? null,
    ratio,
    limit,
    holds: isWithin(limit.kind === 'ratio' ? ratio : ours, limit),
    spread: {
      ours: medianDeviation(runs.ours),
      peer: one.peer === undefined ? null : medianDeviation(runs.peer),
    },
    runs,
  };
}

/** Written so that what is no number does not hold. */
function isWithin(value: number | null, limit: Limit): boolean {
  if (value === null) return false;
  return limit.most === undefined ? value >= limit.least : value <= limit.most;
}

/** A measure for people: three digits that tell something. */
export function round(value: number): string {
  return Math.abs(value) >= 100 || value === 0 ? value.toFixed(0) : value.toPrecision(3);
}

/** "1.45×", and "1/52" where ours is a small part of the peer's. */
function formatRatio(ratio: number): string {
  return ratio > 0 && ratio < 0.2 ? `1/${round(1 / ratio)}` : `${ratio.toFixed(2)}×`;
}

function formatLimit({ kind, most, least }: Limit, unit: string): string {
  const bound = most ?? least ?? Number.NaN;
  const amount = kind === 'ratio' ? formatRatio(bound) : `${bound} ${unit}`;
  return `${most === undefined ? '≥' : '≤'} ${amount}`;
}

/** The results as a table for people. */
export function formatResults(results: readonly Result[]): string {
  return formatTable(
    ['case', 'ours', 'peer', 'against', 'ratio', 'limit', ''],
    results.map((result) => [
      result.case,
      `${round(result.ours)} ± ${round(result.spread.ours)} ${result.unit}`,
      result.peer === null ? '' : `${round(result.peer)} ± ${round(result.spread.peer ?? 0)} ${result.unit}`,
      result.peerName ?? '',
      result.ratio === null ? '' : formatRatio(result.ratio),
      formatLimit(result.limit, result.unit),
      result.holds ? 'holds' : 'DOES NOT HOLD',
    ]),
  );
}

/** Columns as wide as their widest cell. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
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
export function writeResults(
  name: string,
  runtime: string,
  results: readonly Result[],
  tables: readonly Table[],
): string {
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
    `${JSON.stringify({ name, results, tables, machine, at: new Date().toISOString() }, null, 2)}\n`,
  );
  return file;
}

/**
 * The search over 10,000 sources of 5,000 characters, each with two annotations and every fifth with a claim: from a keystroke
 * to the rows, across the worker's border; and ours beside the candidate engines in the page's own thread, over fewer of the
 * sources, since some take minutes to build over all.
 */
import type { CDPSession, Page } from 'playwright';
import { type Benchmark, type Case, round, type Table } from './harness.ts';
import { type BenchmarkPage, openBenchmarkPage } from './page.ts';
import type { EngineRun, EngineStorage, SearchPage, WorkerRun } from './pages/search/page.ts';

/** Fewer for a first look (CHANCERY_BENCH_SOURCES=1000), none to leave a part out: ours, or the candidates. */
const SOURCES = Number(process.env.CHANCERY_BENCH_SOURCES ?? 10_000);
const CANDIDATE_SOURCES = Number(process.env.CHANCERY_BENCH_CANDIDATES ?? 2000);
/** Milliseconds after which a candidate's building, and its answering, is given up. */
const MOST_BUILDING = 240_000;
const MOST_ASKING = 90_000;

/** `sources` are how many it was to be built over. */
type EngineResult = EngineRun & EngineStorage & { memory: number; sources: number };

let opened: BenchmarkPage | null = null;
let ours: WorkerRun | null = null;
const restarts: number[] = [];
const engines: EngineResult[] = [];

declare const bench: SearchPage;

async function openPage(sources: number): Promise<Page> {
  opened ??= await openBenchmarkPage('search');
  await opened.page.reload();
  await opened.page.evaluate((count) => bench.prepare(count), sources);
  return opened.page;
}

/** Bytes that the page holds once all rubbish is gone, its typed arrays among them. */
async function measureMemory(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  return usedSize + (backingStorageSize ?? 0);
}

async function measureEngine(name: string, sources: number): Promise<EngineResult> {
  const page = await openPage(sources);
  const session = await page.context().newCDPSession(page);
  const before = await measureMemory(session);
  const built = await page.evaluate(([engine, most]) => bench.build(engine, most), [
    name,
    MOST_BUILDING,
  ] as const);
  const memory = (await measureMemory(session)) - before;
  const asked = await page.evaluate((most) => bench.ask(most), MOST_ASKING);
  const emptied = await page.evaluate(() => navigator.storage.estimate());
  const kept = await page.evaluate(() => bench.keep());
  // What Dexie wrote while building counts; what earlier candidates left does not: each has a profile's storage to itself.
  const bytes = name === 'dexie' ? kept.bytes : kept.bytes - (emptied.usage ?? 0);
  await page.evaluate(async () => {
    for (const { name: stored } of await indexedDB.databases())
      if (stored !== undefined) indexedDB.deleteDatabase(stored);
  });
  return { ...built, ...asked, ...kept, bytes, memory, sources };
}

/** The p95 of a keystroke in a workspace of this size; measured once, with what else is told of it. */
async function measureOurs(): Promise<number> {
  const page = await openPage(SOURCES);
  if (ours === null) {
    await page.evaluate(() => bench.fill());
    ours = await page.evaluate(() => bench.runWorker());
    // The index is stored once nothing changed for four seconds.
    await page.waitForTimeout(10_000);
    await page.reload();
    restarts.push(await page.evaluate(() => bench.timeRestart()));
  }
  return percentile(ours.latencies, 0.95);
}

/** The share that ours finds, in per cent, over the most sources asked for. */
async function measureEngines(): Promise<number> {
  const candidates = ['ours', 'flexsearch', 'minisearch', 'dexie'];
  const runs = [
    ...(SOURCES > 0 ? [{ name: 'ours', sources: SOURCES }] : []),
    ...(CANDIDATE_SOURCES > 0 ? candidates.map((name) => ({ name, sources: CANDIDATE_SOURCES })) : []),
  ];
  for (const { name, sources } of runs) {
    const result = await measureEngine(name, sources);
    engines.push(result);
    console.log(`  ${name}: ${engineRow(result).join(' | ')} ${result.problem}`);
  }
  return 100 * (engines[0]?.recall ?? Number.NaN);
}

function percentile(values: readonly number[], share: number): number {
  return (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
    Number.NaN
  );
}

const counted = (count: number): string => count.toLocaleString('en');
const megabytes = (bytes: number): string => `${round(bytes / 1e6)} MB`;
const milliseconds = (time: number): string => `${round(time)} ms`;

function engineRow(run: EngineResult): string[] {
  const isWhole = run.indexed >= run.sources;
  return [
    run.name,
    counted(run.sources),
    isWhole
      ? `${round(run.build / 1000)} s`
      : `given up at ${run.indexed} after ${round(run.build / 1000)} s`,
    megabytes(run.memory),
    megabytes(run.bytes),
    milliseconds(run.restart),
    milliseconds(run.change),
    milliseconds(percentile(run.latencies, 0.5)),
    milliseconds(percentile(run.latencies, 0.95)),
    `${round(100 * run.recall)} %`,
    run.reciprocalRank.toFixed(2),
  ];
}

function tables(): Table[] {
  const [first] = engines;
  const kinds = Object.keys(first?.byKind ?? {});
  const told: Table[] = [
    {
      title:
        "Engines in the page's own thread, without reading what hits say; recall at 10 and mean reciprocal rank over 30 queries",
      head: [
        'engine',
        'sources',
        'build',
        'memory',
        'on disk',
        'restart',
        'one change',
        'p50',
        'p95',
        'recall',
        'MRR',
      ],
      rows: engines.map(engineRow),
    },
    {
      title: 'Recall at 10 by kind of query',
      head: ['engine', 'sources', ...kinds],
      rows: engines.map((run) => [
        run.name,
        counted(run.sources),
        ...kinds.map((kind) => `${round(100 * (run.byKind[kind] ?? 0))} %`),
      ]),
    },
  ];
  if (ours !== null)
    told.push({
      title: `The search in its worker over ${counted(SOURCES)} sources, ${counted(2 * SOURCES)} annotations and ${counted(SOURCES / 5)} claims`,
      head: ['measure', 'value'],
      rows: [
        ['keystrokes', counted(ours.latencies.length)],
        ['keystroke, p50', milliseconds(percentile(ours.latencies, 0.5))],
        ['keystroke, p95', milliseconds(percentile(ours.latencies, 0.95))],
        ['keystroke, longest', milliseconds(Math.max(...ours.latencies))],
        ['keystroke while indexing, p95', milliseconds(percentile(ours.whileIndexing, 0.95))],
        ['first indexing', `${round(ours.firstIndexing / 1000)} s`],
        ['restart to first answer', milliseconds(restarts[0] ?? Number.NaN)],
        ['commit to found', milliseconds(ours.change)],
        ["longest hold of the window's thread", milliseconds(ours.longestBlock)],
      ],
    });
  return told;
}

const keystroke: Case = {
  case: 'a keystroke, p95',
  unit: 'ms',
  limit: { kind: 'absolute', most: 50 },
  runs: 1,
  warmUps: 0,
  ours: measureOurs,
};

const quality: Case = {
  case: 'found of 30 queries in the first ten',
  unit: '%',
  limit: { kind: 'absolute', least: 95 },
  runs: 1,
  warmUps: 0,
  ours: measureEngines,
};

export const benchmark: Benchmark = {
  name: 'search',
  cases: SOURCES > 0 ? [keystroke, quality] : [quality],
  tables,
  close: async () => opened?.close(),
};

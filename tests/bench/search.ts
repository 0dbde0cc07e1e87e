/**
 * The search over 10,000 sources of 5,000 characters with 20,000 annotations and 2,000 claims: from a keystroke to the rows,
 * across the worker's border; and the candidate engines over the same sources in the same page.
 */
import type { CDPSession, Page } from 'playwright';
import { type Benchmark, round, type Table } from './harness.ts';
import { type BenchmarkPage, openBenchmarkPage } from './page.ts';
import type { EngineRun, EngineStorage, SearchPage, WorkerRun } from './pages/search/page.ts';

/** Fewer for a first look: CHANCERY_BENCH_SOURCES=1000. */
const SOURCES = Number(process.env.CHANCERY_BENCH_SOURCES ?? 10_000);
/** Milliseconds after which a candidate's building, and its answering, is given up. */
const MOST_BUILDING = 240_000;
const MOST_ASKING = 90_000;

type EngineResult = EngineRun & EngineStorage & { memory: number };

let opened: BenchmarkPage | null = null;
let ours: WorkerRun | null = null;
const restarts: number[] = [];
const engines: EngineResult[] = [];

declare const bench: SearchPage;

async function openPage(): Promise<Page> {
  opened ??= await openBenchmarkPage('search');
  await opened.page.reload();
  await opened.page.evaluate((count) => bench.prepare(count), SOURCES);
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

async function measureEngine(name: string): Promise<EngineResult> {
  const page = await openPage();
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
  return { ...built, ...asked, ...kept, bytes, memory };
}

/** The p95 of a keystroke in a workspace of this size; measured once, with what else is told of it. */
async function measureOurs(): Promise<number> {
  const page = await openPage();
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

async function measureCandidates(): Promise<number> {
  for (const name of ['ours', 'flexsearch', 'minisearch', 'dexie']) {
    const result = await measureEngine(name);
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

const megabytes = (bytes: number): string => `${round(bytes / 1e6)} MB`;
const milliseconds = (time: number): string => `${round(time)} ms`;

function engineRow(run: EngineResult): string[] {
  const isWhole = run.indexed >= SOURCES;
  return [
    run.name,
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
      title: `Candidates over ${SOURCES} sources, in the page's own thread; recall at 10 and mean reciprocal rank over 30 queries`,
      head: ['engine', 'build', 'memory', 'on disk', 'restart', 'one change', 'p50', 'p95', 'recall', 'MRR'],
      rows: engines.map(engineRow),
    },
    {
      title: 'Recall at 10 by kind of query',
      head: ['engine', ...kinds],
      rows: engines.map((run) => [
        run.name,
        ...kinds.map((kind) => `${round(100 * (run.byKind[kind] ?? 0))} %`),
      ]),
    },
  ];
  if (ours !== null)
    told.push({
      title: 'The search in its worker, with 20,000 annotations and 2,000 claims for 10,000 sources',
      head: ['measure', 'value'],
      rows: [
        ['keystroke, p50', milliseconds(percentile(ours.latencies, 0.5))],
        ['keystroke while indexing, p95', milliseconds(percentile(ours.whileIndexing, 0.95))],
        ['first indexing', `${round(ours.firstIndexing / 1000)} s`],
        ['restart to first answer', milliseconds(restarts[0] ?? Number.NaN)],
        ['commit to found', milliseconds(ours.change)],
        ["longest hold of the window's thread", milliseconds(ours.longestBlock)],
      ],
    });
  return told;
}

export const benchmark: Benchmark = {
  name: 'search',
  cases: [
    {
      case: 'a keystroke, p95',
      unit: 'ms',
      limit: { kind: 'absolute', most: 50 },
      runs: 1,
      warmUps: 0,
      ours: measureOurs,
    },
    {
      case: 'found of 30 queries in the first ten',
      unit: '%',
      limit: { kind: 'absolute', least: 95 },
      runs: 1,
      warmUps: 0,
      ours: measureCandidates,
    },
  ],
  tables,
  close: async () => opened?.close(),
};

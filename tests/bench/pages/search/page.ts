/** What the benchmark asks of the page: one candidate at a time, or the whole search with its worker and its database. */
import type { Annotation } from '../../../../src-renderer/domain/records.ts';
import { commit } from '../../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../../src-renderer/storage/database.ts';
import { database } from '../../../../src-renderer/storage/workspace.ts';
import {
  getSearchProgress,
  search,
  startSearch,
  subscribeSearchProgress,
} from '../../../../src-renderer/workers/search-client.ts';
import type { SearchQuery } from '../../../../src-renderer/workers/search-messages.ts';
import { type Corpus, makeCorpus } from './corpus.ts';
import { makeDossierRows } from './dossier.ts';
import { createDexieWords, createFlexSearch, createMiniSearch, createOurs, type Engine } from './engines.ts';

const ENGINES: Readonly<Record<string, () => Engine>> = {
  ours: createOurs,
  minisearch: createMiniSearch,
  flexsearch: createFlexSearch,
  dexie: createDexieWords,
};

/** Milliseconds and counts. `indexed` is smaller than the corpus where building was given up. */
export type EngineRun = {
  name: string;
  indexed: number;
  build: number;
  latencies: number[];
  recall: number;
  reciprocalRank: number;
  byKind: Record<string, number>;
};
/** `problem` where what an engine makes could not be stored: the browser refuses values beyond some 128 MB. */
export type EngineStorage = {
  store: number;
  bytes: number;
  restart: number;
  change: number;
  problem: string;
};
export type WorkerRun = {
  firstIndexing: number;
  latencies: number[];
  whileIndexing: number[];
  change: number;
  longestBlock: number;
};

let corpus: Corpus = { reports: [], judged: [] };
let engine: Engine | null = null;

function prepare(count: number): void {
  corpus = makeCorpus(count);
}

const now = (): number => performance.now();
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function build(name: string, mostMs: number): Promise<Pick<EngineRun, 'name' | 'indexed' | 'build'>> {
  engine = ENGINES[name]?.() ?? null;
  if (engine === null) throw new Error(`no engine ${name}`);
  const start = now();
  let indexed = 0;
  while (indexed < corpus.reports.length && now() - start < mostMs) {
    await engine.add(corpus.reports.slice(indexed, indexed + 100));
    indexed += 100;
    await rest();
  }
  return { name: engine.name, indexed: Math.min(indexed, corpus.reports.length), build: now() - start };
}

/** Every query is typed letter by letter; what the whole of it finds is judged. */
async function ask(
  mostMs: number,
): Promise<Pick<EngineRun, 'latencies' | 'recall' | 'reciprocalRank' | 'byKind'>> {
  if (engine === null) throw new Error('nothing was built');
  const latencies: number[] = [];
  const start = now();
  for (const { typed } of corpus.judged)
    for (let length = 1; length <= typed.length && now() - start < mostMs; length += 1) {
      const asked = now();
      await engine.find(typed.slice(0, length));
      latencies.push(now() - asked);
    }
  const scores: { kind: string; recall: number; rank: number }[] = [];
  for (const { kind, typed, relevant } of corpus.judged) {
    const found = (await engine.find(typed)).slice(0, 10);
    const first = found.findIndex((id) => relevant.has(id));
    const recall = found.filter((id) => relevant.has(id)).length / Math.min(10, relevant.size);
    scores.push({ kind, recall, rank: first < 0 ? 0 : 1 / (first + 1) });
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const groups = [...Map.groupBy(scores, ({ kind }) => kind)];
  const byKind = Object.fromEntries(
    groups.map(([kind, group]) => [kind, mean(group.map(({ recall }) => recall))]),
  );
  return {
    latencies,
    recall: mean(scores.map(({ recall }) => recall)),
    reciprocalRank: mean(scores.map(({ rank }) => rank)),
    byKind,
  };
}

async function keep(): Promise<EngineStorage> {
  const [report, other] = corpus.reports;
  if (engine === null || report === undefined || other === undefined) throw new Error('nothing was built');
  const start = now();
  try {
    await engine.store();
  } catch (error) {
    const none = { store: Number.NaN, bytes: Number.NaN, restart: Number.NaN, change: Number.NaN };
    return { ...none, problem: String(error) };
  }
  const stored = now();
  const { usage = 0 } = await navigator.storage.estimate();
  const before = now();
  await engine.restart();
  const restarted = now();
  await engine.change({ ...report, text: other.text });
  return {
    store: stored - start,
    bytes: usage,
    restart: restarted - before,
    change: now() - restarted,
    problem: '',
  };
}

async function fill(): Promise<void> {
  for (let at = 0; at < corpus.reports.length; at += 500) {
    const rows = makeDossierRows(corpus.reports.slice(at, at + 500), at === 0);
    await Promise.all([
      database.dossiers.bulkPut(rows.dossiers),
      database.sources.bulkPut(rows.sources),
      database.revisions.bulkPut(rows.revisions),
      database.annotations.bulkPut(rows.annotations),
      database.claims.bulkPut(rows.claims),
    ]);
  }
}

const QUERY: Omit<SearchQuery, 'text'> = {
  dossierId: null,
  kinds: [],
  tagIds: [],
  reliability: [],
  from: '',
  to: '',
  limit: 20,
};

/** As the analyst does: each letter when the answer to the one before has come. */
async function typeAll(mostMs = Number.POSITIVE_INFINITY): Promise<number[]> {
  const latencies: number[] = [];
  const start = now();
  for (const { typed } of corpus.judged)
    for (let length = 1; length <= typed.length && now() - start < mostMs; length += 1) {
      const asked = now();
      await search({ ...QUERY, text: typed.slice(0, length) });
      latencies.push(now() - asked);
    }
  return latencies;
}

/** How long the page's own thread was held at most: the longest time beyond what a timer asked for. */
function watchThread(): () => number {
  let longest = 0;
  let last = now();
  const timer = setInterval(() => {
    longest = Math.max(longest, now() - last - 5);
    last = now();
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

function indexed(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const progress = getSearchProgress();
      if (progress === null || progress.done < progress.total || progress.total === 0) return;
      stop();
      resolve();
    };
    const stop = subscribeSearchProgress(look);
    look();
  });
}

async function runWorker(): Promise<WorkerRun> {
  const endWatch = watchThread();
  const start = now();
  startSearch();
  const ready = indexed();
  await search({ ...QUERY, text: 'a' });
  const whileIndexing = await typeAll(4000);
  await ready;
  const firstIndexing = now() - start;
  const latencies = await typeAll();
  const longestBlock = endWatch();
  return { firstIndexing, whileIndexing, latencies, longestBlock, change: await timeChange(database) };
}

/** From the commit of an annotation to the first search that finds it. */
async function timeChange(of: ChanceryDatabase): Promise<number> {
  const one = await of.annotations.toCollection().first();
  if (one === undefined) throw new Error('no annotation');
  const changed: Annotation = { ...one, note: 'zanzibarian' };
  const start = now();
  await commit(of, one.dossierId, 'Note', [{ kind: 'put', table: 'annotations', row: changed }]);
  while ((await search({ ...QUERY, text: 'zanzibarian' })).total === 0) await rest();
  return now() - start;
}

/** After the page was loaded anew: from starting the worker to its first answer. */
async function timeRestart(): Promise<number> {
  const start = now();
  await search({ ...QUERY, text: 'qandahari' });
  return now() - start;
}

const page = { prepare, build, ask, keep, fill, runWorker, timeRestart };
export type SearchPage = typeof page;
Object.assign(globalThis, { bench: page });

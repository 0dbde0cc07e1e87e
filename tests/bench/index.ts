/** `npm run bench [-- NAME…]`: runs benchmarks, prints a table, writes out/bench/NAME.json, and fails where a limit does not hold. */
import { relative } from 'node:path';
import { describeRuntime } from '../e2e/runtime.ts';
import { type Benchmark, formatResults, formatTable, type Result, runCase, writeResults } from './harness.ts';
import { installPeers } from './peers.ts';

const BENCHMARKS: Readonly<Record<string, () => Promise<{ benchmark: Benchmark }>>> = {
  reanchor: () => import('./reanchor.ts'),
  start: () => import('./start.ts'),
  open: () => import('./open.ts'),
  library: () => import('./library.ts'),
  search: () => import('./search.ts'),
  import: () => import('./import.ts'),
};

/** Those that compare with packages of tests/bench/package.json. */
const NEED_PEERS: ReadonlySet<string> = new Set(['open', 'reanchor', 'search']);

async function run(name: string): Promise<boolean> {
  const load = BENCHMARKS[name];
  if (load === undefined) return false;
  const { benchmark } = await load();
  try {
    const results: Result[] = [];
    for (const one of benchmark.cases) {
      const sides = one.peer === undefined ? 'ours' : `ours / ${one.peer.name}`;
      console.log(`${benchmark.name}: ${one.case}, ${sides}`);
      results.push(await runCase(one, (line) => console.log(`  ${line}`)));
    }
    const tables = benchmark.tables?.() ?? [];
    console.log(`\n${formatResults(results)}\n`);
    for (const { title, head, rows } of tables) console.log(`${title}\n${formatTable(head, rows)}\n`);
    const file = writeResults(benchmark.name, describeRuntime(), results, tables);
    console.log(`Wrote ${relative(process.cwd(), file)}`);
    return results.every((result) => result.holds);
  } finally {
    await benchmark.close?.();
  }
}

async function main(asked: readonly string[]): Promise<number> {
  const names = asked.length === 0 ? Object.keys(BENCHMARKS) : asked;
  const unknown = names.find((name) => !Object.hasOwn(BENCHMARKS, name));
  if (unknown !== undefined) {
    console.error(`There is no benchmark "${unknown}". Benchmarks: ${Object.keys(BENCHMARKS).join(', ')}.`);
    return 1;
  }
  console.log(`Runtime: ${describeRuntime()}`);
  if (names.some((name) => NEED_PEERS.has(name))) {
    const installed = await installPeers();
    if (!installed.ok) {
      console.error(installed.problem);
      return 1;
    }
  }
  let hold = true;
  for (const name of names) hold = (await run(name)) && hold;
  return hold ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));

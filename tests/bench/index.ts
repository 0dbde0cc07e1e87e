/**
 * `npm run bench [-- NAME… [--only=WORDS]]`: runs benchmarks, prints a table, writes out/bench/NAME.json, and fails where a
 * limit does not hold. With `--only`, just the cases with these words in their name, and no file.
 */
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

const ONLY = '--only=';

/** Those that compare with packages of tests/bench/package.json. */
const NEED_PEERS: ReadonlySet<string> = new Set(['open', 'reanchor', 'search']);

async function run(name: string, only: string): Promise<boolean> {
  const load = BENCHMARKS[name];
  if (load === undefined) return false;
  const { benchmark } = await load();
  try {
    const results: Result[] = [];
    for (const one of benchmark.cases.filter((each) => each.case.includes(only))) {
      const sides = one.peer === undefined ? 'ours' : `ours / ${one.peer.name}`;
      console.log(`${benchmark.name}: ${one.case}, ${sides}`);
      results.push(await runCase(one, (line) => console.log(`  ${line}`)));
    }
    const tables = benchmark.tables?.() ?? [];
    console.log(`\n${formatResults(results)}\n`);
    for (const { title, head, rows } of tables) console.log(`${title}\n${formatTable(head, rows)}\n`);
    if (only === '') {
      const file = writeResults(benchmark.name, describeRuntime(), results, tables);
      console.log(`Wrote ${relative(process.cwd(), file)}`);
    }
    if (results.length === 0) console.error(`No case of ${name} is called so: "${only}".`);
    return results.length > 0 && results.every((result) => result.holds);
  } finally {
    await benchmark.close?.();
  }
}

async function main(args: readonly string[]): Promise<number> {
  const only = args.find((arg) => arg.startsWith(ONLY))?.slice(ONLY.length) ?? '';
  const asked = args.filter((arg) => !arg.startsWith(ONLY));
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
  for (const name of names) hold = (await run(name, only)) && hold;
  return hold ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));

/** Everything that must pass. */
import { join } from 'node:path';
import { type Finished, PROJECT, runScript, scriptOf } from './process.ts';
import { judge, readTally, removeTally, TALLY_FILE, type Tally } from './tally.ts';

export type StageName = 'types' | 'lint' | 'boundaries' | 'unused' | 'unit' | 'browser' | 'e2e';

export type Stage = {
  name: StageName;
  title: string;
  /** A check passes or fails as one and may run beside others; a runner counts its tests. */
  kind: 'check' | 'runner';
  script: () => string;
  args: readonly string[];
  /** Says "no colours" in the way that the program listens to. Node warns where it is said in two ways. */
  env: Record<string, string>;
  /** Milliseconds after which it hangs, even on a slow machine. */
  limit: number;
};

const MINUTE = 60_000;

const vitest = (project: string): readonly string[] => [
  'run',
  '--project',
  project,
  '--reporter=default',
  `--reporter=${join(PROJECT, 'tools/test/vitest-reporter.ts')}`,
];

const check = (name: StageName, title: string, script: () => string, ...args: string[]): Stage => ({
  name,
  title,
  kind: 'check',
  script,
  args,
  env: { NO_COLOR: '1' },
  limit: 3 * MINUTE,
});

export const STAGES: readonly Stage[] = [
  check('types', 'types', () => scriptOf('typescript', 'tsc'), '-p', 'tsconfig.json'),
  check(
    'lint',
    'lint and format',
    () => scriptOf('@biomejs/biome', 'biome'),
    'check',
    '--error-on-warnings',
    '.',
  ),
  check(
    'boundaries',
    'import boundaries',
    () => scriptOf('dependency-cruiser', 'depcruise'),
    ...['--config', '.dependency-cruiser.mjs', 'src-main', 'src-renderer'],
  ),
  check('unused', 'unused files, exports and packages', () => scriptOf('knip', 'knip'), '--no-progress'),
  {
    name: 'unit',
    title: 'unit tests in Node',
    kind: 'runner',
    script: () => scriptOf('vitest', 'vitest'),
    // Vitest leaves one core to itself: of two, that is half.
    args: [...vitest('unit'), '--maxWorkers=100%'],
    env: { NO_COLOR: '1' },
    limit: 10 * MINUTE,
  },
  {
    name: 'browser',
    title: 'storage in Chromium',
    kind: 'runner',
    script: () => scriptOf('vitest', 'vitest'),
    args: vitest('browser'),
    env: { NO_COLOR: '1' },
    limit: 10 * MINUTE,
  },
  {
    name: 'e2e',
    title: 'end to end',
    kind: 'runner',
    script: () => scriptOf('@playwright/test', 'playwright'),
    args: ['test', `--reporter=list,${join(PROJECT, 'tools/test/playwright-reporter.ts')}`],
    env: { FORCE_COLOR: '0' },
    limit: 25 * MINUTE,
  },
];

export type Outcome = { stage: Stage; tally: Tally; problem: string | null; finished: Finished };

/** @param extra arguments for the stage's own program */
export async function runStage(stage: Stage, extra: readonly string[]): Promise<Outcome> {
  const file = join(PROJECT, 'out', 'test', `${stage.name}.json`);
  removeTally(file);
  const env = { ...stage.env, [TALLY_FILE]: file };
  const finished = await runScript(stage.script(), [...stage.args, ...extra], { env, limit: stage.limit });
  if (stage.kind === 'check') {
    const { succeeded } = finished;
    const tally = { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: [] };
    return { stage, tally, problem: null, finished };
  }
  return { stage, finished, ...judge(readTally(file), finished.succeeded) };
}

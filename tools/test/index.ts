/**
 * `npm test`: everything that must pass, stage by stage; closes with one line, `N passed, N failed`.
 *
 *   npm test                          all stages
 *   npm test -- unit tests/unit/main  one stage, or several; what follows them goes to their programs
 *   npm run test:electron             the end-to-end tests on Electron's own binary
 */
import { downloadElectron } from '../start/electron-download.ts';
import { findElectron, hasDisplay } from '../start/runtime.ts';
import { type Outcome, runStage, STAGES, type Stage } from './stages.ts';
import { closingLine } from './tally.ts';

type Asked = { ok: true; stages: Stage[]; extra: string[] } | { ok: false; problem: string };

function readArguments(args: readonly string[]): Asked {
  const isStage = (arg: string): boolean => STAGES.some((stage) => stage.name === arg);
  const first = args.findIndex((arg) => !isStage(arg));
  const names = first === -1 ? args : args.slice(0, first);
  const extra = first === -1 ? [] : args.slice(first);
  if (names.length === 0 && extra.length > 0)
    return {
      ok: false,
      problem: `"${extra[0]}" is not a stage. Stages: ${STAGES.map((stage) => stage.name).join(', ')}.`,
    };
  const stages = STAGES.filter((stage) => names.length === 0 || names.includes(stage.name));
  return { ok: true, stages, extra };
}

function report({ stage, tally, problem, finished }: Outcome): void {
  const seconds = `${(finished.milliseconds / 1000).toFixed(1)} s`;
  const bad = tally.failed > 0;
  if (bad) console.log(`\n${finished.output.trim()}\n`);
  const counts = stage.kind === 'check' ? (bad ? 'failed' : 'passed') : closingLine([tally]);
  console.log(`${bad ? '✗' : '✓'} ${stage.title}: ${counts} (${seconds})`);
  if (problem !== null) console.log(`  ${problem}`);
  for (const { name, reason } of tally.skipped) console.log(`  skipped: ${name} (${reason})`);
}

/** Checks run side by side, runners one after the other: they start browsers, and measure time. */
async function runAll(stages: readonly Stage[], extra: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const checks = stages.filter((stage) => stage.kind === 'check').map((stage) => runStage(stage, extra));
  for (const check of checks) {
    const outcome = await check;
    report(outcome);
    outcomes.push(outcome);
  }
  for (const stage of stages.filter((one) => one.kind === 'runner')) {
    const outcome = await runStage(stage, extra);
    report(outcome);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Why the end-to-end tests could not run on Electron's own binary, or null. */
async function findElectronProblem(): Promise<string | null> {
  if (!hasDisplay()) return 'Electron needs a display: xvfb-run -a npm run test:electron';
  if (findElectron() !== null || ((await downloadElectron()) && findElectron() !== null)) return null;
  return "Electron's binary is not there and could not be downloaded.";
}

async function main(args: readonly string[]): Promise<number> {
  const electron = args.includes('--electron');
  const rest = args.filter((arg) => arg !== '--electron');
  const asked = readArguments(electron ? ['e2e', ...rest.filter((arg) => arg !== 'e2e')] : rest);
  const problem = asked.ok ? (electron ? await findElectronProblem() : null) : asked.problem;
  if (!asked.ok || problem !== null) {
    console.error(problem);
    return 1;
  }
  const start = performance.now();
  if (electron) process.env.CHANCERY_RUNTIME = 'electron';
  // Loaded only now, because it reads that variable.
  const { describeRuntime } = await import('../../tests/e2e/runtime.ts');
  if (asked.stages.some((stage) => stage.kind === 'runner')) console.log(`Runtime: ${describeRuntime()}`);
  const outcomes = await runAll(asked.stages, asked.extra);
  const failed = outcomes.filter(({ tally }) => tally.failed > 0).map(({ stage }) => stage.name);
  console.log(`\nTook ${Math.round((performance.now() - start) / 1000)} s.`);
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}.`);
  console.log(closingLine(outcomes.map(({ tally }) => tally)));
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));

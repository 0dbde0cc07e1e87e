/**
 * Seconds and peak memory of importing a page of 1 MB, a PDF of 300 pages and 1,000 small files. First the importers against the
 * libraries that they stand on, used alone: each turn of each side in a new process of the same Node. Then the program itself,
 * which has no peer: the headless command from start to end, and a folder imported in the window, stored and listed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { answerOpenDialog, chooseMenuItem, makeDossier, openWorkspace } from '../e2e/app/workspace.ts';
import { appEnvironment } from '../e2e/runtime.ts';
import { newsPage, report, writeSmallFiles } from './fixtures/import/articles.ts';
import type { Benchmark, Case } from './harness.ts';

const PROJECT = resolve(import.meta.dirname, '..', '..');
const SIDE = join(import.meta.dirname, 'fixtures', 'import', 'side.ts');
const SMALL_FILES = 1000;
const MEGABYTE = 2 ** 20;

type Sample = { seconds: number; megabytes: number };
type Subject = { name: string; paths: readonly string[] };

const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'));

async function makeSubjects(): Promise<{
  page: Subject;
  pdf: Subject;
  small: Subject;
  first: readonly string[];
}> {
  console.log('import: making the files …');
  const [page, pdf] = [join(folder, 'page.html'), join(folder, 'report.pdf')];
  await writeFile(page, newsPage(MEGABYTE));
  await writeFile(pdf, await report(300));
  return {
    page: { name: 'a page of 1 MB', paths: [page] },
    pdf: { name: 'a PDF of 300 pages', paths: [pdf] },
    small: {
      name: '1,000 small files',
      paths: await writeSmallFiles(join(folder, 'small'), SMALL_FILES),
    },
    first: await writeSmallFiles(join(folder, 'first'), 10),
  };
}

const subjects = await makeSubjects();

/** A program's output, and the most memory that it and its children held. */
async function runProgram(
  args: readonly string[],
  input: string,
): Promise<{ output: string; megabytes: number }> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: appEnvironment({ INIT_CWD: folder }),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(input);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, memoryOfTree(child.pid ?? 0));
  }, 200);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${basename(args[0] ?? '')} ended with code ${code}.`);
  return { output, megabytes };
}

/** Megabytes of a process and its descendants; what they share is counted once (PSS). NaN where there is no /proc. */
function memoryOfTree(root: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(readProc(`${name}/stat`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  let kilobytes = 0;
  for (const pid of parents.keys()) {
    let ancestor: number | undefined = pid;
    while (ancestor !== undefined && ancestor !== root) ancestor = parents.get(ancestor);
    if (ancestor === root)
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readProc(`${pid}/smaps_rollup`))?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

/** A process may end between the listing and the look at it. */
function readProc(path: string): string {
  try {
    return readFileSync(join('/proc', path), 'utf8');
  } catch {
    return '';
  }
}

type Sides = { ours: () => Promise<Sample>; peer?: { name: string; sample: () => Promise<Sample> } };
type Limits = { seconds: number; megabytes: number };

/** A case for the seconds, and one for the memory of the same runs. Limits are ratios where there is a peer. */
function bothMeasures(name: string, runs: number, limits: Limits, { ours, peer }: Sides): Case[] {
  const kept = { ours: [] as number[], peer: [] as number[] };
  const time = (side: 'ours' | 'peer', sample: () => Promise<Sample>) => async (): Promise<number> => {
    const taken = await sample();
    kept[side].push(taken.megabytes);
    return taken.seconds;
  };
  const recall = (side: 'ours' | 'peer') => async (): Promise<number> => kept[side].shift() ?? Number.NaN;
  const measures = [
    { unit: 's', most: limits.seconds, of: time },
    { unit: 'MB', most: limits.megabytes, of: recall },
  ];
  return measures.map(({ unit, most, of }): Case => {
    const common = { case: `${name}: ${unit === 's' ? 'time' : 'peak memory'}`, unit, runs, warmUps: 0 };
    return peer === undefined
      ? { ...common, limit: { kind: 'absolute', most }, ours: of('ours', ours) }
      : {
          ...common,
          limit: { kind: 'ratio', most },
          ours: of('ours', ours),
          peer: { name: peer.name, measure: of('peer', peer.sample) },
        };
  });
}

/** The importers, or the libraries alone, in a new process of Node. */
function compare(subject: Subject, peerName: string, runs: number, limits: Limits): Case[] {
  const sample = (side: 'ours' | 'peer') => async (): Promise<Sample> => {
    const input = `${subjects.first.join('\n')}\n\n${subject.paths.join('\n')}`;
    return JSON.parse((await runProgram([SIDE, side], input)).output) as Sample;
  };
  return bothMeasures(`${subject.name}, importers`, runs, limits, {
    ours: sample('ours'),
    peer: { name: peerName, sample: sample('peer') },
  });
}

/** `chancery import` from its start to its end, with its browser. */
function runCommand(subject: Subject, runs: number, limits: Limits): Case[] {
  return bothMeasures(`${subject.name}, chancery import`, runs, limits, {
    async ours() {
      const start = performance.now();
      const program = join(PROJECT, 'tools', 'start', 'chancery.ts');
      const { output, megabytes } = await runProgram(
        [program, 'import', ...subject.paths, '--json', 'out.jsonl'],
        '',
      );
      const took = (performance.now() - start) / 1000;
      if (!output.includes(', 0 with an error')) throw new Error(output);
      return { seconds: took, megabytes };
    },
  });
}

/** From choosing the folder to its last source in the list, stored. */
async function importInWindow(): Promise<Sample> {
  const { app, page, close } = await openWorkspace(join(folder, `profile-${performance.now()}`));
  await makeDossier(page, 'Import');
  await answerOpenDialog(app, [join(folder, 'small')]);
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, memoryOfTree(app.process().pid ?? 0));
  }, 500);
  const start = performance.now();
  await chooseMenuItem(app, 'import-folder');
  const progress = page.getByRole('progressbar', { name: /^Importing/ });
  await progress.waitFor();
  // It goes with the last file. What follows, comparing the texts, goes on while the analyst works.
  await progress.waitFor({ state: 'hidden', timeout: 300_000 });
  await page.locator('[data-save-state=saved]').waitFor();
  const took = (performance.now() - start) / 1000;
  clearInterval(watch);
  await close();
  return { seconds: took, megabytes };
}

const { page, pdf, small } = subjects;

export const benchmark: Benchmark = {
  name: 'import',
  cases: [
    ...compare(page, 'Readability on linkedom', 5, { seconds: 2, megabytes: 1.5 }),
    ...compare(pdf, 'pdf.js, getTextContent', 3, { seconds: 1.5, megabytes: 1.75 }),
    ...compare(small, 'the bare libraries', 3, { seconds: 1.5, megabytes: 1.5 }),
    ...runCommand(page, 3, { seconds: 6, megabytes: 800 }),
    ...runCommand(pdf, 3, { seconds: 20, megabytes: 1200 }),
    ...runCommand(small, 3, { seconds: 30, megabytes: 1000 }),
    ...bothMeasures(
      '1,000 small files, in the window and stored',
      3,
      { seconds: 60, megabytes: 1200 },
      {
        ours: importInWindow,
      },
    ),
  ],
  close: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
};

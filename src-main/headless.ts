/**
 * Headless commands: the same renderer code as in the window does the work, in a hidden page with a profile of its own
 * that is thrown away afterwards, so that the analyst's data is never touched.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { APP_ORIGIN } from './app-files.ts';
import type { BriefCommand } from './command-line.ts';
import type { Answer, Job, Request } from './ipc/contract.ts';
import { findWriteProblem, readArticle, writeWhole } from './ipc/disk.ts';
import { pageOptions } from './window.ts';

const PROFILE_PREFIX = 'chancery-headless-';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeProfile(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // Something still writes there; the next run removes it.
  }
}

/** Removes the profiles of runs that were killed: they hold copies of articles. */
function removeOldProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PROFILE_PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeProfile(join(tmpdir(), name));
  }
}

/** Gives the process a profile folder of its own, removed when it ends. Must run before the app is ready. */
export function takeThrowAwayProfile(): void {
  removeOldProfiles();
  const folder = mkdtempSync(join(tmpdir(), `${PROFILE_PREFIX}${process.pid}-`));
  app.setPath('userData', folder);
  process.once('exit', () => removeProfile(folder));
}

export type HeadlessRun = {
  job: Job;
  report: (line: string) => void;
  finish: (result: Request<'finishJob'>) => void;
};

let run: HeadlessRun | null = null;

/** The job that the hidden page asks for; null in the workspace. */
export function headlessRun(): HeadlessRun | null {
  return run;
}

async function readJob(command: BriefCommand): Promise<Answer<Job>> {
  const refused = await findWriteProblem(command.out);
  if (refused !== null) return { ok: false, problem: refused };
  const articles: Job['articles'] = [];
  for (const path of command.articles) {
    const read = await readArticle(path);
    if (!read.ok) return read;
    articles.push(read.value);
  }
  const { template, marking, title } = command;
  return { ok: true, value: { kind: 'brief', articles, template, marking, title } };
}

function runPage(outFolder: string, job: Job): Promise<Request<'finishJob'>> {
  return new Promise((resolve) => {
    run = { job, report: (line) => console.log(line), finish: resolve };
    const window = new BrowserWindow(pageOptions(outFolder));
    window.webContents.on('render-process-gone', (_event, details) =>
      resolve({ ok: false, problem: `The page that does the work ended: ${details.reason}.` }),
    );
    window
      .loadURL(`${APP_ORIGIN}/headless.html`)
      .catch((error: unknown) =>
        resolve({ ok: false, problem: `The page that does the work did not load: ${error}.` }),
      );
  });
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

async function makeBrief(outFolder: string, command: BriefCommand): Promise<Answer<string>> {
  const job = await readJob(command);
  if (!job.ok) return job;
  const result = await runPage(outFolder, job.value);
  if (!result.ok) return result;
  const written = await writeWhole(command.out, result.bytes);
  if (!written.ok) return written;
  const shown = relative(process.cwd(), command.out);
  const path = shown.startsWith('..') ? command.out : shown;
  const { pages, claims, citations } = result;
  return {
    ok: true,
    value: `Wrote ${path}: ${counted(pages, 'page')}, ${counted(claims, 'claim')}, ${counted(citations, 'citation')}`,
  };
}

/** Runs one command and ends the program: exit code 0 and a closing line, or 1 and one line on stderr. */
export async function runHeadless(outFolder: string, command: BriefCommand): Promise<void> {
  const result = await makeBrief(outFolder, command);
  if (result.ok) console.log(result.value);
  else console.error(`chancery: ${result.problem}`);
  app.exit(result.ok ? 0 : 1);
}

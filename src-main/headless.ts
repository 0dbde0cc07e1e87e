/**
 * Headless commands: the same renderer code as in the window does the work, in a hidden page with a profile of its own
 * that is thrown away afterwards, so that the analyst's data is never touched.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { APP_ORIGIN } from './app-files.ts';
import type { Answer, Job, Request } from './ipc/contract.ts';
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

export type HeadlessEnd = Request<'finishJob'>;

/** What a command gives the page that does its work. */
export type HeadlessRun = {
  job: Job;
  readFile: (index: number) => Promise<Answer<Uint8Array<ArrayBuffer>>>;
  writeLine: (line: string) => Promise<Answer<undefined>>;
  report: (line: string) => void;
  finish: (result: HeadlessEnd) => void;
};

let run: HeadlessRun | null = null;

/** The job that the hidden page asks for; null in the workspace. */
export function headlessRun(): HeadlessRun | null {
  return run;
}

/** Does a job in a hidden page and gives its end. */
export function runPage(
  outFolder: string,
  work: Pick<HeadlessRun, 'job'> & Partial<Pick<HeadlessRun, 'readFile' | 'writeLine'>>,
): Promise<HeadlessEnd> {
  return new Promise((resolve) => {
    const fail = (problem: string): void => resolve({ kind: 'failed', problem });
    run = {
      readFile: () => Promise.resolve({ ok: false, problem: 'This command reads no files.' }),
      writeLine: () => Promise.resolve({ ok: false, problem: 'This command writes no lines.' }),
      report: (line) => console.log(line),
      ...work,
      finish: resolve,
    };
    const window = new BrowserWindow(pageOptions(outFolder));
    window.webContents.on('render-process-gone', (_event, details) =>
      fail(`The page that does the work ended: ${details.reason}.`),
    );
    window
      .loadURL(`${APP_ORIGIN}/headless.html`)
      .catch((error: unknown) => fail(`The page that does the work did not load: ${error}.`));
  });
}

/** A path as it is told: from where the command was typed, if it is below that. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown.startsWith('..') ? path : shown;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

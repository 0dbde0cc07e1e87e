import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const PROJECT = resolve(import.meta.dirname, '..', '..');

export type Finished = { succeeded: boolean; output: string; milliseconds: number };

/** The script behind a package's command, to be run by the pinned Node on every system alike. */
export function scriptOf(packageName: string, command: string): string {
  const file = join(PROJECT, 'node_modules', packageName, 'package.json');
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin: Record<string, string> };
  const script = bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(dirname(file), script);
}

const running = new Set<ChildProcess>();

/** A runner starts browsers: they go with it, since each stage is a process group of its own. */
function end(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    for (const child of running) end(child);
    process.exit(130);
  });

/**
 * Runs a script on the pinned Node and keeps what it writes.
 * @param limit milliseconds after which it is ended, with everything that it started
 */
export function runScript(
  script: string,
  args: readonly string[],
  options: { env?: Record<string, string>; limit: number },
): Promise<Finished> {
  const start = performance.now();
  const { NO_COLOR: _off, FORCE_COLOR: _forced, ...inherited } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: PROJECT,
    env: { ...inherited, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  running.add(child);
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => parts.push(text));
  const timer = setTimeout(() => {
    parts.push(`\nNot finished after ${Math.round(options.limit / 1000)} s: ended.\n`);
    end(child);
  }, options.limit);
  return new Promise((resolve) => {
    const finish = (succeeded: boolean): void => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ succeeded, output: parts.join(''), milliseconds: performance.now() - start });
    };
    child.once('error', (error) => {
      parts.push(`${error.message}\n`);
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

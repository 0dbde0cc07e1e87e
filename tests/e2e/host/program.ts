/** Fixture apps, started by Playwright or as plain programs whose output is read line by line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { appEnvironment, electronExecutable, profileSwitch } from '../runtime.ts';

export function fixture(name: string): string {
  return path.join(import.meta.dirname, 'fixtures', name);
}

export type Program = {
  process: ChildProcess;
  /** Everything it wrote so far, without what the runtime itself says. */
  lines: string[];
  errors: string[];
  /** Resolves when a line matches, whether it was written already or not; rejects when the program ends without. */
  line: (pattern: RegExp) => Promise<string>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

/** Starts a fixture without Playwright, as a person would. */
export function startProgram(name: string, userData: string, args: string[] = []): Program {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(electronExecutable(), [...sandbox, fixture(name), profileSwitch(userData), ...args], {
    env: appEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  const waiting = new Set<() => void>();
  const collect = (target: string[]) => {
    let rest = '';
    return (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      target.push(...parts);
      for (const check of waiting) check();
    };
  };
  child.stdout.on('data', collect(lines));
  child.stderr.on('data', collect(errors));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const line = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const check = () => {
        const found = lines.find((one) => pattern.test(one));
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
      void ended.then(() =>
        reject(new Error(`${name} ended without ${pattern}: ${[...lines, ...errors].join('\n')}`)),
      );
    });
  return { process: child, lines, errors, line, ended };
}

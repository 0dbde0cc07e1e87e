/** Runs the built app and becomes it: its signals, its output, its exit code. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { PROJECT, type Runtime } from './runtime.ts';

/**
 * What Chromium and its libraries write to stderr about themselves, and Node about its inspector. Nothing that the app
 * writes begins like this.
 */
const NOISE =
  /^\[\d+(:\d+)?[:/][\d/.:]+:[A-Z]+\d*:|^\[\d{4}\/|^(libva|MESA|Gtk|GLib|dbus|Fontconfig|DevTools listening|Debugger |For help, see: https:\/\/nodejs)|^\(.*\): (Gtk|GLib|dbind)-/;

export function isNoise(line: string): boolean {
  return NOISE.test(line);
}

/** The child's exit code; for a child that a signal ended, what a shell would say. */
export function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 1 : (constants.signals[signal] ?? 1));
}

/** A root user has no sandbox to run Chromium in; Electron refuses to start unless told so. */
function rootSwitches(runtime: Runtime): string[] {
  return runtime.kind === 'electron' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Runs the app until it ends.
 * @param args the app's own arguments
 * @param options quiet: hides what Chromium says about itself; cwd: where the app's relative paths start
 * @returns the exit code
 */
export function runApp(
  runtime: Runtime,
  args: readonly string[],
  options: { quiet: boolean; cwd: string },
): Promise<number> {
  // Left over from `npm run dev` in the same shell, it would load the page from a server that may be gone.
  const { ELECTRON_RENDERER_URL: _devServer, ELECTRON_RUN_AS_NODE: _asNode, ...inherited } = process.env;
  const child = spawn(runtime.program, [...runtime.args, PROJECT, ...rootSwitches(runtime), ...args], {
    cwd: options.cwd,
    env: { ...inherited, ...runtime.env },
    stdio: ['inherit', 'inherit', options.quiet ? 'pipe' : 'inherit'],
  });
  const lines = child.stderr === null ? null : createInterface({ input: child.stderr });
  lines?.on('line', (line) => {
    if (!isNoise(line)) process.stderr.write(`${line}\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // Ctrl+C in a terminal has reached the child already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`chancery: ${runtime.program} does not start: ${error.message}\n`);
      resolve(1);
    });
    child.once('close', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

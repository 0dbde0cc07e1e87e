/**
 * Electron's binary comes from a place that some networks do not reach. It is tried once; a failure is remembered for a
 * day, so that later starts do not wait for it again.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronVersion, PROJECT } from './runtime.ts';

/** Milliseconds. */
const LONGEST_DOWNLOAD = 3 * 60_000;
const FORGET_AFTER = 24 * 60 * 60_000;

const memory = join(PROJECT, 'node_modules', '.cache', 'chancery', 'electron-download.json');

export type Failure = { version: string; failedAt: number };

/**
 * True when there is no point in trying again yet: this version could not be had less than a day ago.
 * @param now milliseconds
 */
export function isTooSoon(failure: Failure | null, version: string, now: number): boolean {
  if (failure === null || failure.version !== version) return false;
  const age = now - failure.failedAt;
  return age >= 0 && age < FORGET_AFTER;
}

function readFailure(): Failure | null {
  try {
    return JSON.parse(readFileSync(memory, 'utf8')) as Failure;
  } catch {
    return null;
  }
}

function rememberFailure(failure: Failure): void {
  try {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, JSON.stringify(failure));
  } catch {
    // Another user's clone: then each start tries.
  }
}

/** Runs the electron package's own installer; true when it ended well in time. It shows its progress where it takes long. */
function runInstaller(): Promise<boolean> {
  const script = join(PROJECT, 'node_modules', 'electron', 'install.js');
  const { ELECTRON_OVERRIDE_DIST_PATH: _elsewhere, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], {
      cwd: PROJECT,
      env,
      // Its stack trace helps nobody; CHANCERY_DEBUG=1 shows it.
      stdio: ['ignore', 2, process.stderr.isTTY || process.env.CHANCERY_DEBUG === '1' ? 2 : 'ignore'],
      timeout: LONGEST_DOWNLOAD,
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

/** Tries to download Electron's binary, unless that failed less than a day ago. True when it is there now. */
export async function downloadElectron(now: number = Date.now()): Promise<boolean> {
  const version = electronVersion();
  if (isTooSoon(readFailure(), version, now)) return false;
  process.stderr.write(`Downloading Electron ${version} (once, about 110 MB; three minutes at most) …\n`);
  const downloaded = await runInstaller();
  if (!downloaded) rememberFailure({ version, failedAt: now });
  return downloaded;
}

/**
 * Keeps two browsers off one profile. After a crash or a kill the last browser may still be writing for some
 * milliseconds; a second one on the same files would find its databases locked and show the analyst an empty store.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/** Without `pid`: waits until the profile's last browser is gone. With it: notes the browser that has it now. */
export async function claimProfile(profile: string, pid?: number): Promise<void> {
  const file = path.join(profile, 'browser.pid');
  if (pid !== undefined) {
    writeFileSync(file, String(pid));
    return;
  }
  const owner = readOwner(file);
  if (owner === undefined) return;
  const end = Date.now() + PATIENCE_MS;
  // The other browser is not our child: there is no event to wait for.
  while (isBrowserOf(owner, profile)) {
    if (Date.now() > end) throw new Error(`The profile ${profile} is in use by process ${owner}.`);
    await delay(20);
  }
}

function readOwner(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Process ids are used again: on Linux the command line tells whether this one is still that browser. */
function isBrowserOf(pid: number, profile: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`);
  } catch {
    return false;
  }
}

// @ts-check
/**
 * One setup at a time in one clone. The lock is a file that its holder touches every few seconds, so that a lock whose
 * holder was killed, or whose process id now belongs to another program, is noticed and taken over.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupProblem, say } from './report.mjs';

/** Milliseconds. The holder touches the lock every BEAT; untouched for STALE, nobody holds it. */
const BEAT = 3000;
const STALE = 30_000;
const PATIENCE = 20 * 60_000;
/** A takeover is a few system calls long; one as old as this was killed in between. */
const TAKEOVER = 10_000;

/** @typedef {{ pid: number, host: string, token: string }} Holder */

/**
 * Runs `task` while holding the lock. Waits for another holder, saying so once.
 * @template Value
 * @param {string} file
 * @param {() => Promise<Value>} task
 * @returns {Promise<Value>}
 */
export async function withLock(file, task) {
  const token = await acquire(file);
  const beat = setInterval(() => touch(file, token), BEAT);
  try {
    return await task();
  } finally {
    clearInterval(beat);
    if (readHolder(file)?.token === token) rmSync(file, { force: true });
  }
}

/** @param {string} file */
async function acquire(file) {
  mkdirSync(dirname(file), { recursive: true });
  const token = randomUUID();
  const since = Date.now();
  let told = false;
  while (!tryCreate(file, JSON.stringify({ pid: process.pid, host: hostname(), token }))) {
    if (isStale(file)) removeStale(file);
    else {
      const holder = readHolder(file);
      if (!told && holder !== null) say(`waiting for another setup (process ${holder.pid}) …`);
      told ||= holder !== null;
      if (Date.now() - since > PATIENCE) throw new SetupProblem(`another setup holds ${file} for too long.`);
      await sleep(100);
    }
  }
  return token;
}

/**
 * @param {string} file
 * @param {string} content
 */
function tryCreate(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {Holder | null} null where there is none, or where it is just being written
 */
export function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * True for a lock whose holder is gone: its process ended, or nobody touched it for a long time.
 * @param {string} file
 * @param {number} [now] milliseconds
 */
export function isStale(file, now = Date.now()) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (now - found.mtimeMs > STALE) return true;
  const holder = readHolder(file);
  return holder !== null && holder.host === hostname() && !isAlive(holder.pid);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Two that wait may both find the lock stale, and the slower one must not remove what the faster one has taken since: only
 * one at a time may remove, and looks again before it does.
 * @param {string} file
 */
function removeStale(file) {
  const takeover = `${file}.takeover`;
  if (!tryCreate(takeover, String(process.pid))) {
    const found = statSync(takeover, { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > TAKEOVER) rmSync(takeover, { force: true });
    return;
  }
  try {
    if (isStale(file)) rmSync(file, { force: true });
  } finally {
    rmSync(takeover, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} token
 */
function touch(file, token) {
  if (readHolder(file)?.token !== token) return;
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Removed in this very moment: then somebody else decides.
  }
}

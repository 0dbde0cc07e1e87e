/** What one stage came to. Reporters inside the runners write it as a file; the counts are never read off their output. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Skipped = { name: string; reason: string };
export type Tally = { passed: number; failed: number; skipped: Skipped[] };

/** The environment variable that tells a reporter where its tally belongs. */
export const TALLY_FILE = 'CHANCERY_TALLY_FILE';

export const NO_REASON = 'no reason given';

/** Called by a reporter, inside a runner; does nothing where the runner was not started by `npm test`. */
export function writeTally(tally: Tally): void {
  const file = process.env[TALLY_FILE];
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(tally));
}

/** Null where the runner ended before its reporter could write. */
export function readTally(file: string): Tally | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tally;
  } catch {
    return null;
  }
}

export function removeTally(file: string): void {
  rmSync(file, { force: true });
}

/**
 * What a runner's tally and its exit say together. A runner that ended badly without a failed test has failed as a whole,
 * and one that ran no test has shown nothing.
 */
export function judge(tally: Tally | null, succeeded: boolean): { tally: Tally; problem: string | null } {
  const counted = tally ?? { passed: 0, failed: 0, skipped: [] };
  const failed = { ...counted, failed: counted.failed + 1 };
  if (tally === null) return { tally: failed, problem: 'The runner ended without a result.' };
  if (counted.failed > 0) return { tally: counted, problem: null };
  if (counted.passed === 0) return { tally: failed, problem: 'No test ran.' };
  if (!succeeded) return { tally: failed, problem: 'Every test passed, but the runner ended with an error.' };
  return { tally: counted, problem: null };
}

/** The one closing line. */
export function closingLine(tallies: readonly Tally[]): string {
  const sum = (count: (tally: Tally) => number): number =>
    tallies.reduce((total, one) => total + count(one), 0);
  const skipped = sum((tally) => tally.skipped.length);
  const line = `${sum((tally) => tally.passed)} passed, ${sum((tally) => tally.failed)} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

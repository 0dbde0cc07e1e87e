// @ts-check
/**
 * Stamps say from what something was made: a hash of all inputs, written after it was made. Contents decide, not times: a
 * checkout, a copy or a clock that was set would fool those.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * One hash over files and everything in folders, names included. What is missing counts as missing.
 * @param {string} project
 * @param {readonly string[]} inputs relative paths
 */
export function hashInputs(project, inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => listFiles(join(project, input)))) {
    const bytes = readFileSync(file);
    hash.update(`${relative(project, file).split(sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} sorted, so that two file systems agree
 */
function listFiles(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * @param {string} file
 * @returns {string | null} what was stamped; null where nothing was, or nothing readable
 */
export function readStamp(file) {
  try {
    const { hash } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof hash === 'string' ? hash : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ hash, at: new Date().toISOString() })}\n`);
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}

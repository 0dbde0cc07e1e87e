// @ts-check
/** The order of things: look, and only where something is to be done take the lock and do it. */
import { join, resolve } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { describeChromium } from './chromium.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { findNodeProblem, isNodeLinked, linkNode } from './node.mjs';
import { SetupProblem, say, seconds } from './report.mjs';

const PROJECT = resolve(import.meta.dirname, '..', '..');

/**
 * @param {{ quiet: boolean, build: boolean }} options
 * @param {string} [project] the clone's folder
 * @returns {Promise<0 | 1>} the exit code
 */
export async function setUp(options, project = PROJECT) {
  try {
    // A clone that only its owner may write to can be used by others, as long as nothing is to be done.
    if (isReady(options, project)) return 0;
    await withLock(join(project, '.cache', 'setup.lock'), () => makeReady(options, project));
    return 0;
  } catch (error) {
    const problem = error instanceof SetupProblem ? error.message : describeUnexpected(error);
    process.stderr.write(`setup: ${problem}\n`);
    return 1;
  }
}

/**
 * @param {{ build: boolean }} options
 * @param {string} project
 */
function isReady(options, project) {
  return isInstalled(project) && isNodeLinked(project) && (!options.build || isBuilt(project));
}

/**
 * Looks again at each step: another setup may have done it while this one waited for the lock.
 * @param {{ quiet: boolean, build: boolean }} options
 * @param {string} project
 */
async function makeReady(options, project) {
  const installing = !isInstalled(project);
  const quiet = options.quiet && !installing;
  if (installing) {
    say('installing packages with npm ci, which takes a minute or so …');
    const start = Date.now();
    await install(project);
    say(`packages installed in ${seconds(start)}`);
  }
  const nodeProblem = findNodeProblem(project);
  if (nodeProblem !== null) throw new SetupProblem(nodeProblem);
  linkNode(project);
  if (options.build && !isBuilt(project)) {
    if (!quiet) say('building …');
    const start = Date.now();
    await build(project);
    if (!quiet) say(`built in ${seconds(start)}`);
  }
  if (installing) say(describeChromium(project));
}

/** @param {unknown} error */
function describeUnexpected(error) {
  if (!(error instanceof Error)) return String(error);
  const code = /** @type {NodeJS.ErrnoException} */ (error).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `the disk is full (${error.message}).`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `no permission to write here (${error.message}).`;
  return error.stack ?? error.message;
}

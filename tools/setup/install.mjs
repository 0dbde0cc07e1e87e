// @ts-check
/** Packages: whether those of the lock file are there, and how they get there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findNodeProblem, pinnedNode } from './node.mjs';
import { lastLines, SetupProblem, say } from './report.mjs';
import { run } from './run.mjs';
import { hashInputs, readStamp, writeStamp } from './stamp.mjs';

/** @param {string} project */
function stampFile(project) {
  return join(project, 'node_modules', '.cache', 'chancery', 'install-stamp.json');
}

/**
 * The lock file, and the system: native packages of another one are as good as none.
 * @param {string} project
 */
function wantedStamp(project) {
  return `${process.platform}-${process.arch}-${hashInputs(project, ['package-lock.json'])}`;
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * True when npm's own account of node_modules holds every package of the lock file. npm writes that account last, so an
 * installation that was cut off has none. An optional package may be missing: it can be another system's.
 * @param {string} project
 */
export function holdsLockedPackages(project) {
  const locked = Object.entries(readPackages(join(project, 'package-lock.json'))).filter(
    ([path]) => path !== '',
  );
  const present = readPackages(join(project, 'node_modules', '.package-lock.json'));
  return (
    locked.length > 0 &&
    locked.every(([path, wanted]) => {
      const found = present[path];
      if (found === undefined) return wanted.optional === true;
      return found.version === wanted.version && found.integrity === wanted.integrity;
    })
  );
}

/**
 * Whether everything of the lock file is installed for this system; also after somebody ran npm by hand.
 * @param {string} project
 */
export function isInstalled(project) {
  const wanted = wantedStamp(project);
  if (findNodeProblem(project) !== null) return false;
  if (readStamp(stampFile(project)) === wanted)
    return existsSync(join(project, 'node_modules', '.package-lock.json'));
  if (!holdsLockedPackages(project)) return false;
  try {
    writeStamp(stampFile(project), wanted);
  } catch {
    // Another user's clone: the comparison was enough.
  }
  return true;
}

/**
 * The npm that runs us, by the Node that runs it. Not by the pinned Node: npm removes that one while it works.
 * @returns {{ program: string, args: string[], shell?: boolean }}
 */
export function npm() {
  const script = process.env.npm_execpath;
  const isNpm = script !== undefined && /^npm(-cli)?\.c?js$/.test(basename(script));
  if (!isNpm) return { program: 'npm', args: [], shell: process.platform === 'win32' };
  return { program: process.env.npm_node_execpath ?? process.execPath, args: [script] };
}

/** No package of ours needs its install script, so none runs. What a user's settings leave out is asked for by name. */
const NPM_CI = [
  'ci',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/**
 * True for what can be over a moment later.
 * @param {string} output npm's
 */
export function isNetworkHiccup(output) {
  return /ECONNRESET|ECONNREFUSED|ETIMEDOUT|EIDLETIMEOUT|EAI_AGAIN|ENOTFOUND|ERR_SOCKET|socket hang up|E(429|50[0234])\b|network/i.test(
    output,
  );
}

/** @param {string} project */
export async function install(project) {
  const { program, args, shell } = npm();
  const start = () => run(program, [...args, ...NPM_CI], { cwd: project, shell: shell ?? false });
  let installed = await start();
  if (!installed.ok && isNetworkHiccup(installed.output)) {
    say('the package registry did not answer; trying once more …');
    installed = await start();
  }
  if (!installed.ok) throw new SetupProblem(describeFailure(installed.output));
  // npm passes over an optional package that it could not fetch, and Node itself is one of them.
  const problem = findNodeProblem(project);
  if (problem !== null) throw new SetupProblem(problem);
  const check = spawnSync(pinnedNode(project), ['--version'], { encoding: 'utf8' });
  if (check.status !== 0)
    throw new SetupProblem(`${pinnedNode(project)} does not start. ${check.stderr ?? ''}`);
  writeStamp(stampFile(project), wantedStamp(project));
}

/**
 * What went wrong, from npm's output: it names the cause first, and then its stack, its usage and newer versions of itself.
 * @param {string} output
 */
export function describeFailure(output) {
  const [wrong = ''] = output.split(/^npm error Clean install a project$/m);
  const lines = wrong
    .split('\n')
    .filter((line) => /^npm error +(?!at )\S/.test(line) && !/[{}]|',?$/.test(line));
  const cause =
    lines.length > 0
      ? lines
          .slice(0, 10)
          .map((line) => `  ${line}`)
          .join('\n')
      : lastLines(output, 10);
  if (/ENOSPC|no space left/i.test(output)) return `the disk is full; packages take about 1 GB:\n${cause}`;
  if (isNetworkHiccup(output)) return `the package registry cannot be reached; npm ci said:\n${cause}`;
  return `npm ci failed:\n${cause}`;
}

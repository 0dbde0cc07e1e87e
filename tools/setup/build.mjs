// @ts-check
/** Builds main, preload and renderer into out/, when their sources are not those of the last build. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode } from './node.mjs';
import { lastLines, SetupProblem } from './report.mjs';
import { run } from './run.mjs';
import { hashInputs, readStamp, removeStamp, writeStamp } from './stamp.mjs';

const INPUTS = [
  'src-main',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** What a whole build has at least. */
const OUTPUTS = ['out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** @param {string} project */
function stampFile(project) {
  return join(project, 'out', 'build-stamp.json');
}

/** @param {string} project */
export function isBuilt(project) {
  if (!OUTPUTS.every((file) => existsSync(join(project, file)))) return false;
  return readStamp(stampFile(project)) === hashInputs(project, INPUTS);
}

/** @param {string} project */
export async function build(project) {
  // Hashed before: a source that changes during the build makes the next setup build again. The stamp goes first: a build
  // that ends halfway must not pass for the last whole one.
  const hash = hashInputs(project, INPUTS);
  removeStamp(stampFile(project));
  const script = join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const built = await run(pinnedNode(project), [script, 'build', '--logLevel', 'warn'], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  });
  if (!built.ok) {
    const reason = /ENOSPC|no space left/i.test(built.output) ? 'the disk is full' : 'the build failed';
    throw new SetupProblem(`${reason}:\n${lastLines(built.output, 30)}`);
  }
  writeStamp(stampFile(project), hash);
}

// @ts-check
import { spawnSync } from 'node:child_process';
import { pinnedNode } from './node.mjs';

const ASK = `
  const { findChromium } = await import('./tools/chromium-host/chromium.ts');
  const found = await findChromium({ headless: true });
  process.stdout.write(found.ok ? 'Tests and headless commands use ' + found.description : found.problem);
`;

/**
 * One line: which Chromium tests and headless commands will use, or why there is none. Unpacks the pinned one, so that no
 * test has to wait for it.
 * @param {string} project
 */
export function describeChromium(project) {
  const asked = spawnSync(pinnedNode(project), ['--input-type=module', '-e', ASK], {
    cwd: project,
    encoding: 'utf8',
  });
  return asked.stdout || `Chromium could not be looked for. ${asked.stderr.trim().split('\n').pop() ?? ''}`;
}

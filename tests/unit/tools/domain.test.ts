import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { pinnedNode } from '../../../tools/setup/node.mjs';

const PROJECT = resolve(import.meta.dirname, '../../..');

it('domain runs in plain Node, without a bundler: benchmarks and scripts use it as it is', async () => {
  const files = globSync('src-renderer/domain/**/*.ts', { cwd: PROJECT });
  expect(files.length).toBeGreaterThan(20);
  const addresses = files.map((file) => pathToFileURL(resolve(PROJECT, file)).href);
  const script = `
    let loaded = 0;
    for (const address of ${JSON.stringify(addresses)}) { await import(address); loaded += 1; }
    console.log(loaded);
  `;
  const args = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', script];
  const { stdout, stderr } = await promisify(execFile)(pinnedNode(PROJECT), args);
  expect(stderr).toBe('');
  expect(stdout.trim()).toBe(String(files.length));
});

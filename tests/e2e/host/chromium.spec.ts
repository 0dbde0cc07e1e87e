/** The host and its Chromium as programs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { runtime, temporaryFolder } from '../runtime.ts';
import { startProgram } from './program.ts';

test.skip(runtime === 'electron', 'about the host only');
test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'the pinned Chromium is for Linux x64');

const HOST = path.resolve(import.meta.dirname, '..', '..', '..', 'tools', 'chromium-host');

/** Unpacks in a process of its own, as two programs that start at once would. */
function unpackInto(cache: string) {
  const script = `import { unpackPinnedChromium } from ${JSON.stringify(path.join(HOST, 'unpack.ts'))};
    console.log(JSON.stringify(await unpackPinnedChromium([${JSON.stringify(cache)}])));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = once(child, 'close').then(() =>
    text === '' ? undefined : (JSON.parse(text) as { ok: boolean; folder: string }),
  );
  return { child, ended };
}

test('a killed unpacking leaves nothing that counts, and two at once do not disturb each other', async () => {
  const cache = path.join(temporaryFolder(), 'cache');
  const killed = unpackInto(cache);
  const isUnder = (size: number) => {
    const work = existsSync(cache)
      ? readdirSync(cache).find((name) => name.startsWith('unpacking-'))
      : undefined;
    const file = path.join(cache, work ?? '', 'chromium');
    return work === undefined || !existsSync(file) || statSync(file).size < size;
  };
  while (isUnder(10_000_000)) await delay(5);
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect(readdirSync(cache)).toEqual([expect.stringMatching(/^unpacking-/)]);

  const results = await Promise.all([unpackInto(cache).ended, unpackInto(cache).ended]);
  const [folder] = readdirSync(cache);
  expect(readdirSync(cache)).toHaveLength(1);
  for (const result of results)
    expect(result).toMatchObject({ ok: true, folder: path.join(cache, folder ?? '') });
  const run = spawn(path.join(cache, folder ?? '', 'chromium'), ['--version'], { stdio: 'ignore' });
  const [code] = await once(run, 'exit');
  expect([0, 127]).toContain(code);
});

test('when Chromium dies, the host says so and ends', async () => {
  const userData = temporaryFolder();
  const program = startProgram('lifecycle', userData);
  await program.line(/^loaded$/);
  process.kill(Number(readFileSync(path.join(userData, 'chromium-host', 'browser.pid'), 'utf8')), 'SIGKILL');
  expect((await program.ended).code).toBe(1);
  expect(program.errors.join('\n')).toContain('Chromium ended unexpectedly');
});

test('an app that is not there is one clear line', async () => {
  const child = spawn(path.join(HOST, 'electron'), ['/nowhere/at/all'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  expect((await once(child, 'close'))[0]).toBe(1);
  expect(text).toBe('chromium-host: there is no app at /nowhere/at/all\n');
});

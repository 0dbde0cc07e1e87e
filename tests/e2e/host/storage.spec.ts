import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launch, runtime, temporaryFolder } from '../runtime.ts';
import { fixture } from './program.ts';

type Store = {
  write: (key: string, value: unknown) => Promise<void>;
  read: (key: string) => Promise<unknown>;
};

async function open(userData: string, args: string[] = []) {
  const app = await launch(fixture('storage'), { userData, args });
  const page = await app.firstWindow();
  await expect(page).toHaveTitle('ready');
  const store = (key: string) => page.evaluate((name) => (globalThis as unknown as Store).read(name), key);
  const write = (key: string, value: unknown) =>
    page.evaluate(([name, it]) => (globalThis as unknown as Store).write(String(name), it), [
      key,
      value,
    ] as const);
  return { app, read: store, write };
}

/** Processes that run on a profile, by their command lines. */
function processesOn(userData: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(userData);
    } catch {
      return false;
    }
  });
}

test('IndexedDB survives a relaunch in the same profile', async () => {
  const userData = temporaryFolder();
  const first = await open(userData);
  await first.write('key', { text: 'kept', bytes: [1, 2, 3] });
  await first.app.close();
  const second = await open(userData);
  expect(await second.read('key')).toEqual({ text: 'kept', bytes: [1, 2, 3] });
  await second.app.close();
});

test('a strict commit survives a kill, and no browser is left behind', async () => {
  const userData = temporaryFolder();
  for (let round = 1; round <= 3; round += 1) {
    const { app, read, write } = await open(userData);
    if (round > 1) expect(await read('round')).toBe(round - 1);
    await write('round', round);
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    app.process().kill('SIGKILL');
    await ended;
  }
  if (runtime === 'host' && process.platform === 'linux')
    await expect.poll(() => processesOn(userData), { timeout: 10_000 }).toEqual([]);
});

test('a partition without persist: forgets', async () => {
  const userData = temporaryFolder();
  const first = await open(userData, ['in-memory']);
  await first.write('key', 'gone');
  expect(await first.read('key')).toBe('gone');
  await first.app.close();
  const second = await open(userData, ['in-memory']);
  expect(await second.read('key')).toBeUndefined();
  await second.app.close();
});

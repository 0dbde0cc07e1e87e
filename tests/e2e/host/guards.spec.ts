import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launch } from '../runtime.ts';
import { fixture } from './program.ts';

type Seen = { navigations: string[]; opened: string[]; blocked: string[]; requested: string[] };

let app: ElectronApplication;
let page: Page;
let server: Server;
let address: string;
const served: string[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  server = createServer((request, response) => {
    served.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    response.end('from outside');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = await launch(fixture('guards'));
  page = await app.firstWindow();
  await expect(page).toHaveTitle('guards');
});
test.afterAll(async () => {
  await app.close();
  server.close();
});

const seenNow = async (name: keyof Seen) =>
  app.evaluate((_electron, key) => (globalThis as unknown as Seen)[key], name);
const currentUrl = () =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());

test('will-navigate blocks what a script starts', async () => {
  await page.evaluate((url) => {
    location.href = url;
  }, `${address}/elsewhere`);
  await expect.poll(() => seenNow('navigations')).toEqual([`${address}/elsewhere`]);
  // A second event proves that the first navigation is over, without waiting for time to pass.
  await page.evaluate((url) => {
    location.href = url;
  }, `${address}/again`);
  await expect.poll(() => seenNow('navigations')).toHaveLength(2);
  expect(await currentUrl()).toBe('app://chancery/');
  expect(served).toEqual([]);
});

test('will-navigate blocks an address that makes no request', async () => {
  const target = await page.evaluate(() => {
    const url = URL.createObjectURL(new Blob(['<title>blob</title>'], { type: 'text/html' }));
    location.href = url;
    return url.slice(0, 5);
  });
  expect(target).toBe('blob:');
  await expect.poll(async () => (await seenNow('navigations')).at(-1)).toMatch(/^blob:/);
  expect(await currentUrl()).toBe('app://chancery/');
  await expect(page).toHaveTitle('guards');
});

test('a denied new window is not opened, neither by script nor by link', async () => {
  expect(await page.evaluate((url) => window.open(url) === null, `${address}/window`)).toBe(true);
  await page.click('#blank');
  await expect.poll(() => seenNow('opened')).toEqual([`${address}/window`, 'app://chancery/blank']);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(app.windows()).toHaveLength(1);
  expect(served).toEqual([]);
  expect(await seenNow('requested')).not.toContain('/blank');
});

test('permissions are what the handlers say', async () => {
  const geolocation = await page.evaluate(
    () =>
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('a position'),
          (error) => resolve(error.code),
        ),
      ),
  );
  expect(geolocation).toBe(1);
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('granted');
  const midi = await page.evaluate(() =>
    navigator.requestMIDIAccess().then(
      () => 'granted',
      (error: Error) => error.name,
    ),
  );
  expect(midi).toMatch(/NotAllowedError|SecurityError/);
});

test('a cancelled request never leaves', async () => {
  const fetched = await page.evaluate(async (base) => {
    const text = (path: string) =>
      fetch(base + path).then(
        (response) => response.text(),
        (error: Error) => error.name,
      );
    return [await text('/secret'), await text('/open')];
  }, address);
  expect(fetched).toEqual(['TypeError', 'from outside']);
  expect(await seenNow('blocked')).toEqual(['/secret']);
  expect(served).toEqual(['/open']);
});

test('a link that will-navigate lets through is followed', async () => {
  await page.click('#next');
  await expect(page).toHaveTitle('next');
  expect(await currentUrl()).toBe('app://chancery/next');
  expect(await seenNow('navigations')).toContain('app://chancery/next');
});

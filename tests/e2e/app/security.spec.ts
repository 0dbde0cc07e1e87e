import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { openSampleDossier, openWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;

test.beforeAll(async () => {
  workspace = await openWorkspace();
  await openSampleDossier(workspace.page);
});

test.afterAll(() => workspace.close());

/** A server on this machine that answers everything and remembers what it was asked for. */
async function listen(): Promise<{ address: string; end: () => Promise<string[]> }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('connection', 'close').end('<!doctype html><title>Elsewhere</title>');
  });
  server.on('upgrade', (request, socket) => {
    asked.push(`socket ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const end = async (): Promise<string[]> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    return asked;
  };
  return { address: `http://127.0.0.1:${port}/`, end };
}

test('the page has one bridge with one method a channel, and no Node', async () => {
  const found = await workspace.page.evaluate(() => ({
    methods: Object.keys(window.desktop).sort(),
    globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(found.globals).toEqual([]);
  expect(found.methods).toContain('printHtml');
  expect(found.methods.every((name) => /^[a-z][A-Za-z]+$/.test(name))).toBe(true);
});

test('main refuses what is not in the contract', async () => {
  const { page } = workspace;
  const wrong = await page.evaluate(() =>
    window.desktop.printHtml({ html: 42 } as unknown as { html: string }),
  );
  expect(wrong).toMatchObject({ ok: false, problem: expect.stringContaining('printHtml was asked wrongly') });
  const shown = await page.evaluate(() => window.desktop.showInFolder({ path: '/etc/passwd' }));
  expect(shown).toMatchObject({ ok: false });
  const job = await page.evaluate(() => window.desktop.takeJob());
  expect(job).toMatchObject({ ok: false });
});

test('only https addresses are opened outside', async () => {
  const { app, page } = workspace;
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  for (const url of [
    'file:///etc/passwd',
    'http://example.org',
    'javascript:alert(1)',
    'https://example.org@evil.example',
  ])
    expect(await page.evaluate((address) => window.desktop.openLink({ url: address }), url)).toMatchObject({
      ok: false,
    });
  expect(await page.evaluate(() => window.desktop.openLink({ url: 'https://example.org/a' }))).toMatchObject({
    ok: true,
  });
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
    'https://example.org/a',
  ]);
});

test('the page cannot run strings or scripts, reach the network, open windows or ask for permissions', async () => {
  const { app, page } = workspace;
  const elsewhere = await listen();
  const results = await page.evaluate(async (address) => {
    /** The directive of the page's policy that refuses `blocked` once `act` runs; the event comes in a task of its own. */
    const refusedIn = async (blocked: string, act: () => unknown): Promise<string> => {
      const told = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', function note(event) {
          if (!event.blockedURI.startsWith(blocked)) return;
          document.removeEventListener('securitypolicyviolation', note);
          resolve(event.effectiveDirective);
        });
        setTimeout(() => resolve('nothing'), 5000);
      });
      await Promise.resolve()
        .then(act)
        .catch(() => undefined);
      return told;
    };
    // Later, since the debugger lifts the policy while it evaluates.
    await new Promise((resolve) => setTimeout(resolve));
    const add = (element: HTMLElement): void => void document.body.append(element);
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    const remote = Object.assign(document.createElement('script'), { src: `${address}script.js` });
    const image = document.createElement('img');
    const frame = Object.assign(document.createElement('iframe'), { src: `${address}frame` });
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    const found = {
      // biome-ignore lint/security/noGlobalEval: the policy against it is what is tested
      eval: await refusedIn('eval', () => globalThis.eval('1 + 1')),
      script: await refusedIn('inline', () => add(script)),
      remote: await refusedIn(`${address}script.js`, () => add(remote)),
      image: await refusedIn(`${address}image.png`, () =>
        Object.assign(image, { src: `${address}image.png` }),
      ),
      frame: await refusedIn(new URL(address).origin, () => add(frame)),
      style: await refusedIn('inline', () => add(style)),
      fetch: await refusedIn(`${address}fetch`, () => fetch(`${address}fetch`)),
      socket: await refusedIn(
        address.replace('http', 'ws'),
        () => new WebSocket(address.replace('http', 'ws')),
      ),
    };
    for (const element of [script, remote, frame, style]) element.remove();
    const opened = window.open(`${address}window`) === null ? 'refused' : 'opened';
    const geolocation = await navigator.permissions.query({ name: 'geolocation' });
    return {
      ...found,
      opened,
      geolocation: geolocation.state,
      injected: document.documentElement.dataset.injected,
    };
  }, elsewhere.address);
  expect(results).toEqual({
    eval: 'script-src',
    script: 'script-src-elem',
    remote: 'script-src-elem',
    image: 'img-src',
    frame: 'frame-src',
    style: 'style-src-elem',
    fetch: 'connect-src',
    socket: 'connect-src',
    opened: 'refused',
    geolocation: 'denied',
    injected: undefined,
  });
  expect(app.windows()).toHaveLength(1);
  expect(await elsewhere.end()).toEqual([]);
});

test('the page cannot leave for a server that would answer', async () => {
  const { app, page } = workspace;
  const elsewhere = await listen();
  // The server is there: were the page let go, it would be seen.
  expect((await fetch(`${elsewhere.address}seen`)).status).toBe(200);
  const before = page.url();
  await app.evaluate(({ BrowserWindow }) => {
    const left = new Promise<{ url: string; isStopped: boolean }>((resolve) => {
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) =>
        resolve({ url: event.url, isStopped: event.defaultPrevented }),
      );
    });
    Object.assign(globalThis, { left });
  });
  const address = `${elsewhere.address}left`;
  await page.evaluate((url) => {
    location.href = url;
  }, address);
  const left = await app.evaluate(
    () => (globalThis as unknown as { left: Promise<{ url: string; isStopped: boolean }> }).left,
  );
  expect(left).toEqual({ url: address, isStopped: true });
  // One round trip through the page, which is still the workspace and not what it was sent to.
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  expect(page.url()).toBe(before);
  expect(await elsewhere.end()).toEqual(['/seen']);
});

test('what the page asks of the network past its policy is cancelled in main', async () => {
  const { app } = workspace;
  const elsewhere = await listen();
  const outcome = await app.evaluate(async ({ BrowserWindow }, address) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true },
    });
    const loaded = await window.loadURL(address).then(
      () => 'loaded',
      () => 'refused',
    );
    window.destroy();
    return loaded;
  }, elsewhere.address);
  expect(outcome).toBe('refused');
  expect(await elsewhere.end()).toEqual([]);
});

test('files outside the renderer cannot be asked for', async () => {
  const statuses = await workspace.page.evaluate(() =>
    Promise.all(
      ['/../main/index.js', '/%2e%2e/main/index.js', '/..%2fmain%2findex.js', '/nothing-there'].map(
        async (path) => (await fetch(path)).status,
      ),
    ),
  );
  expect(statuses).toEqual([404, 404, 404, 404]);
});

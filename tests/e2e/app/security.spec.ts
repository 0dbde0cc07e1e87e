import { expect, test } from '@playwright/test';
import { openSampleDossier, openWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;

test.beforeAll(async () => {
  workspace = await openWorkspace();
  await openSampleDossier(workspace.page);
});

test.afterAll(() => workspace.close());

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

test('the page cannot run strings, load from elsewhere, open windows, leave or ask for permissions', async () => {
  const { app, page } = workspace;
  const before = page.url();
  const results = await page.evaluate(async () => {
    // Later, since the debugger lifts the policy while it evaluates.
    const evaluated = await new Promise((resolve) => setTimeout(resolve))
      // biome-ignore lint/security/noGlobalEval: the policy against it is what is tested
      .then(() => globalThis.eval('1 + 1'))
      .then(
        () => 'ran',
        () => 'refused',
      );
    const fetched = await fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    );
    const opened = window.open('https://example.org/') === null ? 'refused' : 'opened';
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    document.body.append(script);
    script.remove();
    const geolocation = await navigator.permissions.query({ name: 'geolocation' });
    return {
      evaluated,
      fetched,
      opened,
      geolocation: geolocation.state,
      injected: document.documentElement.dataset.injected,
    };
  });
  expect(results).toEqual({
    evaluated: 'refused',
    fetched: 'refused',
    opened: 'refused',
    geolocation: 'denied',
    injected: undefined,
  });
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await expect.poll(() => page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
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

import { expect, test } from '@playwright/test';
import { launch, runtime, temporaryFolder } from '../runtime.ts';
import { fixture, startProgram } from './program.ts';

async function run(plan: string) {
  const program = startProgram('lifecycle', temporaryFolder(), [`plan:${plan}`]);
  const end = await program.ended;
  return { end, lines: program.lines };
}

const START = ['app ready', 'app when-ready', 'loaded'];

test('app.quit asks, closes the windows, and ends, without window-all-closed', async () => {
  const { end, lines } = await run('quit');
  expect(lines).toEqual([
    ...START,
    'app before-quit',
    'window close',
    'window closed',
    'app will-quit',
    'app quit',
  ]);
  expect(end.code).toBe(0);
});

test('app.quit ends while a page is still loading', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { end, lines } = await run('quit-loading');
    expect(lines.filter((line) => line !== 'loaded').slice(2)).toEqual([
      ...['app before-quit', 'window close', 'window closed', 'app will-quit', 'app quit'],
    ]);
    expect(end.code).toBe(0);
  }
});

test('closing the last window emits window-all-closed before the app quits', async () => {
  const expected = [
    ...START,
    ...[
      'window close',
      'window closed',
      'app window-all-closed',
      'app before-quit',
      'app will-quit',
      'app quit',
    ],
  ];
  for (const plan of ['close', 'page-closes']) expect((await run(plan)).lines).toEqual(expected);
});

test('a close event that is prevented keeps the window and stops quitting', async () => {
  const { lines } = await run('prevent-once');
  expect(lines).toEqual([
    ...START,
    ...['app before-quit', 'window close', 'prevented, destroyed: false'],
    ...['app before-quit', 'window close', 'window closed', 'app will-quit', 'app quit'],
  ]);
});

test('destroying a window asks nobody', async () => {
  const { lines } = await run('destroy');
  expect(lines.slice(START.length)).toEqual([
    ...['window closed', 'app window-all-closed', 'app before-quit', 'app will-quit', 'app quit'],
  ]);
});

test('app.exit ends at once, with the code', async () => {
  const { end, lines } = await run('exit');
  expect(lines.slice(START.length)).toEqual(['window closed', 'app quit']);
  expect(end.code).toBe(3);
});

test('an app that handles window-all-closed without quitting stays', async () => {
  const program = startProgram('lifecycle', temporaryFolder(), ['plan:stay']);
  await program.line(/window-all-closed/);
  program.process.kill('SIGTERM');
  const end = await program.ended;
  expect(program.lines.slice(-4)).toEqual([
    'app window-all-closed',
    'app before-quit',
    'app will-quit',
    'app quit',
  ]);
  expect(end.code).toBe(0);
});

test('SIGTERM and SIGINT quit in order', async () => {
  test.skip(process.platform === 'win32', 'Windows has no such signals');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const program = startProgram('lifecycle', temporaryFolder());
    await program.line(/^loaded$/);
    program.process.kill(signal);
    const end = await program.ended;
    expect(program.lines.slice(-3)).toEqual(['window closed', 'app will-quit', 'app quit']);
    expect(end).toEqual({ code: 0, signal: null });
  }
});

test('Playwright closes a window, and the close event can prevent it', async () => {
  const app = await launch(fixture('lifecycle'), { args: ['plan:stay-open'] });
  const page = await app.firstWindow();
  await expect(page).toHaveTitle('lifecycle');
  const window = await app.browserWindow(page);
  await window.evaluate((it) => it.once('close', (event: Electron.Event) => event.preventDefault()));
  await window.evaluate((it) => it.close());
  expect(await window.evaluate((it) => it.isDestroyed())).toBe(false);
  const closed = page.waitForEvent('close');
  await window.evaluate((it) => it.close());
  await closed;
  await app.close().catch(() => {});
});

test('what the host does not implement says so', async () => {
  test.skip(runtime === 'electron', 'real Electron implements everything');
  const app = await launch(fixture('lifecycle'));
  const problems = await app.evaluate(({ app: it, powerMonitor, BrowserWindow, Menu }) => {
    const problemOf = (action: () => unknown) => {
      try {
        action();
        return 'none';
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [
      problemOf(() => powerMonitor.on('suspend', () => {})),
      problemOf(() => it.getGPUFeatureStatus()),
      problemOf(() => new BrowserWindow({ kiosk: true })),
      problemOf(() => new BrowserWindow({ webPreferences: { nodeIntegration: true } })),
      problemOf(() => BrowserWindow.getAllWindows()[0]?.setProgressBar(1)),
      problemOf(() => BrowserWindow.getAllWindows()[0]?.on('sheet-begin', () => {})),
      problemOf(() => new Menu().popup()),
    ];
  });
  expect(problems).toEqual([
    'not supported by the Chromium host: powerMonitor.on',
    'not supported by the Chromium host: app.getGPUFeatureStatus',
    'not supported by the Chromium host: BrowserWindow option kiosk',
    'not supported by the Chromium host: webPreferences.nodeIntegration: true',
    'not supported by the Chromium host: BrowserWindow.setProgressBar',
    "not supported by the Chromium host: BrowserWindow event 'sheet-begin'",
    'not supported by the Chromium host: Menu.popup',
  ]);
  await app.close();
});

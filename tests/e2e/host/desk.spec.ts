import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launch, runtime } from '../runtime.ts';
import { fixture } from './program.ts';

let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await launch(fixture('desk'));
  page = await app.firstWindow();
  await expect(page).toHaveTitle('desk');
});
test.afterAll(() => app.close());

const chosen = () =>
  app.evaluate(() =>
    (globalThis as unknown as { chosen: [string, number][] }).chosen.splice(0).map(([id]) => id),
  );

test('accelerators of the application menu work, unless the page uses the key', async () => {
  test.skip(runtime === 'electron', "Playwright's keys do not reach Electron's native menu");
  await page.focus('#free');
  await page.keyboard.press('Control+o');
  await expect.poll(chosen).toEqual(['open']);
  await page.keyboard.press('Control+Shift+Digit3');
  await expect.poll(chosen).toEqual(['digit']);
  // None of these chooses anything; the last one does, and shows that the others are over.
  await page.focus('#taken');
  for (const keys of ['Control+o', 'Control+d', 'Control+k', 'o', 'Control+Shift+o'])
    await page.keyboard.press(keys);
  await page.keyboard.press('Control+Shift+Digit3');
  await expect.poll(chosen).toEqual(['digit']);
});

test('menu items are found by id, clicked, and checked', async () => {
  const checked = await app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('check');
    const labels = Menu.getApplicationMenu()?.items.map((one) => one.label);
    item?.click();
    return [labels, item?.checked];
  });
  expect(checked).toEqual([['File'], true]);
  expect(await chosen()).toEqual(['check']);
});

test('themeSource sets what the page sees as prefers-color-scheme', async () => {
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const choose = (source: 'dark' | 'light') =>
    app.evaluate(({ nativeTheme }, it) => {
      nativeTheme.themeSource = it;
      return nativeTheme.shouldUseDarkColors;
    }, source);
  expect(await choose('dark')).toBe(true);
  await expect.poll(isDark).toBe(true);
  expect(await choose('light')).toBe(false);
  await expect.poll(isDark).toBe(false);
});

test('text goes through the clipboard', async () => {
  const text = await app.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('kept é');
    return clipboard.readText();
  });
  expect(text).toBe('kept é');
});

test('tests can replace dialogs', async () => {
  const paths = await app.evaluate(async ({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/stub' });
    return (await dialog.showSaveDialog({})).filePath;
  });
  expect(paths).toBe('/stub');
});

test('without a display dialogs reject instead of hanging', async () => {
  test.skip(runtime === 'electron', 'Electron has no such mode: it would wait for a person');
  const problem = await app.evaluate(({ dialog }) =>
    dialog.showOpenDialog({}).catch((error: Error) => error.message),
  );
  expect(problem).toBe('dialog.showOpenDialog needs a display: the Chromium host runs headless');
});

test('window.webContents, event senders and lookups are the same objects', async () => {
  const same = await app.evaluate(({ BrowserWindow, webContents }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return [];
    const { webContents: contents } = window;
    return [
      BrowserWindow.fromWebContents(contents) === window,
      BrowserWindow.fromId(window.id) === window,
      webContents.fromId(contents.id) === contents,
      webContents.getAllWebContents().includes(contents),
      contents.mainFrame.url,
      contents.getTitle(),
    ];
  });
  expect(same).toEqual([true, true, true, true, 'app://chancery/', 'desk']);
});

test('the page can be zoomed and resized', async () => {
  const [before, bounds] = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.setZoomFactor(2);
    window?.setBounds({ width: 700, height: 500 });
    return [window?.webContents.getZoomFactor(), window?.getBounds()] as const;
  });
  expect(before).toBe(2);
  expect(bounds).toMatchObject({ width: 700, height: 500 });
  const height = () =>
    page.evaluate(() => document.querySelector('#free')?.getBoundingClientRect().height ?? 0);
  await expect.poll(height).toBeGreaterThan(30);
});

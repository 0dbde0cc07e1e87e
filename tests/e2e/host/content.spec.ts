import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { launch } from '../runtime.ts';
import { fixture } from './program.ts';

let app: ElectronApplication;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  app = await launch(fixture('content'));
  page = await app.firstWindow();
  await expect(page).toHaveTitle('content');
});
test.afterAll(() => app.close());

test('protocol.handle serves a stream and its headers', async () => {
  const got = await page.evaluate(async () => {
    const response = await fetch('/streamed');
    return [response.status, response.headers.get('x-kind'), await response.text()];
  });
  expect(got).toEqual([200, 'streamed', 'piece 1;piece 2;piece 3;']);
});

test('protocol.handle serves a big body', async () => {
  expect(await page.evaluate(async () => (await (await fetch('/big')).arrayBuffer()).byteLength)).toBe(
    8_000_000,
  );
});

test('protocol.handle answers 404 and failures as such', async () => {
  const got = await page.evaluate(async () => [
    (await fetch('/nothing')).status,
    await fetch('/broken').catch((error: Error) => error.name),
  ]);
  expect(got).toEqual([404, 'TypeError']);
});

test("the handler gets method, headers, body and the app's own address", async () => {
  const got = await page.evaluate(async () =>
    (await fetch('/echo?q=1', { method: 'POST', headers: { 'x-ask': 'yes' }, body: 'text é' })).json(),
  );
  expect(got).toEqual({ method: 'POST', header: 'yes', body: 'text é', url: 'app://chancery/echo?q=1' });
});

test('a worker loads modules and fetches through the handler', async () => {
  const got = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
      }),
  );
  expect(got).toEqual(['module', 'piece 1;piece 2;piece 3;']);
});

test('the policy of the response header holds', async () => {
  const got = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        const script = document.createElement('script');
        script.textContent = 'window.inline = true;';
        document.head.append(script);
      }),
  );
  expect(got).toBe('script-src-elem');
  expect(await page.evaluate(() => 'inline' in window)).toBe(false);
});

test('a window without JavaScript runs no script', async () => {
  const title = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { javascript: false, partition: 'quiet' },
    });
    await window.loadURL('app://chancery/script');
    const shown = window.webContents.getTitle();
    window.destroy();
    return shown;
  });
  expect(title).toBe('before');
  const requested = await app.evaluate(() => (globalThis as unknown as { requested: string[] }).requested);
  expect(requested).toContain('/script');
  expect(requested).not.toContain('/ran');
  expect(requested).not.toContain('/ran.js');
});

type PrintOptions = NonNullable<Parameters<Electron.WebContents['printToPDF']>[0]>;

async function print(options: PrintOptions, path = '/print') {
  const text = await app.evaluate(
    async ({ BrowserWindow }, [given, where]) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { javascript: false, partition: 'quiet' },
      });
      try {
        await window.loadURL(`app://chancery${where}`);
        return (await window.webContents.printToPDF(given)).toString('base64');
      } finally {
        window.destroy();
      }
    },
    [options, path] as const,
  );
  return getDocument({ data: new Uint8Array(Buffer.from(text, 'base64')), verbosity: 0 }).promise;
}

/** Points; Chromium rounds up to whole ones. */
async function expectSize(options: PrintOptions, width: number, height: number): Promise<void> {
  const pdf = await print(options, options.preferCSSPageSize ? '/print' : '/plain');
  const [left = 0, bottom = 0, right = 0, top = 0] = (await pdf.getPage(1)).view;
  expect(Math.abs(right - left - width)).toBeLessThanOrEqual(1);
  expect(Math.abs(top - bottom - height)).toBeLessThanOrEqual(1);
}

test('printToPDF honours paper size and orientation', async () => {
  await expectSize({ pageSize: 'A4' }, 595.4, 842.4);
  await expectSize({ pageSize: 'A4', landscape: true }, 842.4, 595.4);
  await expectSize({ pageSize: { width: 5, height: 7 } }, 360, 504);
  await expectSize({ preferCSSPageSize: true }, 288, 432);
});

test('printToPDF honours page ranges, and refuses a paper it does not know', async () => {
  expect((await print({})).numPages).toBe(3);
  expect((await print({ pageRanges: '1,3' })).numPages).toBe(2);
  await expect(print({ pageSize: 'Quarto' as 'A4' })).rejects.toThrow('Invalid pageSize Quarto');
});

test('printToPDF tags and outlines the document only when asked', async () => {
  const plain = await print({});
  expect([await plain.getOutline(), (await plain.getMarkInfo())?.Marked ?? false]).toEqual([null, false]);
  const tagged = await print({ generateTaggedPDF: true, generateDocumentOutline: true });
  expect((await tagged.getMarkInfo())?.Marked).toBe(true);
  expect((await tagged.getOutline())?.map((entry) => entry.title)).toEqual(['First', 'Second', 'Third']);
});

test('printToPDF honours header, footer and margins', async () => {
  const count = '<span class="pageNumber"></span>/<span class="totalPages"></span>';
  const options = {
    displayHeaderFooter: true,
    headerTemplate: `<span style="font-size:10px">header ${count}</span>`,
    footerTemplate: '<span style="font-size:10px">the footer</span>',
    margins: { top: 1, bottom: 1, left: 2, right: 0.5 },
  };
  const pdf = await print(options, '/plain');
  const { items } = await (await pdf.getPage(2)).getTextContent();
  const texts = items.flatMap((item) => ('str' in item ? [item] : []));
  const all = texts.map((item) => item.str).join('');
  expect(all).toContain('header 2/2');
  expect(all).toContain('the footer');
  expect(texts.find((item) => item.str === 'second')?.transform[4]).toBeCloseTo(2 * 72, 0);
});

/**
 * Prints HTML as the program does: scripts off, nothing reachable but the document and the bundled fonts, which are
 * served from node_modules under the addresses that the bundler gives in tests.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from '../../../tools/chromium-host/chromium.ts';

const ORIGIN = 'http://chancery.test';
const ROOT = join(import.meta.dirname, '../../..');

const SWITCHES = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** `refused` lists every address that a printed document asked for in vain. */
export type PrintBrowser = {
  print: (html: string) => Promise<Uint8Array>;
  refused: string[];
  /** Loads HTML with scripts on, unlike the program, and counts elements; fails when the page opens a dialog. */
  countElements: (html: string, selector: string) => Promise<number>;
  close: () => Promise<void>;
};

/** Launches the browser that end-to-end tests use as well. */
export async function openPrintBrowser(): Promise<PrintBrowser> {
  const found = await findChromium({ headless: true });
  if (!found.ok) throw new Error(found.problem);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [...found.args, ...SWITCHES],
    env: { ...inheritedEnvironment(), ...found.env },
  });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const refused: string[] = [];
  let html = '';
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.href === `${ORIGIN}/print`)
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    const font = /\/node_modules\/@fontsource\/[\w./-]+\.woff2$/.exec(url.pathname)?.[0];
    if (url.origin === ORIGIN && font !== undefined)
      return route.fulfill({ contentType: 'font/woff2', body: await readFile(join(ROOT, font)) });
    refused.push(url.href);
    return route.abort();
  });
  return {
    refused,
    print: async (document) => {
      html = document;
      const page = await context.newPage();
      await page.goto(`${ORIGIN}/print`, { waitUntil: 'load' });
      const pdf = await page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
      await page.close();
      return pdf;
    },
    countElements: async (document, selector) => {
      const page = await browser.newPage({ bypassCSP: true });
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        return dialog.dismiss();
      });
      await page.setContent(document, { waitUntil: 'load' });
      const count = await page.locator(selector).count();
      await page.close();
      if (dialogs.length > 0) throw new Error(`The page ran code: ${dialogs.join(', ')}`);
      return count;
    },
    close: () => browser.close(),
  };
}

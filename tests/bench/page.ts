/**
 * A page for a benchmark: built as the app's windows are (production mode, the same aliases and workers), served on
 * loopback, opened in the pinned Chromium. Both sides of a comparison run in it. What is to be measured in the app itself
 * uses `openWorkspace` of tests/e2e/app/workspace.ts instead.
 */
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build, type InlineConfig, preview } from 'vite';
import appConfig from '../../electron.vite.config.ts';
import { findChromium } from '../../tools/chromium-host/chromium.ts';

const PAGES = join(import.meta.dirname, 'pages');
const OUT = resolve(import.meta.dirname, '..', '..', 'out', 'bench', 'pages');

export type BenchmarkPage = { page: Page; browser: Browser; close: () => Promise<void> };

/**
 * Builds and opens tests/bench/pages/NAME/index.html. Its profile is new; the server and the browser end with `close`.
 * `gc()` is there, and time has the resolution of a page that is isolated from others (5 µs).
 */
export async function openBenchmarkPage(name: string): Promise<BenchmarkPage> {
  const { renderer } = appConfig as { renderer: InlineConfig };
  const isolated = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  const shared: InlineConfig = {
    configFile: false,
    root: join(PAGES, name),
    logLevel: 'warn',
    build: { outDir: join(OUT, name), emptyOutDir: true, minify: true, assetsInlineLimit: 0 },
    preview: { host: '127.0.0.1', port: 0, headers: isolated },
    ...(renderer.resolve === undefined ? {} : { resolve: renderer.resolve }),
    ...(renderer.worker === undefined ? {} : { worker: renderer.worker }),
    plugins: renderer.plugins ?? [],
  };
  await build(shared);
  const server = await preview(shared);
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => console.error(`  page: ${error.message}`));
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
  };
  return { page, browser, close };
}

async function launchChromium(): Promise<Browser> {
  const found = await findChromium({ headless: true });
  if (!found.ok) throw new Error(found.problem);
  return chromium.launch({
    executablePath: found.path,
    args: [...found.args, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
    env: { ...process.env, ...found.env } as Record<string, string>,
  });
}

/** Two kinds of test: `unit` in Node, and `browser` in the pinned Chromium, for what needs IndexedDB or a DOM. */
import { resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './tools/chromium-host/chromium.ts';

/** The browser speaks to Vite's server and to nobody else. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Finding it may unpack it, which only the browser's own tests should wait for. */
async function browserProvider() {
  const chromium = await findChromium({ headless: true });
  if (!chromium.ok) throw new Error(chromium.problem);
  const env = { ...process.env, ...chromium.env };
  return playwright({
    launchOptions: { executablePath: chromium.path, args: [...chromium.args, ...QUIET], env },
  });
}

/** As in electron.vite.config.ts: the bundle has nothing that fetches a bibliography. */
const NO_FETCH = resolve('src-renderer/importers/bibliography-no-fetch.ts');

export default defineConfig({
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    // A test that hangs must fail long before the ten minutes that all of them have together.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Exported pages' style sheets are imported as text; left to its defaults, Vitest would make them empty.
          css: { include: [/exporters/] },
        },
      },
      async () => ({
        extends: true,
        // As in electron.vite.config.ts: workers have no `document`.
        resolve: {
          alias: {
            'node-fetch': NO_FETCH,
            'sync-fetch': NO_FETCH,
            'decode-named-character-reference': resolve(
              'node_modules/decode-named-character-reference/index.js',
            ),
          },
        },
        // Found while tests run, each would make Vite reload the page under a running test.
        optimizeDeps: {
          include: [
            '@citation-js/core',
            '@citation-js/plugin-bibtex',
            '@citation-js/plugin-ris',
            '@cantoo/pdf-lib',
            '@mozilla/readability',
            '@tiptap/core',
            '@tiptap/extension-link',
            '@tiptap/extension-table',
            '@tiptap/extensions',
            '@tiptap/pm/history',
            '@tiptap/pm/model',
            '@tiptap/pm/state',
            '@tiptap/pm/view',
            '@tiptap/starter-kit',
            'approx-string-match',
            'chardet',
            'dexie',
            'dexie-react-hooks',
            'diff',
            'fast-check',
            'htmlparser2',
            'linkedom',
            'lucide-react',
            'mammoth',
            'mdast-util-from-markdown',
            'mdast-util-gfm',
            'pdfjs-dist/legacy/build/pdf.mjs',
            'pdfjs-dist/legacy/build/pdf.worker.mjs',
            'postal-mime',
            'micromark-extension-gfm',
            'react',
            'react-aria-components',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'react/jsx-runtime',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: await browserProvider(),
            instances: [{ browser: 'chromium' }],
          },
        },
      }),
    ],
  },
});

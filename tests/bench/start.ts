/** Launch to interactive workspace, against the same runtime opening an empty page. */

import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { launch } from '../e2e/runtime.ts';
import type { Benchmark } from './harness.ts';

const PROJECT = resolve(import.meta.dirname, '..', '..');
const EMPTY_PAGE = join(import.meta.dirname, 'fixtures', 'empty-page');

/**
 * Milliseconds from starting the program to a page that says it is ready, in a profile that is new each time. Both sides
 * are started, awaited and ended in the same way.
 */
async function measureStart(appPath: string, isMeant: (page: Page) => Promise<boolean>): Promise<number> {
  const userData = mkdtempSync(join(tmpdir(), 'chancery-bench-'));
  const start = performance.now();
  const app = await launch(appPath, { userData });
  const page = await app.firstWindow();
  await page.locator('html[data-ready=true]').waitFor({ state: 'attached' });
  const took = performance.now() - start;
  // Not timed: that the page which called itself ready is the one that was meant.
  if (!(await isMeant(page))) throw new Error(`${appPath} opened something else: ${page.url()}`);
  await app.close();
  await rm(userData, { recursive: true, force: true, maxRetries: 3 });
  return took;
}

export const benchmark: Benchmark = {
  name: 'start',
  cases: [
    {
      case: 'first start to interactive workspace',
      unit: 'ms',
      limit: { kind: 'ratio', most: 1.5 },
      runs: 11,
      warmUps: 1,
      ours: () =>
        measureStart(PROJECT, (page) =>
          page.getByRole('button', { name: 'Open the sample dossier' }).isEnabled(),
        ),
      peer: {
        name: 'empty page',
        measure: () => measureStart(EMPTY_PAGE, async (page) => (await page.title()) === 'Empty'),
      },
    },
  ],
};

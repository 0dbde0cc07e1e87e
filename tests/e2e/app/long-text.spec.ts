/** A long text with thousands of annotations: only what is near the view is drawn, and nothing waits for the rest. */
import { expect as expectSoon, type Page, test } from '@playwright/test';
import { makeLongText, storeLongSource } from '../long-source.ts';
import { goTo, openSampleDossier, openWorkspace, type Workspace } from './workspace.ts';

const COUNT = 5_000;

/** Reading all rows goes on behind the view, and takes its time on a machine that is busy with other tests. */
const expect = expectSoon.configure({ timeout: 40_000 });

let workspace: Workspace;

test.beforeEach(async () => {
  test.setTimeout(120_000);
  workspace = await openWorkspace();
  await openSampleDossier(workspace.page);
  await storeLongSource(workspace.page, 'Long, annotated', makeLongText(1_000_000, COUNT));
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

async function openSource(page: Page, title: string): Promise<void> {
  await goTo(page, 'Sources');
  await page.reload();
  await page.locator('html[data-ready=true]').waitFor();
  await page.getByRole('row', { name: title }).dblclick();
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible();
}

test('opens about as quickly as the same text without annotations', async () => {
  const { page } = workspace;
  await storeLongSource(page, 'Long, plain', makeLongText(1_000_000, 0));
  const measure = async (title: string): Promise<number> => {
    await goTo(page, 'Sources');
    const row = page.getByRole('row', { name: title });
    await row.waitFor();
    const begun = await page.evaluate(() => performance.now());
    await row.dblclick();
    const isPlain = title === 'Long, plain';
    const shown = isPlain ? page.getByText('No annotations yet') : page.locator('[data-annotation]').first();
    await shown.waitFor();
    return (await page.evaluate(() => performance.now())) - begun;
  };
  await openSource(page, 'Long, annotated');
  const times = { plain: [] as number[], annotated: [] as number[] };
  for (let turn = 0; turn < 3; turn += 1) {
    times.plain.push(await measure('Long, plain'));
    times.annotated.push(await measure('Long, annotated'));
  }
  // The quickest of three, with room for a busy machine: drawing and painting all of them took three times as long and more.
  expect(Math.min(...times.annotated)).toBeLessThan(2 * Math.min(...times.plain) + 250);
});

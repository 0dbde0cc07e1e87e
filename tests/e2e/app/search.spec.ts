import { expect, type Page, test } from '@playwright/test';
import { borrowSampleDossier, reload } from './workspace.ts';

async function searchFor(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Shift+F');
  await expect(page.getByRole('searchbox', { name: 'Search everything' })).toBeFocused();
  await page.keyboard.type(text);
}

test('everything is searched as it is typed, and a hit opens at its passage', async () => {
  const { page, problems, close } = await borrowSampleDossier();
  await searchFor(page, '"no figures"');
  const hits = page.getByRole('listbox', { name: 'Hits' }).getByRole('option');
  await expect(hits.filter({ hasText: 'Washington backs' }).first()).toBeVisible();
  await page
    .getByRole('button', { name: /^Sources \d/ })
    .last()
    .click();
  await expect(hits).toHaveCount(1);
  await expect(hits.locator('mark')).toHaveText('no figures');
  await page.getByRole('searchbox', { name: 'Search everything' }).press('Enter');
  await expect(page.getByRole('document', { name: /Washington backs/ })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => CSS.highlights.get('flash')?.size ?? 0), { intervals: [50] })
    .toBe(1);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('searchbox', { name: 'Search everything' })).toHaveValue('"no figures"');
  await expect(hits).toHaveCount(1);
  expect(problems).toEqual([]);
  await close();
});

test('filters narrow the hits, and what finds nothing says so', async () => {
  const { page, close } = await borrowSampleDossier();
  await searchFor(page, 'pakistan');
  const hits = page.getByRole('listbox', { name: 'Hits' }).getByRole('option');
  await expect(hits.first()).toBeVisible();
  const all = await hits.count();
  await page.getByRole('button', { name: /Reliability$/ }).click();
  await page.getByRole('option', { name: /^D:/ }).click();
  await expect(hits.filter({ hasText: 'Kabul rejects' }).first()).toBeVisible();
  await expect(hits.filter({ hasText: 'Washington backs' })).toHaveCount(0);
  const graded = await hits.count();
  expect(graded).toBeLessThan(all);
  const from = page.getByRole('textbox', { name: 'Published from' });
  await from.fill('nov 2025');
  await expect(page.getByText('Write 2025, 2025-11 or 2025-11-21.')).toBeVisible();
  await expect(hits).toHaveCount(graded);
  await from.fill('2026');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await from.fill('');
  await expect(hits).toHaveCount(graded);
  await page.getByRole('searchbox', { name: 'Search everything' }).fill('zanzibar');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await page.getByRole('button', { name: 'Search without the filters' }).click();
  await page.getByRole('searchbox', { name: 'Search everything' }).fill('pakistan');
  await expect(hits).toHaveCount(all);
  // What is typed is kept with the place a moment after the last key.
  await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash))).toContain('pakistan');
  await reload(page);
  await expect(hits.first()).toBeVisible();
  await close();
});

test('the first letter finds already, and a note or a brief opens where the words stand', async () => {
  const { page, problems, close } = await borrowSampleDossier();
  await searchFor(page, 'b');
  const hits = page.getByRole('listbox', { name: 'Hits' }).getByRole('option');
  await expect(hits.first()).toBeVisible();
  for (const kind of ['Notes', 'Briefs']) {
    const field = page.getByRole('searchbox', { name: 'Search everything' });
    await page
      .getByRole('main')
      .getByRole('button', { name: new RegExp(`^${kind}`) })
      .click();
    // Another hit than the first is chosen, and Enter comes before the answer: what is opened is the first of what was typed.
    await field.press('ArrowDown');
    await field.fill(kind === 'Notes' ? 'aid workers' : 'border attacks');
    await field.press('Enter');
    await expect(page.locator('.ProseMirror')).toBeFocused();
    await expect
      .poll(() => page.evaluate(() => getSelection()?.toString() ?? ''))
      .toMatch(kind === 'Notes' ? /aid workers/i : /border|attacks/i);
    await page.keyboard.press('Alt+ArrowLeft');
  }
  expect(problems).toEqual([]);
  await close();
});

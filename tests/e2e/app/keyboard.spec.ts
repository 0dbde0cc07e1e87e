import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openPdf } from '../pdf.ts';
import { temporaryFolder } from '../runtime.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  chooseByTyping,
  openWorkspace,
  waitUntilSaved,
} from './workspace.ts';

const ARTICLE = `Border posts attacked again
The ministry said on Friday that two posts had been attacked. Officials gave no figures.
Analysts expect that the attacks will go on.
`;

/** Tabs until the focused thing has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    const found = await page.evaluate(() => {
      const { activeElement: focused } = document;
      return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
    });
    if (name.test(found)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

/** Finds a command or object in the palette and runs it. */
async function run(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search or run a command' })).toBeVisible();
  await chooseByTyping(page, words);
  await expect(page.getByRole('dialog', { name: 'Search or run a command' })).toBeHidden();
}

test('the whole job by keyboard alone: dossier, article, tag, claim, brief, citation, PDF', async () => {
  test.setTimeout(60_000);
  const folder = temporaryFolder();
  const article = join(folder, 'article.txt');
  await writeFile(article, ARTICLE);
  const { app, page, close, problems } = await openWorkspace();

  await tabTo(page, /^New dossier$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New dossier' })).toBeVisible();
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();

  await answerOpenDialog(app, [article]);
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('main').getByText('The ministry said on Friday')).toBeVisible();

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(page.getByRole('contentinfo')).toContainText('1 annotation');
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'New claim' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'New claim' })).toBeHidden();
  await expect(page.getByRole('contentinfo')).toContainText('1 claim');

  await page.keyboard.press('Control+Shift+B');
  await expect(page.getByRole('dialog', { name: 'New brief' })).toBeVisible();
  await page.keyboard.type('Keyboard brief');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ProseMirror')).toBeVisible();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await page.keyboard.type('Two posts were attacked.');
  await page.keyboard.press('Control+Shift+C');
  await chooseByTyping(page, 'ministry');
  await expect(page.locator('.ProseMirror')).toBeFocused();
  await waitUntilSaved(page);

  const path = join(folder, 'brief.pdf');
  await answerSaveDialog(app, path);
  await run(page, 'export pdf');
  await expect(page.getByText(/^Exported/)).toBeVisible({ timeout: 15_000 });
  const pdf = await openPdf(path);
  expect(pdf.text).toContain('Two posts were attacked.');
  expect(pdf.text).toContain('The ministry said on Friday that two posts had been attacked.');
  expect(problems).toEqual([]);
  await close();
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { openSampleDossier, openWorkspace, PROJECT, undoByMessage, waitUntilSaved } from './workspace.ts';

/** The article of the sample dossier that has most annotations, as a publisher corrected it. */
async function correctedArticle(): Promise<string> {
  const first = await readFile(join(PROJECT, 'resources', 'sample-dossier', 'regional-report.txt'), 'utf8');
  const corrected = first
    .replace('in words that it had avoided until now', 'in words that it had largely avoided until now')
    .replace(/^.*Militants based in Afghanistan launched assaults.*$/mu, '')
    .replace(/$/u, '\n\nTraders on both sides counted their losses in rotten fruit and unpaid wages.\n');
  if (corrected.length === first.length) throw new Error('the sample article has other words now');
  return corrected;
}

async function runCommand(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label);
  await expect(page.locator('[role="menuitem"][data-focused]')).toContainText(label);
  await page.keyboard.press('Enter');
}

async function openArticle(page: Page): Promise<void> {
  await openSampleDossier(page);
  await page
    .getByRole('button', { name: /^Washington backs/ })
    .first()
    .click();
  await expect(page.getByText('Militants based in Afghanistan').first()).toBeVisible();
}

async function reviseFromClipboard(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, content) => clipboard.writeText(content), text);
  await runCommand(page, 'New revision from clipboard');
}

test.describe('a new revision', () => {
  test('shows what changed, and what became of every annotation', async () => {
    const { app, page, problems, close } = await openWorkspace();
    await openArticle(page);
    await reviseFromClipboard(app, page, await correctedArticle());
    await expect(page.getByText('Revision 2 added; annotations: 6 kept, 1 changed, 2 lost.')).toBeVisible();
    const text = page.getByRole('main');
    await expect(text.locator('ins').filter({ hasText: 'largely' })).toBeVisible();
    await expect(text.locator('del').filter({ hasText: 'Militants based in Afghanistan' })).toBeVisible();
    await expect(text.getByText('3 changes')).toBeVisible();
    await page.keyboard.press(']');
    await expect(text.getByText('1 of 3 changes')).toBeVisible();

    const inspector = page.getByRole('complementary');
    await expect(
      inspector.getByText('6 of 9 annotations stand in the current text as they were.'),
    ).toBeVisible();
    await inspector.getByRole('tab', { name: /^Touched/ }).click();
    await expect(inspector.getByRole('heading', { name: /claim/ })).toBeVisible();
    await expect(inspector.getByRole('heading', { name: '1 brief' })).toBeVisible();
    await inspector.getByRole('button', { name: /place/ }).click();
    await expect(page.getByRole('main').locator('.ProseMirror')).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(inspector.getByRole('tab', { name: /^To confirm 1/ })).toBeVisible();
    expect(problems).toEqual([]);
    await close();
  });

  test('is taken back whole by undo', async () => {
    const { app, page, close } = await openWorkspace();
    await openArticle(page);
    await reviseFromClipboard(app, page, await correctedArticle());
    await expect(page.getByRole('tab', { name: 'To confirm 1' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText(/^Undid: New revision of/)).toBeVisible();
    await expect(page.getByText('This source has one revision')).toBeVisible();
    await page.getByRole('button', { name: 'Open the source' }).click();
    await expect(page.getByText('Militants based in Afghanistan').first()).toBeVisible();
    await close();
  });

  test('of the same text is refused in words', async () => {
    const { app, page, close } = await openWorkspace();
    await openArticle(page);
    const first = await readFile(join(PROJECT, 'resources', 'sample-dossier', 'regional-report.txt'), 'utf8');
    await reviseFromClipboard(app, page, first);
    await expect(page.getByText('The text is the same as that of revision 1.')).toBeVisible();
    await close();
  });

  test('leaves it to the analyst to confirm, to place again and to let go', async () => {
    const { app, page, close } = await openWorkspace();
    await openArticle(page);
    await reviseFromClipboard(app, page, await correctedArticle());
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('button', { name: /^Confirm “in words that it had largely/ }).click();
    await expect(inspector.getByText('Nothing to confirm')).toBeVisible();

    await inspector.getByRole('tab', { name: 'Lost 2' }).click();
    const lost = inspector.getByRole('list', { name: 'Lost annotations' }).getByRole('listitem');
    await lost
      .first()
      .getByRole('button', { name: /^Suggest places/ })
      .click();
    await expect(lost.first().getByText(/Nothing in the current text is like it|alike/)).toBeVisible();
    await lost
      .first()
      .getByRole('button', { name: /^Let “Militants/ })
      .click();
    await expect(inspector.getByRole('tab', { name: 'Lost 1' })).toBeVisible();
    await undoByMessage(page);
    await expect(inspector.getByRole('tab', { name: 'Lost 2' })).toBeVisible();
    await waitUntilSaved(page);
    await close();
  });

  test('is told in the reader too, where a passage can be confirmed or refused', async () => {
    const { app, page, problems, close } = await openWorkspace();
    await openArticle(page);
    await reviseFromClipboard(app, page, await correctedArticle());
    await expect(page.getByRole('tab', { name: 'To confirm 1' })).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('button', { name: 'Revision 2 of 2, 3 to settle' })).toBeVisible();
    const card = page.getByRole('complementary').locator('[data-annotation]').first();
    await expect(card.getByText('Changed by a revision, to confirm')).toBeVisible();
    await card.getByRole('button', { name: /^in words that it had largely/ }).click();
    await expect(card.locator('ins')).toHaveText(/largely/);
    await card.getByRole('button', { name: /is not the passage$/ }).click();
    await expect(page.getByText('Changed by a revision, to confirm')).toHaveCount(0);
    await undoByMessage(page);
    await card.getByRole('button', { name: /^Confirm/ }).click();
    await expect(page.getByText('Changed by a revision, to confirm')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Revision 2 of 2, 2 to settle' })).toBeVisible();
    expect(problems).toEqual([]);
    await close();
  });
});

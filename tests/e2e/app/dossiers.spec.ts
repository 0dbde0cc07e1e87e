import { expect, test } from '@playwright/test';
import {
  borrowSampleDossier,
  borrowWorkspace,
  chooseInSwitcher,
  goTo,
  makeDossier,
  openSampleDossier,
  openWorkspace,
} from './workspace.ts';

test('another dossier shows nothing of the one that was open, also by going back', async () => {
  const { page, close, problems } = await borrowSampleDossier();
  await goTo(page, 'Sources');
  await page.getByRole('row', { name: /Washington backs Islamabad/ }).dblclick();
  await expect(page.getByRole('main').getByText('Militants based in Afghanistan')).toBeVisible();
  await chooseInSwitcher(page, /^New dossier/);
  await page.getByRole('textbox', { name: 'Title' }).fill('Second');
  await page.getByRole('button', { name: 'Create dossier' }).click();
  await expect(page.getByRole('heading', { name: 'No sources yet' })).toBeVisible();
  await goTo(page, 'Claims');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByText('Militants based in Afghanistan')).toHaveCount(0);
  expect(problems).toEqual([]);
  await close();
});

test('a deleted dossier is brought back with everything, also after a restart', async () => {
  const first = await openWorkspace();
  await openSampleDossier(first.page);
  await chooseInSwitcher(first.page, /^Delete this dossier/);
  await expect(first.page.getByRole('button', { name: 'Open the sample dossier' })).toBeVisible();
  await first.close();
  const second = await openWorkspace(first.userData);
  await second.page.getByRole('button', { name: /^Bring back “Afghan border/ }).click();
  await expect(second.page.getByRole('contentinfo')).toContainText('17 annotations · 7 claims');
  expect(second.problems).toEqual([]);
  await second.close();
});

test('undo never goes past the making of a dossier, whose title and marking can be changed', async () => {
  const { page, close } = await borrowWorkspace();
  await makeDossier(page, 'Border');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Nothing to undo.')).toBeVisible();
  await chooseInSwitcher(page, /^About this dossier/);
  await page.getByRole('textbox', { name: 'Title' }).fill('Border, November');
  await page.getByRole('button', { name: /Marking/ }).click();
  await page.getByRole('option', { name: /^TLP:AMBER\b(?!\+)/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Dossier: Border, November' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('TLP:AMBER');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Dossier: Border' })).toBeVisible();
  await close();
});

/** Starting the built app for a test, and what every test of it watches for. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { launch, temporaryFolder } from '../runtime.ts';

export const PROJECT = resolve(import.meta.dirname, '..', '..', '..');

export type Workspace = {
  app: ElectronApplication;
  page: Page;
  userData: string;
  /** Errors of the page and refusals of the Content-Security-Policy so far. */
  problems: string[];
  close: () => Promise<void>;
};

/** Opens the workspace; in the profile of an earlier one when `userData` is given. */
export async function openWorkspace(
  userData: string = join(temporaryFolder(), 'profile'),
): Promise<Workspace> {
  mkdirSync(userData, { recursive: true });
  const app = await launch(PROJECT, { userData });
  const page = await app.firstWindow();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.locator('html[data-ready=true]').waitFor();
  const close = async (): Promise<void> => {
    await app.close();
  };
  return { app, page, userData, problems, close };
}

/** Opens the sample dossier from the first screen. */
export async function openSampleDossier(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample dossier' }).click();
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
}

/** Makes an empty dossier from the first screen. */
export async function makeDossier(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New dossier' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('button', { name: 'Create dossier' }).click();
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
}

export async function goTo(page: Page, view: 'Sources' | 'Claims' | 'Notes' | 'Briefs'): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(`^${view}`) })
    .click();
}

/** Waits until the status bar says that everything is saved. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');
}

/** Takes an entry of a select that stands in `scope`. */
export async function choose(scope: Locator, label: string, option: string): Promise<void> {
  await scope.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await scope.page().getByRole('option', { name: option, exact: true }).click();
}

/** Takes back by the message at the lower edge what was just done. */
export async function undoByMessage(page: Page): Promise<void> {
  await page.getByRole('status').getByRole('button', { name: 'Undo', exact: true }).click();
}

/** Loads the page anew, as a window that is opened again does. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.locator('html[data-ready=true]').waitFor();
}

/** The card of the annotation that the reader has chosen. */
export function chosenAnnotation(page: Page): Locator {
  return page.getByRole('complementary').locator('[data-annotation][aria-current]');
}

/** Answers the next open dialogs with these files. */
export async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, paths);
}

/** Answers the next save dialogs with this path; null cancels. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);
}

/** Chooses an item of the application menu. */
export async function chooseMenuItem(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, itemId) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
    if (!item) throw new Error(`The menu has no item ${itemId}`);
    item.click();
  }, id);
}

/** Types into the searchable list that just opened and takes the entry that this leads to, once it is there. */
export async function chooseByTyping(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.locator('[role="menuitem"][data-focused]')).toBeVisible();
  await page.keyboard.press('Enter');
}

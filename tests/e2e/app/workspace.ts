/** Starting the built app for a test, and what every test of it watches for. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import { launch, temporaryFolder } from '../runtime.ts';
import { clearStorage, keepDatabase, restoreDatabase } from './page-storage.ts';

export const PROJECT = resolve(import.meta.dirname, '..', '..', '..');

export type Workspace = {
  app: ElectronApplication;
  page: Page;
  userData: string;
  /** Errors of the page and refusals of the Content-Security-Policy so far. */
  problems: string[];
  close: () => Promise<void>;
};

/** Starts the program and opens the workspace; in the profile of an earlier one when `userData` is given. */
export async function openWorkspace(
  userData: string = join(temporaryFolder(), 'profile'),
): Promise<Workspace> {
  mkdirSync(userData, { recursive: true });
  const app = await launch(PROJECT, { userData });
  const page = await app.firstWindow();
  const problems = watchProblems(page);
  await page.locator('html[data-ready=true]').waitFor();
  const close = async (): Promise<void> => {
    await app.close();
  };
  return { app, page, userData, problems, close };
}

function watchProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return problems;
}

/** The program that tests of this process borrow one after the other, while none has it; it ends with the process. */
let resting: Workspace | null = null;
let isSampleKept = false;

/**
 * Opens the workspace as a first start shows it, in a window that an earlier test may have used: the program is started once
 * for many tests, and nothing is left of what was stored. Not for tests of the program itself: its start and end, its profile, the
 * size of its window. `close` leaves it to the next test.
 */
export async function borrowWorkspace(): Promise<Workspace> {
  if (resting === null) return lend(await openLendable());
  const program = resting;
  return lend(await openAnew(program, () => clearStorage(program.page)));
}

/** As `borrowWorkspace`, with the sample dossier open as the first screen opens it. */
export async function borrowSampleDossier(): Promise<Workspace> {
  if (resting === null || !isSampleKept) {
    const workspace = await borrowWorkspace();
    await openSampleDossier(workspace.page);
    await waitUntilSaved(workspace.page);
    await keepDatabase(workspace.page);
    isSampleKept = true;
    return workspace;
  }
  const program = resting;
  const opened = await openAnew(program, async () => {
    await clearStorage(program.page);
    await restoreDatabase(program.page);
  });
  await expect(opened.page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  return lend(opened);
}

/** What tests put something else in the place of, to be put back for the next one. */
type Replaceable = {
  dialog: Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  shell: Pick<Electron.Shell, 'showItemInFolder'>;
};

async function openLendable(): Promise<Workspace> {
  const program = await openWorkspace();
  await program.app.evaluate(({ dialog, shell }) => {
    const { showOpenDialog, showSaveDialog } = dialog;
    const { showItemInFolder } = shell;
    Object.assign(globalThis, {
      original: { dialog: { showOpenDialog, showSaveDialog }, shell: { showItemInFolder } },
    });
  });
  return program;
}

function lend(program: Workspace): Workspace {
  resting = null;
  const { page } = program;
  const lent: Workspace = {
    ...program,
    async close() {
      for (const event of ['pageerror', 'console', 'dialog'] as const) page.removeAllListeners(event);
      resting = lent;
    },
  };
  return lent;
}

/** Opens the window's page anew. What is done `between` finds no script of the app at work. */
async function openAnew(program: Workspace, between: () => Promise<void>): Promise<Workspace> {
  const { app, page } = program;
  const address = new URL('/', page.url()).href;
  await page.goto(new URL('none', address).href);
  await between();
  await app.evaluate(({ clipboard, dialog, shell }) => {
    clipboard.clear();
    const { original } = globalThis as unknown as { original: Replaceable };
    Object.assign(dialog, original.dialog);
    Object.assign(shell, original.shell);
  });
  await page.mouse.move(0, 0);
  // From here on, so that what goes wrong at the start is seen as well, and the page that is not there is not.
  const problems = watchProblems(page);
  await page.goto(address);
  const session = await page.context().newCDPSession(page);
  await session.send('Page.resetNavigationHistory');
  await session.detach();
  await page.locator('html[data-ready=true]').waitFor();
  return { ...program, problems };
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

/** Opens the menu of dossiers and presses one of its items. */
export async function chooseInSwitcher(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Dossier: / }).click();
  await page.getByRole('menuitem', { name }).click();
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

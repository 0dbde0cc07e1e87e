/** Messages at the lower edge, and the dialogs above them, in a small window. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { choose, goTo, openSampleDossier, openWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await openWorkspace();
  await workspace.page.setViewportSize({ width: 1024, height: 700 });
  await openSampleDossier(workspace.page);
});

test.afterEach(async () => {
  await workspace.close();
});

/** Shows messages that stay: of errors. */
async function fail(page: Page, words: readonly string[]): Promise<void> {
  await page.evaluate((all) => {
    for (const message of all) dispatchEvent(new ErrorEvent('error', { error: new Error(message) }));
  }, words);
}

const messages = (page: Page): Locator => page.getByRole('button', { name: 'Dismiss' });

/** True where a press in the middle of it reaches it. */
function isUncovered(button: Locator): Promise<boolean> {
  return button.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
}

test('three messages cover no button of a dialog, lead nowhere out of it, and come back after it', async () => {
  const { page } = workspace;
  const long = 'The disk is full, so nothing of it could be written. '.repeat(4);
  await fail(page, ['The first', 'The second', long]);
  await expect(messages(page)).toHaveCount(3);

  await goTo(page, 'Claims');
  await page.getByRole('button', { name: 'New claim' }).click();
  const dialog = page.getByRole('dialog', { name: 'New claim' });
  await choose(dialog, 'Who says so', 'A named source');
  await expect(page.getByText('2 earlier')).toBeVisible();
  const [box, message] = await Promise.all([
    dialog.boundingBox(),
    page.getByText('2 earlier').locator('..').boundingBox(),
  ]);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(message?.y ?? 0);
  for (const button of await dialog.getByRole('button').all()) {
    await button.scrollIntoViewIfNeeded();
    expect(await isUncovered(button)).toBe(true);
  }

  const statement = dialog.getByRole('textbox', { name: 'Statement' });
  await statement.fill('Kabul will answer with words only');
  await expect(messages(page)).toHaveCount(0);
  await page.keyboard.press('F6');
  await expect(statement).toBeFocused();

  await dialog.getByRole('textbox', { name: 'Name' }).fill('Interior ministry');
  await dialog.getByRole('button', { name: 'Create claim' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The first')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(messages(page).last()).toBeFocused();
});

import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  borrowSampleDossier,
  chooseByTyping,
  chosenAnnotation,
  goTo,
  reload,
  undoByMessage,
  type Workspace,
  waitUntilSaved,
} from './workspace.ts';

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

function text(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Text of the note' });
}

function citations(page: Page): Locator {
  return page.locator('.ProseMirror [role="doc-noteref"]');
}

/** Names a new note, whose title waits for it, and writes on in its text. */
async function write(page: Page, title: string, words: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(text(page)).toBeFocused();
  await page.keyboard.type(words);
  await expect(text(page)).toContainText(words);
}

test('a note is on the dossier, kept by autosave, and found by its words', async () => {
  const { page } = workspace;
  await page.keyboard.press('Control+Alt+n');
  await write(page, 'Who was told', 'Ask whether Kabul was told before the statement.');
  await expect(page.locator('[data-save-state]')).not.toHaveAttribute('data-save-state', 'saved');
  await waitUntilSaved(page);
  await expect(page.getByRole('main').getByText('On the dossier')).toBeVisible();
  await reload(page);
  await expect(text(page)).toHaveText('Ask whether Kabul was told before the statement.');
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue('Who was told');
  const list = page.getByRole('listbox', { name: 'Notes' });
  await expect(list.getByRole('option')).toHaveCount(4);
  await page.getByRole('searchbox', { name: 'Search notes' }).fill('statement whether');
  await expect(list.getByRole('option')).toHaveText([/Who was told/]);
});

test('a note on a source is a door to it, and stands at the source', async () => {
  const { page } = workspace;
  await goTo(page, 'Sources');
  await page.getByRole('row', { name: /Washington backs Islamabad/ }).dblclick();
  await expect(page.getByRole('main').getByText('Militants based in Afghanistan')).toBeVisible();
  await page.keyboard.press('Control+Alt+n');
  await write(page, 'Unnamed officials', 'No figures were given.');
  await waitUntilSaved(page);
  await page.getByRole('button', { name: /^Source: Washington backs Islamabad/ }).click();
  await expect(page.getByRole('main').getByText('Militants based in Afghanistan')).toBeVisible();
  await goTo(page, 'Sources');
  await page
    .getByRole('row', { name: /Washington backs Islamabad/ })
    .getByText('Regional news site')
    .click();
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /Unnamed officials/ })
    .click();
  await expect(text(page)).toHaveText('No figures were given.');
});

test('a note on a claim is a door to it, and can be put on something else', async () => {
  const { page } = workspace;
  await goTo(page, 'Claims');
  await page
    .getByRole('row')
    .filter({ hasText: 'will ease tensions' })
    .getByText('will ease tensions')
    .click();
  const panel = page.getByRole('complementary', { name: 'Claim' });
  await panel.getByRole('button', { name: 'New note' }).click();
  await write(page, 'Which analysts', 'The report names none.');
  const door = page.getByRole('button', { name: /^Claim 4: / });
  await door.click();
  await expect(panel.getByRole('heading', { name: 'Claim 4' })).toBeVisible();
  await panel.getByRole('button', { name: /Which analysts/ }).click();
  await expect(text(page)).toHaveText('The report names none.');
  await page.getByRole('button', { name: 'Put the note on something else' }).click();
  await page.keyboard.type('kabul rejects');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Source: Kabul rejects/ })).toBeVisible();
  await expect(door).toHaveCount(0);
});

test('a note holds rich text and numbered citations that lead to their passages', async () => {
  const { page } = workspace;
  await page.keyboard.press('Control+Alt+n');
  await write(page, 'Ninety days', 'The forecast is old.');
  await page.keyboard.press('Control+Shift+C');
  await expect(page.getByRole('dialog', { name: 'Cite a passage or source' })).toBeVisible();
  await chooseByTyping(page, 'retired general');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Shift+8');
  await page.keyboard.type('Winter ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('closes');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' the passes');
  await page.keyboard.press('Control+Shift+C');
  await chooseByTyping(page, 'winter closes');
  await expect(citations(page)).toHaveText(['1', '2']);
  await waitUntilSaved(page);
  await reload(page);
  await expect(text(page).getByRole('listitem')).toContainText('Winter closes the passes');
  await expect(text(page).locator('strong')).toHaveText('closes');
  await expect(citations(page)).toHaveText(['1', '2']);
  await citations(page).first().click();
  await expect(chosenAnnotation(page)).toContainText('A retired general predicted');
  await page.keyboard.press('Alt+ArrowLeft');
  await citations(page).nth(1).click();
  await expect(chosenAnnotation(page)).toContainText('the winter closes most of the passes');
});

test('a deleted note is brought back by undo, with its text', async () => {
  const { page } = workspace;
  await goTo(page, 'Notes');
  const list = page.getByRole('listbox', { name: 'Notes' });
  await list.getByRole('option', { name: 'How far to trust the denial' }).click();
  await expect(text(page)).toContainText('The denial says what is allowed');
  await text(page).press('Control+End');
  await page.keyboard.type(' Typed right before.');
  await page.getByRole('button', { name: 'Delete this note' }).click();
  await expect(list.getByRole('option')).toHaveCount(2);
  await undoByMessage(page);
  await expect(list.getByRole('option')).toHaveCount(3);
  await list.getByRole('option', { name: 'How far to trust the denial' }).click();
  await expect(text(page)).toContainText('Typed right before.');
  await expect(citations(page)).toHaveText('1');
});

import { expect, type Locator, type Page, test } from '@playwright/test';
import { fillLibrary } from '../large-library.ts';
import {
  borrowSampleDossier,
  chooseByTyping,
  goTo,
  reload,
  undoByMessage,
  type Workspace,
  waitUntilSaved,
} from './workspace.ts';

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
  await goTo(workspace.page, 'Sources');
  await expect(rows(workspace.page)).toHaveCount(3);
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

function table(page: Page): Locator {
  return page.getByRole('grid', { name: 'Sources' });
}

function rows(page: Page): Locator {
  return table(page).locator('[data-row]');
}

function row(page: Page, title: RegExp): Locator {
  return rows(page).filter({ hasText: title });
}

function inspector(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Source' });
}

function savedFilter(page: Page, name: string): Locator {
  return page
    .getByRole('region', { name: 'Saved filters' })
    .getByRole('button', { name, exact: false })
    .first();
}

/** Narrows by one value, by keyboard alone. */
async function narrow(page: Page, field: string, value: string): Promise<void> {
  await page.keyboard.press('f');
  const popover = page.getByRole('dialog');
  await expect(popover.getByRole('textbox')).toBeFocused();
  await page.keyboard.type(field);
  await expect(popover.locator('[role="menuitem"][data-focused]')).toContainText(field);
  await page.keyboard.press('Enter');
  await expect(popover.getByRole('textbox', { name: field })).toBeFocused();
  await page.keyboard.type(value);
  await expect(popover.getByRole('menuitemcheckbox')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(popover.locator('[role="menuitemcheckbox"][data-focused]')).toContainText(value);
  await page.keyboard.press('Enter');
  await expect(popover.getByRole('menuitemcheckbox', { name: value })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(popover).toHaveCount(0);
}

test('sources are narrowed by fields, by keyboard; each part shows as a chip and goes by its cross', async () => {
  const { page } = workspace;
  await row(page, /Kabul rejects/)
    .getByText('Kabul denial')
    .click();
  await narrow(page, 'Reliability', 'D: not');
  await expect(page.getByRole('heading', { name: '1 of 3 sources' })).toBeVisible();
  await expect(row(page, /Kabul rejects/)).toBeVisible();
  await narrow(page, 'Publisher', 'Kabul denial');
  await expect(page.getByRole('list', { name: 'Filters' }).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Filter sources' }).fill('nowhere');
  await expect(page.getByRole('heading', { name: 'No source matches the filter' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter sources' }).fill('');
  await page.getByRole('button', { name: 'Remove the filter by Reliability' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(rows(page)).toHaveCount(3);
});

test('sources are narrowed by dates and by words; the filter is kept while one is elsewhere', async () => {
  const { page } = workspace;
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Published' }).click();
  const popover = page.getByRole('dialog', { name: 'Filter by Published' });
  await popover.getByRole('textbox', { name: 'From' }).fill('2025-11-22');
  await expect(rows(page)).toHaveCount(1);
  await popover.getByRole('textbox', { name: 'To' }).fill('2025-99');
  await expect(popover.getByText('Write 2025, 2025-11 or 2025-11-21.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('since 22 Nov 2025');
  await goTo(page, 'Claims');
  await goTo(page, 'Sources');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await table(page).press('Control+f');
  await page.keyboard.type('washington border');
  await expect(rows(page)).toHaveCount(1);
});

test('a filter is saved, opened by one click, follows what changes, is renamed, deleted and brought back', async () => {
  const { page } = workspace;
  await row(page, /Kabul rejects/)
    .getByText('Kabul denial')
    .click();
  await narrow(page, 'Reliability', 'D: not');
  await page.getByRole('button', { name: 'Save filter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save filter' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Doubtful');
  await page.keyboard.press('Enter');
  await expect(savedFilter(page, 'Doubtful')).toContainText('1');
  await expect(page.getByRole('button', { name: 'Save filter' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Clear all' }).click();

  await row(page, /Washington backs/)
    .getByText('Regional news site')
    .click();
  await page.keyboard.press('g');
  await page.getByRole('dialog').getByRole('radio', { name: /^D:/ }).check({ force: true });
  await page.getByRole('dialog').getByRole('button', { name: 'Grade' }).click();
  await expect(savedFilter(page, 'Doubtful')).toContainText('2');

  await waitUntilSaved(page);
  await reload(page);
  await goTo(page, 'Claims');
  await savedFilter(page, 'Doubtful').click();
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('main', { name: 'Claims' })).toBeVisible();

  await savedFilter(page, 'Doubtful').focus();
  await page.keyboard.press('F2');
  await page
    .getByRole('dialog', { name: 'Rename filter' })
    .getByRole('textbox', { name: 'Name' })
    .fill('Weak');
  await page.keyboard.press('Enter');
  await savedFilter(page, 'Weak').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('region', { name: 'Saved filters' })).toHaveCount(0);
  await undoByMessage(page);
  await expect(savedFilter(page, 'Weak')).toBeVisible();
});

test('several sources are tagged, graded and deleted together, by keyboard, each undone in one step', async () => {
  const { page } = workspace;
  await rows(page).first().focus();
  await page.keyboard.press('Control+a');
  await expect(inspector(page)).toContainText('3 sources of 3 origins selected');
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog', { name: 'Choose a tag' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Diplo');
  await expect(page.locator('[role="menuitem"][data-focused]')).toContainText('Diplomacy');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Tag 3 sources with Diplomacy')).toBeVisible();
  await expect(inspector(page).getByRole('list', { name: 'Tags' })).toContainText('Diplomacy');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undid: Tag 3 sources with Diplomacy')).toBeVisible();
  await expect(inspector(page).getByRole('list', { name: 'Tags' })).toBeHidden();

  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'Grade 3 sources' });
  await expect(dialog.getByRole('radio', { name: /^A:/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Read against each other');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  for (const title of [/Kabul rejects/, /Washington backs/, /Statement on/])
    await expect(row(page, title).locator('[title="usually reliable"]')).toBeVisible();
  await row(page, /Kabul rejects/)
    .getByText('Kabul denial')
    .click();
  await expect(inspector(page).getByRole('textbox', { name: 'Reason' })).toHaveValue(
    'Read against each other',
  );

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: 'No sources yet' })).toBeVisible();
  await expect(page.getByText('Delete 3 sources', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(3);
});

test('one source is tagged in the inspector, and a tag leads to its sources', async () => {
  const { page } = workspace;
  await row(page, /Kabul rejects/)
    .getByText('Kabul denial')
    .click();
  await inspector(page).getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('dialog', { name: 'Choose a tag' }).getByRole('textbox').fill('To be called back');
  await expect(page.locator('[role="menuitem"][data-focused]')).toContainText('New tag');
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('list', { name: 'Tags' })).toContainText('To be called back');
  const tag = page.getByRole('treegrid', { name: 'Tags' }).getByRole('row', { name: /^To be called back/ });
  await tag.hover();
  await page.getByRole('button', { name: 'What to do with To be called back' }).click();
  await page.getByRole('menuitem', { name: 'Show its sources' }).click();
  await expect(rows(page)).toHaveCount(1);
  await inspector(page).getByRole('button', { name: 'Take the tag To be called back off' }).click();
  await expect(page.getByRole('heading', { name: 'No source matches the filter' })).toBeVisible();
});

test('columns are chosen by keyboard and remembered', async () => {
  const { page } = workspace;
  await expect(page.getByRole('columnheader', { name: 'Kind' })).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await chooseByTyping(page, 'choose columns');
  const menu = page.getByRole('menu', { name: 'Columns' });
  await expect(menu).toBeVisible();
  await page.keyboard.type('Kind');
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Kind' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Kind' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Publisher' })).toBeVisible();
  await reload(page);
  await expect(page.getByRole('columnheader', { name: 'Kind' })).toBeVisible();
});

test('a thousand sources are narrowed as one types, and the keyboard reaches the last', async () => {
  const { page } = workspace;
  await fillLibrary(page, { sources: 1000, annotations: 2000, claims: 50 });
  await reload(page);
  await expect(page.getByRole('heading', { name: '1,003 sources' })).toBeVisible();
  // Only what is in view is drawn.
  expect(await rows(page).count()).toBeLessThan(60);
  await rows(page).first().focus();
  await page.keyboard.press('End');
  await expect(row(page, /incident 1,/)).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('incident 777');
  await expect(rows(page)).toHaveCount(1);
});

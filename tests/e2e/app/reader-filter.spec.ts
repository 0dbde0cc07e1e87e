import { expect, type Locator, type Page, test } from '@playwright/test';
import { borrowSampleDossier, chooseByTyping, chosenAnnotation, goTo, type Workspace } from './workspace.ts';

/** Annotations that the sample dossier has on the regional report. */
const ALL = 9;

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

async function openReport(page: Page): Promise<void> {
  await goTo(page, 'Sources');
  await page.getByRole('row', { name: /Washington backs Islamabad/ }).dblclick();
  await expect(text(page)).toBeFocused();
  await expect(cards(page)).toHaveCount(ALL);
}

function text(page: Page): Locator {
  return page.getByRole('document', { name: /Washington backs Islamabad/ });
}

function cards(page: Page): Locator {
  return page.getByRole('complementary').locator('[data-annotation]');
}

function bar(page: Page): Locator {
  return page.getByRole('search', { name: 'Filter the annotations' });
}

async function filterBy(page: Page, words: string): Promise<void> {
  await bar(page).getByRole('button', { name: 'Filter…' }).click();
  await chooseByTyping(page, words);
}

function painted(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name === 'untagged' || name.startsWith('tag-'))
      .reduce((sum, [, { size }]) => sum + size, 0),
  );
}

async function countTagged(page: Page, tag: string): Promise<number> {
  return cards(page).filter({ hasText: tag }).count();
}

test('by words: the list narrows as one types, keys go from match to match, Escape shows all again', async () => {
  const { page } = workspace;
  await openReport(page);
  await page.keyboard.press('f');
  await expect(bar(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type('islamabad');
  await expect(cards(page)).toHaveCount(1);
  await expect(bar(page).getByRole('status')).toHaveText(`1 of ${ALL}`);
  await text(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press(']');
  await expect(chosenAnnotation(page)).toContainText('Analysts suggest that the move could ease tensions');
  await page.keyboard.press(']');
  await expect(chosenAnnotation(page)).toContainText('Analysts suggest that the move could ease tensions');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(cards(page)).toHaveCount(ALL);
});

test('by tag with those below it: a chip says so, and the text hides the others if asked', async () => {
  const { page } = workspace;
  await openReport(page);
  await filterBy(page, 'Security Tag');
  await expect(bar(page).getByText('Tag: Security', { exact: true })).toBeVisible();
  await expect(bar(page).getByRole('status')).toHaveText(`5 of ${ALL}`);
  await expect(cards(page)).toHaveCount(5);
  await expect.poll(() => painted(page)).toBe(ALL);
  await bar(page).getByRole('button', { name: 'Hide the others in the text' }).click();
  await expect.poll(() => painted(page)).toBe(5);
  await bar(page).getByRole('button', { name: 'Do not filter by tag Security' }).click();
  await expect(cards(page)).toHaveCount(ALL);
  await expect.poll(() => painted(page)).toBe(ALL);
});

test('by claim: linked to a certain one, to any, to none', async () => {
  const { page } = workspace;
  await openReport(page);
  await filterBy(page, 'attacks were launched from Afghan');
  await expect(bar(page).getByRole('status')).toHaveText(`2 of ${ALL}`);
  await filterBy(page, 'no claim yet');
  await expect(bar(page).getByRole('status')).toHaveText(`1 of ${ALL}`);
  await expect(cards(page)).toContainText(['They gave no figures']);
  await filterBy(page, 'any claim');
  await expect(bar(page).getByRole('status')).toHaveText(`8 of ${ALL}`);
  await bar(page).getByRole('button', { name: 'Clear' }).click();
  await expect(cards(page)).toHaveCount(ALL);
});

test('by author: what is annotated from now on is signed with the name from the settings', async () => {
  const { page } = workspace;
  await page.keyboard.press('Control+,');
  await page.getByRole('textbox', { name: 'Name' }).fill('A. Analyst');
  await page.getByRole('textbox', { name: 'Name' }).press('Tab');
  await openReport(page);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('s');
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(ALL + 1);
  await expect(chosenAnnotation(page)).toContainText('A. Analyst ·');
  await filterBy(page, 'A. Analyst');
  await expect(bar(page).getByRole('status')).toHaveText(`1 of ${ALL + 1}`);
  await filterBy(page, 'Nobody named');
  await expect(bar(page).getByRole('status')).toHaveText(`${ALL} of ${ALL + 1}`);
  // The chosen one stays in the list: it must not vanish under the analyst's hands.
  await expect(cards(page)).toHaveCount(ALL + 1);
});

test('several are selected and tagged by number key, as one change that one undo takes back', async () => {
  const { page } = workspace;
  await openReport(page);
  await filterBy(page, 'Security Tag');
  await cards(page).first().getByRole('button').first().click();
  await page.keyboard.press('Control+a');
  const selected = page.getByRole('complementary').getByText('5 annotations selected');
  await expect(selected).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('Tag 5 passages with Diplomacy')).toBeVisible();
  await expect.poll(() => countTagged(page, 'Diplomacy')).toBe(5);
  await page.keyboard.press('2');
  await expect.poll(() => countTagged(page, 'Diplomacy')).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => countTagged(page, 'Diplomacy')).toBe(5);
  await page.keyboard.press('Control+z');
  await expect.poll(() => countTagged(page, 'Diplomacy')).toBe(0);
  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
});

test('by Shift and Ctrl some are selected; their tags are replaced by one, they are deleted, and undo brings them back', async () => {
  const { page } = workspace;
  await openReport(page);
  await cards(page).nth(1).getByRole('button').first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 annotations selected')).toBeVisible();
  await cards(page)
    .nth(6)
    .getByRole('button')
    .first()
    .click({ modifiers: ['Control'] });
  await expect(page.getByText('4 annotations selected')).toBeVisible();
  await page.getByRole('complementary').getByRole('button', { name: 'Replace by…' }).click();
  await page
    .getByRole('dialog', { name: 'Choose a tag' })
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: 'Tag' }))
    .first()
    .waitFor();
  await page.keyboard.type('Governance');
  await page.keyboard.press('Enter');
  await expect.poll(() => countTagged(page, 'Governance')).toBe(4);
  await expect(cards(page).nth(1)).not.toContainText('Cross-border attack');
  await cards(page).nth(1).getByRole('button').first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(ALL - 2);
  await expect(page.getByText('Delete 2 annotations')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(cards(page)).toHaveCount(ALL);
  await page.keyboard.press('Control+z');
  await expect.poll(() => countTagged(page, 'Governance')).toBe(0);
});

import { expect, type Locator, type Page, test } from '@playwright/test';
import { borrowSampleDossier, goTo, type Workspace } from './workspace.ts';

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
  await expect(tag(workspace.page, 'Diplomacy')).toBeVisible();
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

function tree(page: Page): Locator {
  return page.getByRole('treegrid', { name: 'Tags' });
}

function tag(page: Page, name: string): Locator {
  return tree(page).getByRole('row', { name: new RegExp(`^${name},`) });
}

async function openMenu(page: Page, name: string, item: string): Promise<void> {
  await tag(page, name).hover();
  await page.getByRole('button', { name: `What to do with ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Depth and name of each row, as a screen reader is told. */
function outline(page: Page): Promise<string[]> {
  return tree(page)
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.map(
        (row) => `${row.getAttribute('aria-level')} ${(row.getAttribute('aria-label') ?? '').split(',')[0]}`,
      ),
    );
}

test('a tag is made, renamed and nested by keyboard, and undone', async () => {
  const { page } = workspace;
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.keyboard.type('diplomacy');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('already');
  await page.keyboard.type(' of the UN');
  await page.keyboard.press('Enter');
  await expect(tag(page, 'diplomacy of the UN')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('United Nations');
  await page.keyboard.press('Enter');
  await expect(tag(page, 'United Nations')).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(() => outline(page)).toContain('2 United Nations');
  await expect(tag(page, 'United Nations')).toBeFocused();
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(() => outline(page)).toContain('1 United Nations');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(async () => (await outline(page)).indexOf('1 United Nations')).toBe(7);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await outline(page)).indexOf('1 United Nations')).toBe(8);
});

test('a tag is dragged under another', async () => {
  const { page } = workspace;
  await tag(page, 'Humanitarian').dragTo(tag(page, 'Security'), { targetPosition: { x: 60, y: 14 } });
  await expect.poll(() => outline(page)).toContain('2 Humanitarian');
  await expect(tag(page, 'Security')).toHaveAttribute('aria-label', 'Security, 10 passages');
});

test('merging gives the passages the other tag, and is undone in one', async () => {
  const { page } = workspace;
  await openMenu(page, 'Militant groups', 'Merge into…');
  await page.getByRole('button', { name: /^Choose a tag/ }).click();
  await page.getByRole('option', { name: 'To verify' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click();
  await expect(tag(page, 'Militant groups')).toHaveCount(0);
  await expect(tag(page, 'To verify')).toHaveAttribute('aria-label', 'To verify, 8 passages');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(tag(page, 'Militant groups')).toHaveAttribute('aria-label', 'Militant groups, 3 passages');
  await expect(tag(page, 'To verify')).toHaveAttribute('aria-label', 'To verify, 5 passages');
});

test('colour, number key and definition are changed; the reader follows', async () => {
  const { page } = workspace;
  await goTo(page, 'Sources');
  await page.getByRole('row', { name: /Washington backs Islamabad/ }).dblclick();
  await expect(page.getByRole('main').getByText('Militants based in Afghanistan')).toBeVisible();
  const painted = (name: string) => page.evaluate((hue) => CSS.highlights.get(hue)?.size ?? 0, name);
  await expect.poll(() => painted('tag-blue')).toBe(2);
  await openMenu(page, 'Diplomacy', 'Colour, number key, definition…');
  const dialog = page.getByRole('dialog', { name: 'Tag “Diplomacy”' });
  await dialog.getByText('olive').click();
  await dialog.getByRole('button', { name: /Number key/ }).click();
  await page.getByRole('option', { name: /^9/ }).click();
  await dialog.getByRole('textbox', { name: 'Definition' }).fill('Words between governments');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => painted('tag-blue')).toBe(0);
  await expect.poll(() => painted('tag-olive')).toBe(2);
  await page.getByRole('document', { name: /^Text of/ }).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('s');
  await page.keyboard.press('9');
  await expect.poll(() => painted('tag-olive')).toBe(3);
  await tag(page, 'Diplomacy').click();
  await expect(page.getByRole('dialog', { name: 'Passages tagged Diplomacy' })).toContainText(
    'Words between governments',
  );
});

test('deleting a tag keeps its passages and lifts the tags below it; undo brings it back', async () => {
  const { page } = workspace;
  await openMenu(page, 'Security', 'Delete tag, keep its passages');
  await expect.poll(() => outline(page)).toContain('1 Militant groups');
  await expect(tag(page, 'Security')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(tag(page, 'Security')).toHaveAttribute('aria-label', 'Security, 9 passages');
  await expect.poll(() => outline(page)).toContain('2 Militant groups');
});

test('a tag is a door to its passages, by key too', async () => {
  const { page } = workspace;
  await tag(page, 'Security').focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Passages tagged Security' });
  await expect(panel.getByRole('option')).toHaveCount(9);
  await page.keyboard.press('Escape');
  await expect(tag(page, 'Security')).toBeFocused();
  await page.keyboard.press('Enter');
  await panel.getByRole('option', { name: /Tehrik-i-Taliban/ }).click();
  await expect(page.getByRole('main').getByText("Pakistan's military blames")).toBeVisible();
  const chosen = page.getByRole('complementary').locator('[data-annotation][aria-current]');
  await expect(chosen).toContainText('Tehrik-i-Taliban');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('main', { name: /Sources/ })).toBeVisible();
});

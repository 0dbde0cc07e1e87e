import { expect, type Locator, type Page, test } from '@playwright/test';
import { borrowSampleDossier, chooseByTyping, goTo, reload, type Workspace } from './workspace.ts';

const LEFT = 'Washington backs Islamabad';
const RIGHT = 'Kabul rejects';
/** How many annotations the sample dossier has on them. */
const ON_LEFT = 9;
const ON_RIGHT = 3;

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
  await openSource(workspace.page, LEFT);
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

async function openSource(page: Page, title: string): Promise<void> {
  await goTo(page, 'Sources');
  await page.getByRole('row', { name: new RegExp(title) }).dblclick();
  await expect(textOf(page, title)).toBeFocused();
}

function textOf(page: Page, title: string): Locator {
  return page.getByRole('main').getByRole('document', { name: new RegExp(title) });
}

function pane(page: Page, side: 'Left' | 'Right'): Locator {
  return page.getByRole('region', { name: `${side} text` });
}

function cards(page: Page): Locator {
  return page.getByRole('complementary').locator('[data-annotation]');
}

async function readBeside(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+\\');
  await chooseByTyping(page, title);
  await expect(textOf(page, title)).toBeFocused();
}

async function sizes(page: Page): Promise<number> {
  return page.evaluate(() => {
    const names = [...CSS.highlights.keys()].filter((name) => name === 'untagged' || name.startsWith('tag-'));
    return names.reduce((sum, name) => sum + (CSS.highlights.get(name)?.size ?? 0), 0);
  });
}

test('a second source is chosen by button, both are painted, and the inspector follows the one that is worked in', async () => {
  const { page } = workspace;
  await page.getByRole('button', { name: 'Read a second text beside this one' }).click();
  await chooseByTyping(page, RIGHT);
  await expect(textOf(page, RIGHT)).toBeFocused();
  await expect(pane(page, 'Right')).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('complementary')).toContainText(RIGHT);
  await expect.poll(() => sizes(page)).toBe(ON_LEFT + ON_RIGHT);
  await page.keyboard.press('Control+F6');
  await expect(textOf(page, LEFT)).toBeFocused();
  await expect(pane(page, 'Left')).toHaveAttribute('aria-current', 'true');
  await expect(pane(page, 'Right')).toHaveAttribute('aria-current', 'false');
  await expect(cards(page)).toHaveCount(ON_LEFT);
});

test('each text is annotated and searched by itself, and one undo takes back one change', async () => {
  const { page } = workspace;
  await readBeside(page, RIGHT);
  await expect(page.getByRole('complementary')).toContainText(RIGHT);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('s');
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toHaveCount(1);
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(ON_RIGHT + 1);
  await expect.poll(() => sizes(page)).toBe(ON_LEFT + ON_RIGHT + 1);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('Kabul');
  await expect(pane(page, 'Right').getByRole('search').getByRole('status')).toHaveText(/ of \d+$/);
  await expect(pane(page, 'Left').getByRole('search')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await textOf(page, LEFT).click();
  await expect(cards(page)).toHaveCount(ON_LEFT);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('s');
  await page.keyboard.press('h');
  await expect(cards(page)).toHaveCount(ON_LEFT + 1);
  await page.keyboard.press('Control+z');
  await expect(cards(page)).toHaveCount(ON_LEFT);
  await page.keyboard.press('Control+F6');
  await expect(cards(page)).toHaveCount(ON_RIGHT + 1);
});

test('the place survives a reload, going away and coming back, and goes back step by step', async () => {
  const { page } = workspace;
  await readBeside(page, RIGHT);
  await reload(page);
  await expect(textOf(page, LEFT)).toBeVisible();
  await expect(textOf(page, RIGHT)).toBeFocused();
  await goTo(page, 'Claims');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(textOf(page, RIGHT)).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(textOf(page, RIGHT)).toHaveCount(0);
  await expect(textOf(page, LEFT)).toBeVisible();
});

test('a passage opens at the side that shows its source, and of a third source at the side that is worked in', async () => {
  const { page } = workspace;
  await readBeside(page, RIGHT);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Washington backs');
  await page.locator('[role="menuitem"][data-focused]').filter({ hasText: LEFT }).waitFor();
  await page.keyboard.press('Enter');
  await expect(pane(page, 'Left')).toHaveAttribute('aria-current', 'true');
  await expect(textOf(page, RIGHT)).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Statement on Pakistan');
  await page
    .locator('[role="menuitem"][data-focused]')
    .filter({ hasText: 'Statement on Pakistan' })
    .waitFor();
  await page.keyboard.press('Enter');
  await expect(textOf(page, LEFT)).toHaveCount(0);
  await expect(textOf(page, RIGHT)).toBeVisible();
  await expect(page.getByRole('main').getByRole('document')).toHaveCount(2);
});

test('the texts change sides and keep caret and selection; either is closed and the other stays', async () => {
  const { page } = workspace;
  await page.keyboard.press('Control+End');
  await page.keyboard.press('s');
  const selected = await page.evaluate(() => getSelection()?.toString());
  expect(selected).not.toBe('');
  await readBeside(page, RIGHT);
  const top = (): Promise<number> =>
    textOf(page, LEFT).evaluate((text) => text.closest('[class*="scroller"]')?.scrollTop ?? -1);
  const before = await top();
  expect(before).toBeGreaterThan(0);
  await pane(page, 'Right').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Swap the two texts' }).click();
  await expect(pane(page, 'Left').getByRole('document', { name: new RegExp(RIGHT) })).toBeFocused();
  await expect(pane(page, 'Right').getByRole('document', { name: new RegExp(LEFT) })).toBeVisible();
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(30);
  await page.keyboard.press('Control+F6');
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(selected);
  await pane(page, 'Left').getByRole('button', { name: 'Close this text' }).click();
  await expect(textOf(page, RIGHT)).toHaveCount(0);
  await expect(textOf(page, LEFT)).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(textOf(page, RIGHT)).toBeVisible();
});

test('the room is shared by keys and by dragging', async () => {
  const { page } = workspace;
  await readBeside(page, RIGHT);
  const divider = page.getByRole('separator', { name: /^Width of the left text/ });
  const width = async (): Promise<number> => (await pane(page, 'Left').boundingBox())?.width ?? 0;
  const half = await width();
  await divider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuenow', '60');
  expect(await width()).toBeGreaterThan(half + 40);
  const box = await divider.boundingBox();
  if (box === null) throw new Error('The divider is not on the page');
  await page.mouse.move(box.x, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x - 200, box.y + 200, { steps: 5 });
  await page.mouse.up();
  expect(await width()).toBeLessThan(half);
  await divider.dblclick();
  await expect(divider).toHaveAttribute('aria-valuenow', '50');
});

test('the same text is read at two places, and an annotation made in one is painted in both', async () => {
  const { page } = workspace;
  await page.keyboard.press('Control+\\');
  await chooseByTyping(page, 'same text once more');
  await expect(pane(page, 'Right').getByRole('document')).toBeFocused();
  await expect.poll(() => sizes(page)).toBe(2 * ON_LEFT);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('s');
  await page.keyboard.press('h');
  await expect.poll(() => sizes(page)).toBe(2 * ON_LEFT + 2);
});

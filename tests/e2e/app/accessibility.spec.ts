import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  choose,
  chooseByTyping,
  goTo,
  openSampleDossier,
  openWorkspace,
  reload,
  type Workspace,
} from './workspace.ts';

let workspace: Workspace;

test.beforeAll(async () => {
  workspace = await openWorkspace();
  await checkBothThemes(workspace.page, 'welcome');
  await openSampleDossier(workspace.page);
});

test.afterAll(() => workspace.close());

/** The rules that look at colours: the dark theme changes nothing else, and to look for all else again takes as long again. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Fails on every serious or critical violation, and goes on, so that one run tells them all. */
async function checkBothThemes(page: Page, view: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (theme === 'light' ? axe : axe.withRules(COLOUR_RULES)).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
      );
    expect.soft(serious, `${view}, ${theme}`).toEqual([]);
  }
}

const VIEWS: readonly [string, (page: Page) => Promise<void>][] = [
  ['sources', (page) => goTo(page, 'Sources')],
  [
    'a source selected',
    async (page) => {
      await goTo(page, 'Sources');
      await page
        .getByRole('row', { name: /Kabul rejects/ })
        .getByText('Kabul denial')
        .click();
    },
  ],
  [
    'reader',
    async (page) => {
      await goTo(page, 'Sources');
      await page.getByRole('row', { name: /Washington backs Islamabad/ }).dblclick();
      await expect(page.getByRole('main').getByText('Militants based in Afghanistan')).toBeVisible();
    },
  ],
  [
    'reader, filtered, several annotations selected',
    async (page) => {
      await page.keyboard.press('f');
      await page.keyboard.type('the');
      await page.getByRole('complementary').locator('[data-annotation] button').first().click();
      await page.keyboard.press('Control+a');
      await expect(page.getByText(/annotations selected/)).toBeVisible();
    },
  ],
  [
    'reader, two texts side by side',
    async (page) => {
      await page.keyboard.press('Control+\\');
      await chooseByTyping(page, 'Kabul rejects');
      await expect(page.getByRole('document', { name: /Kabul rejects/ })).toBeFocused();
    },
  ],
  ['claims found', (page) => page.getByRole('tab', { name: /^Claims found/ }).click()],
  ['claims', (page) => goTo(page, 'Claims')],
  [
    'a claim',
    async (page) => {
      await goTo(page, 'Claims');
      await page.getByText('The attacks were launched from Afghan territory').first().click();
    },
  ],
  ['notes', (page) => goTo(page, 'Notes')],
  ['briefs', (page) => goTo(page, 'Briefs')],
  [
    'a brief',
    async (page) => {
      await goTo(page, 'Briefs');
      await page.getByRole('row').filter({ hasText: 'Border escalation' }).dblclick();
      await expect(page.locator('.ProseMirror')).toBeVisible();
    },
  ],
  ['the palette', (page) => page.keyboard.press('Control+k')],
  [
    'the shortcuts',
    async (page) => {
      await page.keyboard.press('Escape');
      await goTo(page, 'Claims');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  ],
];

const LIBRARY: readonly [string, (page: Page) => Promise<void>][] = [
  [
    'the fields to filter by',
    async (page) => {
      await goTo(page, 'Sources');
      await page.keyboard.press('f');
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    },
  ],
  [
    'the values of a field to filter by',
    async (page) => {
      await page.keyboard.type('Reliability');
      await page.keyboard.press('Enter');
      await dialogOf(page, 'Filter by Reliability').getByRole('menuitemcheckbox').first().click();
    },
  ],
  [
    'the dates to filter by',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Published' }).click();
      await dialogOf(page, 'Filter by Published').getByRole('textbox', { name: 'From' }).fill('2025-99');
      await expect(dialogOf(page, 'Filter by Published').getByText(/^Write 2025/)).toBeVisible();
    },
  ],
  [
    'saving a filter',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Save filter' }).click();
      await expect(dialogOf(page, 'Save filter').getByRole('textbox', { name: 'Name' })).toBeVisible();
    },
  ],
  [
    'a saved filter and its chips',
    async (page) => {
      await page.keyboard.press('Enter');
      await expect(page.getByRole('region', { name: 'Saved filters' })).toBeVisible();
    },
  ],
  [
    'a filter that nothing passes',
    async (page) => {
      await page.getByRole('searchbox', { name: 'Filter sources' }).fill('nowhere');
      await expect(page.getByRole('heading', { name: 'No source matches the filter' })).toBeVisible();
    },
  ],
  [
    'the columns',
    async (page) => {
      await page.getByRole('button', { name: 'Clear all' }).click();
      await page.getByRole('button', { name: 'Columns' }).click();
      await expect(page.getByRole('menu', { name: 'Columns' })).toBeVisible();
    },
  ],
  [
    'several sources selected',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('grid', { name: 'Sources' }).locator('[data-row]').first().focus();
      await page.keyboard.press('Control+a');
      await expect(page.getByRole('heading', { name: /selected$/ })).toBeVisible();
    },
  ],
  [
    'a tag for several sources',
    async (page) => {
      await page.keyboard.press('t');
      await expect(dialogOf(page, 'Choose a tag').getByRole('textbox')).toBeFocused();
    },
  ],
  [
    'grading several sources',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await expect(page.getByRole('dialog', { name: /^Grade \d+ sources/ })).toBeVisible();
    },
  ],
  [
    'two texts compared',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('grid', { name: 'Sources' }).locator('[data-row]').first().focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByRole('button', { name: 'Compare their texts' }).click();
      await expect(page.getByRole('main', { name: 'Shared text' }).getByRole('document')).toHaveCount(2);
    },
  ],
];

test('axe finds nothing serious in filters, columns, bulk changes and compared texts, light and dark', async () => {
  test.setTimeout(300_000);
  const { page } = workspace;
  for (const [name, open] of LIBRARY) {
    await open(page);
    await checkBothThemes(page, name);
  }
  expect(workspace.problems).toEqual([]);
  await reload(page);
});

const DIALOGS: readonly [string, (page: Page) => Promise<void>][] = [
  [
    'new claim',
    async (page) => {
      await goTo(page, 'Claims');
      await page.getByRole('button', { name: 'New claim' }).click();
      await choose(dialogOf(page, 'New claim'), 'Who says so', 'A named source');
      await choose(dialogOf(page, 'New claim'), 'Confidence', 'Low');
      await dialogOf(page, 'New claim').getByRole('button', { name: 'Create claim' }).click();
      await expect(page.getByText('A claim needs a statement.')).toBeVisible();
    },
  ],
  [
    'evidence for a claim',
    async (page) => {
      await goTo(page, 'Sources');
      await page.getByRole('row', { name: /Washington backs Islamabad/ }).dblclick();
      await expect(page.getByRole('main').getByText('Militants based in Afghanistan')).toBeVisible();
      await page.getByRole('document', { name: /^Text of/ }).focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.press('s');
      await page.keyboard.press('e');
      await dialogOf(page, 'Evidence for a claim').getByRole('option').first().click();
    },
  ],
  [
    'new brief',
    async (page) => {
      await page.keyboard.press('Control+Shift+B');
      await expect(dialogOf(page, 'New brief')).toBeVisible();
    },
  ],
  [
    'the tag editor',
    async (page) => {
      await page.getByRole('row', { name: /^Diplomacy,/ }).hover();
      await page.getByRole('button', { name: 'What to do with Diplomacy' }).click();
      await page.getByRole('menuitem', { name: 'Colour, number key, definition…' }).click();
      await expect(dialogOf(page, 'Tag “Diplomacy”')).toBeVisible();
    },
  ],
  [
    'the cite picker',
    async (page) => {
      await openBrief(page);
      await page.keyboard.press('Control+Shift+C');
      await expect(dialogOf(page, 'Cite a passage or source').getByRole('menuitem').first()).toBeVisible();
    },
  ],
  [
    'the find bar',
    async (page) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('Kabul');
      await expect(page.getByRole('search').getByRole('status')).toHaveText(/ of \d+$/);
    },
  ],
];

function dialogOf(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name });
}

async function openBrief(page: Page): Promise<void> {
  await goTo(page, 'Briefs');
  await page.getByRole('row').filter({ hasText: 'Border escalation' }).dblclick();
  await page.locator('.ProseMirror').getByText('It also expects Kabul').click();
}

test('axe finds nothing serious in any dialog, light and dark', async () => {
  test.setTimeout(120_000);
  const { page } = workspace;
  for (const [name, open] of DIALOGS) {
    await open(page);
    await checkBothThemes(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  expect(workspace.problems).toEqual([]);
});

test('axe finds nothing serious in a narrow window with the inspector as a drawer', async () => {
  test.setTimeout(120_000);
  const { app, page } = workspace;
  await goTo(page, 'Claims');
  await page.getByText('The attacks were launched from Afghan territory').first().click();
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1024, height: 700 }),
  );
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(1024);
  const panel = page.getByRole('complementary', { name: 'Claim' });
  await expect(panel).toBeHidden();
  for (const view of ['claims', 'brief']) {
    if (view === 'brief') await openBrief(page);
    const show = page.getByRole('button', { name: 'Show the inspector' });
    if (await show.isVisible()) await show.click();
    await expect(page.getByRole('complementary', { name: /^(Claim|About this brief)$/ })).toBeVisible();
    await checkBothThemes(page, `${view}, narrow`);
  }
  expect(workspace.problems).toEqual([]);
});

test('axe finds nothing serious in any view, light and dark', async () => {
  // More than twenty views and themes; each is read whole.
  test.setTimeout(300_000);
  for (const [name, open] of VIEWS) {
    await open(workspace.page);
    await checkBothThemes(workspace.page, name);
  }
  expect(workspace.problems).toEqual([]);
});

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { goTo, openSampleDossier, openWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;

test.beforeAll(async () => {
  workspace = await openWorkspace();
  await checkBothThemes(workspace.page, 'welcome');
  await openSampleDossier(workspace.page);
});

test.afterAll(() => workspace.close());

/** Fails on every serious or critical violation. */
async function checkBothThemes(page: Page, view: string): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
      );
    expect(serious, `${view}, ${theme}`).toEqual([]);
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

test('axe finds nothing serious in any view, light and dark', async () => {
  test.setTimeout(120_000);
  for (const [name, open] of VIEWS) {
    await open(workspace.page);
    await checkBothThemes(workspace.page, name);
  }
  expect(workspace.problems).toEqual([]);
});

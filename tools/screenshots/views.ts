/**
 * The views of the sample dossier that pictures are taken of, each with the way to it from any other. The last ones change
 * the dossier.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';

/** `leave` ends what the view left going on: a window that is at work asks before it closes. */
export type View = {
  name: string;
  open: (page: Page, app: ElectronApplication) => Promise<void>;
  leave?: (page: Page) => Promise<void>;
};

const ARTICLE = resolve(
  import.meta.dirname,
  '..',
  '..',
  'resources',
  'sample-dossier',
  'regional-report.txt',
);
const PICTURE = resolve(import.meta.dirname, '..', '..', 'docs', 'images', 'reader.png');
const TITLE = 'Washington backs Islamabad as border attacks mount';

/** Gives a function that opens a view by the navigation column. */
export const goTo = (name: string) => (page: Page) =>
  page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

export async function runCommand(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label);
  await page.locator('[role="menuitem"][data-focused]').filter({ hasText: label }).waitFor();
  await page.keyboard.press('Enter');
}

export async function showInspector(page: Page): Promise<void> {
  const show = page.getByRole('button', { name: 'Show the inspector' });
  if (await show.isVisible()) await show.click();
}

async function openReader(page: Page): Promise<void> {
  await goTo('Sources')(page);
  await page.getByText(TITLE).first().dblclick();
  await page.getByText('Militants based in Afghanistan').first().waitFor();
}

/** The article as its publisher changed it: a sentence reworded, one removed, one added. */
function changedArticle(): string {
  return readFileSync(ARTICLE, 'utf8')
    .replace('in words that it had avoided until now', 'in words that it had largely avoided until now')
    .replace(/^.*Militants based in Afghanistan launched assaults.*$/mu, '')
    .replace(/$/u, '\n\nTraders on both sides counted their losses in rotten fruit and unpaid wages.\n');
}

/** The first time it adds the revision, later it shows it. */
async function openRevisions(page: Page, app: ElectronApplication): Promise<void> {
  await goTo('Sources')(page);
  await page.getByText(TITLE).first().dblclick();
  await page.getByRole('document', { name: TITLE }).waitFor();
  if (await page.getByText('Revision 2 of 2').isVisible())
    await runCommand(page, 'Show what the revision changed');
  else {
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), changedArticle());
    await runCommand(page, 'New revision from clipboard');
  }
  await page.getByRole('main').locator('ins').first().waitFor();
}

export const SAMPLE_VIEWS: readonly View[] = [
  { name: 'sources', open: goTo('Sources') },
  {
    name: 'source',
    async open(page) {
      await goTo('Sources')(page);
      await page.getByText(TITLE).first().click();
    },
  },
  {
    name: 'source-filter',
    async open(page) {
      await goTo('Sources')(page);
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Reliability' }).click();
      await page.getByRole('dialog', { name: 'Filter by Reliability' }).waitFor();
    },
  },
  {
    name: 'sources-selected',
    async open(page) {
      await goTo('Sources')(page);
      await page.getByRole('grid', { name: 'Sources' }).locator('[data-row]').first().focus();
      await page.keyboard.press('Control+a');
      await showInspector(page);
      await page.getByRole('heading', { name: /selected$/ }).waitFor();
    },
  },
  {
    name: 'import-report',
    async open(page, app) {
      await goTo('Sources')(page);
      // Again each time: what is there already and what cannot be read make the report.
      await app.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
        },
        [ARTICLE, PICTURE],
      );
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Done' }).waitFor();
    },
  },
  { name: 'reader', open: openReader },
  {
    name: 'reader-filter',
    async open(page) {
      await openReader(page);
      await showInspector(page);
      await page.getByRole('button', { name: 'Filter…' }).click();
      await page.keyboard.type('Security');
      await page.keyboard.press('Enter');
      await page.getByText('Tag: Security', { exact: true }).waitFor();
      await page.locator('[data-annotation] button').first().click();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.getByText('3 annotations selected').waitFor();
    },
  },
  {
    name: 'reader-split',
    async open(page) {
      await openReader(page);
      await page.keyboard.press('Control+\\');
      await page.keyboard.type('Kabul rejects');
      await page.locator('[role="menuitem"][data-focused]').filter({ hasText: 'Kabul rejects' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('document', { name: /Kabul rejects/ }).waitFor();
    },
  },
  {
    name: 'claims',
    async open(page) {
      await goTo('Claims')(page);
      await page.getByText('The attacks were launched from Afghan territory').first().click();
    },
  },
  {
    name: 'notes',
    async open(page) {
      await goTo('Notes')(page);
      await page.getByText('What to ask the desk officer').first().click();
    },
  },
  { name: 'briefs', open: goTo('Briefs') },
  {
    name: 'brief',
    async open(page) {
      await goTo('Briefs')(page);
      await page.getByText('Border escalation').first().dblclick();
      await page.locator('.ProseMirror').waitFor();
    },
  },
  {
    name: 'search',
    async open(page) {
      await page.keyboard.press('Control+Shift+F');
      await page.getByRole('searchbox', { name: 'Search everything' }).fill('border');
      await page.getByRole('listbox', { name: 'Hits' }).getByRole('option').first().waitFor();
    },
  },
  { name: 'settings', open: (page) => runCommand(page, 'Settings') },
  { name: 'revisions', open: openRevisions },
  {
    name: 'placing',
    open: async (page, app) => {
      await openRevisions(page, app);
      await showInspector(page);
      await page.getByRole('tab', { name: /^Lost/ }).click();
      await page
        .getByRole('button', { name: /in the text$/ })
        .first()
        .click();
      await page.getByRole('document', { name: TITLE }).waitFor();
    },
  },
];

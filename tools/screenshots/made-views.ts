/** Views that need more than the sample dossier has: articles that share their text, a PDF, a revision that takes a while. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { answerOpenDialog, chooseMenuItem, reload } from '../../tests/e2e/app/workspace.ts';
import { makeLongText, storeLongSource } from '../../tests/e2e/long-source.ts';
import { goTo, runCommand, showInspector, type View } from './views.ts';

const PROJECT = resolve(import.meta.dirname, '..', '..');
const REPORT = join(PROJECT, 'tests', 'fixtures', 'articles', 'pdf', 'tagged.pdf');
const PICTURE = join(PROJECT, 'docs', 'images', 'reader.png');
const folder = mkdtempSync(join(tmpdir(), 'chancery-screenshots-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const OWN = [
  'Fruit sellers in the old bazaar threw away spoiled grapes on Saturday and counted their losses.',
  'A teahouse near the bus station filled with drivers who had slept three nights in their cabins.',
  'Schools in the valley opened as usual, though many parents kept their children at home.',
];
const ALIKE = ['A valley without its road', 'Border attacks: what Washington said'] as const;

/** One article that took over half of a text of the sample dossier between its own paragraphs, and one that took all but one. */
function writeAlike(): string[] {
  const text = readFileSync(join(PROJECT, 'resources', 'sample-dossier', 'regional-report.txt'), 'utf8');
  const paragraphs = text.split('\n').slice(2).filter(Boolean);
  const half = [...OWN.slice(0, 2), ...paragraphs.slice(2, 7), ...OWN.slice(2)];
  const most = paragraphs.slice(0, -1);
  return [half, most].map((content, index) => {
    const path = join(folder, `alike-${index + 1}.txt`);
    writeFileSync(path, `${ALIKE[index]}\n${content.join('\n')}\n`);
    return path;
  });
}

function rowOf(page: Page, title: string) {
  return page.getByRole('grid', { name: 'Sources' }).getByRole('row').filter({ hasText: title });
}

async function importFiles(page: Page, app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await goTo('Sources')(page);
  await answerOpenDialog(app, paths);
  await chooseMenuItem(app, 'import-sources');
}

/** The report of an import that brought both, as if they had never been there. */
async function importAlike(page: Page, app: ElectronApplication): Promise<void> {
  await goTo('Sources')(page);
  for (const title of ALIKE)
    if (await rowOf(page, title).isVisible()) {
      await rowOf(page, title).getByRole('gridcell').nth(1).click();
      await page.keyboard.press('Delete');
      await rowOf(page, title).waitFor({ state: 'hidden' });
    }
  await importFiles(page, app, [...writeAlike(), PICTURE]);
  await page
    .getByRole('dialog')
    .getByText(/^Origin \d+, \d+ sources$/)
    .waitFor();
}

async function openSharedText(page: Page, app: ElectronApplication): Promise<void> {
  await goTo('Sources')(page);
  if (!(await rowOf(page, ALIKE[0]).isVisible())) {
    await importAlike(page, app);
    await page.keyboard.press('Escape');
  }
  await rowOf(page, ALIKE[0]).getByRole('gridcell').nth(1).click();
  await showInspector(page);
  await page
    .getByRole('button', { name: /^Compare with “Washington backs/ })
    .first()
    .click();
  await page.getByRole('main', { name: 'Shared text' }).locator('mark').last().waitFor();
  await page.keyboard.press(']');
}

async function openReport(page: Page, app: ElectronApplication): Promise<void> {
  await importFiles(page, app, [REPORT]);
  const done = page.getByRole('dialog').getByRole('button', { name: 'Open the first' });
  const text = page.getByRole('document', { name: /^Text of/ });
  await done.or(text).first().waitFor();
  // It is there already when the second picture is taken.
  if (await done.isVisible()) await done.click();
  await text.waitFor();
}

const LONG = makeLongText(1_200_000, 8000);
const LONG_TITLE = 'A report of six hundred pages';

const cancelOf = (page: Page) => page.getByRole('button', { name: 'Cancel', exact: true });

async function callOff(page: Page): Promise<void> {
  if (await cancelOf(page).isVisible()) await cancelOf(page).click();
  await page.locator('[data-save-state=saved]').waitFor();
}

/** A revision while it is stored. The one of the picture before is called off first. */
async function openStoring(page: Page, app: ElectronApplication): Promise<void> {
  await callOff(page);
  await goTo('Sources')(page);
  if (!(await rowOf(page, LONG_TITLE).isVisible())) {
    await storeLongSource(page, LONG_TITLE, LONG);
    await reload(page);
    await goTo('Sources')(page);
  }
  await rowOf(page, LONG_TITLE).dblclick();
  await page.getByRole('document', { name: /^Text of/ }).waitFor();
  const corrected = LONG.text.replaceAll(/ (of|the|to) /gu, ' $1 such ');
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), corrected);
  await runCommand(page, 'New revision from clipboard');
  await cancelOf(page).waitFor();
}

export const MADE_VIEWS: readonly View[] = [
  { name: 'import-origins', open: importAlike },
  { name: 'shared-text', open: openSharedText },
  { name: 'reader-pdf', open: openReport },
  { name: 'revision-stored', open: openStoring, leave: callOff },
];

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page, test } from '@playwright/test';
import { temporaryFolder } from '../runtime.ts';
import {
  answerOpenDialog,
  borrowWorkspace,
  chooseMenuItem,
  goTo,
  makeDossier,
  openWorkspace,
} from './workspace.ts';

const WIRE = [
  'Gunmen crossed the river before dawn on Friday and set fire to two customs posts, the ministry said.',
  'Four guards were wounded and taken to the district hospital, where two of them underwent surgery.',
  'Lorries carrying fruit and cement queued for nine kilometres on either side of the closed crossing.',
  'The governor told traders that the road would stay shut until engineers had searched it for mines.',
];
const LOCAL = [
  'Fruit sellers in the old bazaar threw away spoiled grapes on Saturday and counted their losses.',
  'A teahouse near the bus station filled with drivers who had slept three nights in their cabins.',
  'Schools in the valley opened as usual, though many parents kept their children at home.',
];
const OTHER = `Delegates meet in the capital
Delegates from six countries met in the capital to talk about tariffs on steel and dairy products.
A communiqué is expected on Sunday, after the working groups have finished their reports.
Observers said that little progress had been made since the last round in the spring.
`;

const ARTICLES = {
  'wire.txt': `Customs posts burn\n${WIRE.join('\n')}\n`,
  'local.txt': `A valley without its road\n${LOCAL.join('\n')}\n${WIRE.slice(0, 3).join('\n')}\n`,
  'daily.txt': `Crossing closed after raid\n${WIRE.join('\n')}\nOur correspondent adds that shops were shut.\n`,
  'talks.txt': OTHER,
  'broken.pdf': '%PDF-1.7 and nothing more',
};

async function importArticles(
  app: ElectronApplication,
  page: Page,
  names: readonly (keyof typeof ARTICLES)[],
): Promise<void> {
  await startImport(app, names);
  await goTo(page, 'Sources');
  await expect(rowsOf(page)).toHaveCount(names.length + 1);
}

async function startImport(
  app: ElectronApplication,
  names: readonly (keyof typeof ARTICLES)[],
): Promise<void> {
  const folder = temporaryFolder();
  const paths = names.map((name) => join(folder, name));
  await Promise.all(names.map((name, index) => writeFile(paths[index] ?? '', ARTICLES[name])));
  await answerOpenDialog(app, paths);
  await chooseMenuItem(app, 'import-sources');
}

/** The rows of the table of sources, its heading among them. */
function rowsOf(page: Page): Locator {
  return page.getByRole('grid', { name: 'Sources' }).getByRole('row');
}

function rowOf(page: Page, title: string): Locator {
  return rowsOf(page).filter({ hasText: title });
}

async function select(page: Page, title: string): Promise<Locator> {
  await rowOf(page, title).getByRole('gridcell').nth(1).click();
  return page.getByRole('complementary').getByRole('region', { name: 'Origin', exact: true });
}

test('sources that share their text stand together as one origin, with the share in per cent', async () => {
  const { app, page, problems, close } = await borrowWorkspace();
  await makeDossier(page, 'Border');
  await importArticles(app, page, ['wire.txt', 'talks.txt', 'daily.txt', 'local.txt']);
  // Whether the message knows of origins already depends on how long comparing takes; the report waits for that.
  await expect(page.getByText(/^Imported 4 sources/)).toBeVisible();
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const report = page.getByRole('dialog', { name: 'Imported 4 sources' });
  await expect(report).toContainText('4 sources of 2 origins were added');
  const alike = report.getByRole('listitem').filter({ hasText: 'Origin 1, 3 sources' });
  await expect(alike).toContainText(/Customs posts burn\s*Imported now · \d\d% shared/);
  await expect(alike).not.toContainText('Delegates meet');
  await report.getByRole('button', { name: 'Done' }).click();

  await expect(page.getByRole('contentinfo')).toContainText('4 sources of 2 origins');
  await expect(page.getByRole('button', { name: /^Sources/ }).first()).toHaveAttribute(
    'title',
    '4 sources of 2 origins',
  );
  await expect(rowOf(page, 'Customs posts burn')).toContainText(/Origin 1\s*3 sources · \d\d%/);
  await expect(rowOf(page, 'A valley without its road')).toContainText('Origin 1');
  await expect(rowOf(page, 'Delegates meet')).not.toContainText('Origin');
  await expect(page.getByRole('heading', { name: '4 sources of 2 origins' })).toBeVisible();

  await page.getByRole('columnheader', { name: 'Origin' }).getByRole('button').click();
  await expect(rowsOf(page).last()).toContainText('Delegates meet');
  await rowOf(page, 'Customs posts burn')
    .getByRole('button', { name: /^Origin 1/ })
    .click();
  await expect(rowsOf(page)).toHaveCount(4);
  await expect(page.getByRole('heading', { name: '3 of 4 sources 1 of 2 origins' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove the filter by origin' }).click();
  await expect(rowsOf(page)).toHaveCount(5);
  const alone = await select(page, 'Delegates meet');
  await expect(alone).toContainText('Its text was found in no other source.');
  expect(problems).toEqual([]);
  await close();
});

test('the analyst splits a source off, takes it back, and confirms, each by one key press', async () => {
  const { app, page, problems, close } = await borrowWorkspace();
  await makeDossier(page, 'Border');
  await importArticles(app, page, ['wire.txt', 'daily.txt', 'local.txt']);
  const counts = page.getByRole('contentinfo');
  await expect(counts).toContainText('3 sources of 1 origin');
  const origin = await select(page, 'Customs posts burn');
  await expect(origin.getByRole('listitem')).toHaveCount(2);
  const local = origin.getByRole('listitem').filter({ hasText: 'A valley without its road' });
  await expect(local).toContainText(/\d\d%/);
  await expect(local).toContainText('Found');

  await local.getByRole('button', { name: /^Split off/ }).focus();
  await page.keyboard.press('Enter');
  await expect(counts).toContainText('3 sources of 2 origins');
  await expect(local).toContainText('Split');
  await expect(local.getByRole('button', { name: /^Undo split/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(counts).toContainText('3 sources of 1 origin');

  await local.getByRole('button', { name: /^Confirm/ }).press('Enter');
  await expect(local).toContainText('Confirmed');
  await origin.getByRole('button', { name: 'Confirm all' }).press('Enter');
  await expect(origin.getByRole('button', { name: 'Confirm all' })).toHaveCount(0);
  await page
    .getByRole('status')
    .filter({ hasText: /^Confirm the whole origin/ })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(origin.getByRole('button', { name: 'Confirm all' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(local).toContainText('Found');
  expect(problems).toEqual([]);
  await close();
});

test('two texts stand side by side with what they share, gone through by keys, and back', async () => {
  const { app, page, problems, close } = await borrowWorkspace();
  await makeDossier(page, 'Border');
  await importArticles(app, page, ['wire.txt', 'local.txt']);
  const origin = await select(page, 'A valley without its road');
  await origin.getByRole('button', { name: /^Compare/ }).press('Enter');
  const main = page.getByRole('main', { name: 'Shared text' });
  await expect(main).toContainText(/\d\d% · \d\d shared words/);
  const [left, right] = ['A valley without its road', 'Customs posts burn'].map((title) =>
    main.getByRole('document', { name: `Text of ${title}` }),
  ) as [Locator, Locator];
  await expect(left.locator('mark').first()).toContainText('Gunmen crossed the river');
  await expect(right.locator('mark').first()).toContainText('Gunmen crossed the river');
  await expect(left.locator('mark').filter({ hasText: 'Fruit sellers' })).toHaveCount(0);
  await expect(right.locator('mark').filter({ hasText: 'engineers' })).toHaveCount(0);

  await page.keyboard.press(']');
  await expect(main.getByRole('status')).toHaveText(/^1 of \d passages?$/);
  for (const text of [left, right])
    await expect(text.locator('[data-current]').first()).toContainText('Gunmen crossed the river');
  await main.getByRole('button', { name: /^Split off/ }).press('Enter');
  await expect(main.getByRole('button', { name: /^Undo split/ })).toBeFocused();
  await expect(page.getByRole('contentinfo')).toContainText('2 sources of 2 origins');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('contentinfo')).toContainText('2 sources of 1 origin');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(origin.getByRole('button', { name: /^Compare/ })).toBeVisible();
  expect(problems).toEqual([]);
  await close();
});

test('an article that is alike to one of before says so when it is imported, and leads to both', async () => {
  const { app, page, problems, close } = await openWorkspace();
  await makeDossier(page, 'Border');
  await startImport(app, ['wire.txt']);
  await expect(page.getByRole('document', { name: /Customs posts burn/ })).toBeVisible();
  await startImport(app, ['daily.txt']);
  await expect(
    page.getByText(/^Shares \d\d% of its text with “Customs posts burn”: 2 sources/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('main', { name: 'Shared text' }).getByRole('document')).toHaveCount(2);
  // What cannot be read does not keep the rest from being compared.
  await startImport(app, ['local.txt', 'broken.pdf']);
  const report = page.getByRole('dialog', { name: 'Imported 1 source, not everything' });
  await expect(report).toContainText('1 origin, known from sources that were there before');
  const members = report.getByRole('listitem').filter({ hasText: 'Origin 1, 3 sources' });
  await expect(members).toContainText(/Customs posts burn\s*There since/);
  await members.getByRole('button', { name: /^Compare “A valley without its road”/ }).click();
  await expect(page.getByRole('main', { name: 'Shared text' })).toContainText(/\d\d% · \d\d shared words/);
  expect(problems).toEqual([]);
  await close();
});

test('a claim says where all its support is of one origin, and a brief counts origins of its sources', async () => {
  const { app, page, problems, close } = await borrowWorkspace();
  await makeDossier(page, 'Border');
  await importArticles(app, page, ['wire.txt', 'daily.txt']);
  await expect(page.getByRole('contentinfo')).toContainText('2 sources of 1 origin');
  for (const title of ['Customs posts burn', 'Crossing closed after raid']) {
    await goTo(page, 'Sources');
    await rowOf(page, title).dblclick();
    const text = page.getByRole('document', { name: /^Text of/ });
    await text.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+ArrowUp');
    await page.keyboard.press('s');
    if (title === 'Customs posts burn') {
      await page.keyboard.press('c');
      await page.getByRole('dialog').getByRole('button', { name: 'Create claim' }).click();
    } else {
      await page.keyboard.press('e');
      await page.getByRole('dialog').getByRole('option').first().click();
      await page.keyboard.press('Control+Enter');
    }
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await goTo(page, 'Claims');
  const claim = page.getByRole('grid', { name: 'Claims' }).getByRole('row').last();
  await expect(claim).toContainText('2 sources of 1 origin');
  await claim.click();
  const panel = page.getByRole('complementary', { name: 'Claim' });
  await expect(panel).toContainText(
    'All support comes from one origin: 2 sources that share their text do not confirm one another.',
  );
  await panel
    .getByRole('button', { name: /Credibility:/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: /^1: confirmed/ }).click();
  await expect(panel).toContainText('Graded 1, but no source of another origin says so.');
  expect(problems).toEqual([]);
  await close();
});

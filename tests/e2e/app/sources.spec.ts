import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { temporaryFolder } from '../runtime.ts';
import {
  answerOpenDialog,
  borrowSampleDossier,
  borrowWorkspace,
  chooseMenuItem,
  goTo,
  makeDossier,
  openWorkspace,
  waitUntilSaved,
} from './workspace.ts';

const ARTICLE = `Border posts attacked again
The ministry said on Friday that two posts had been attacked. Officials gave no figures.
What is known
Analysts expect that the attacks will go on.
`;

/** Drops files on the page, as a file manager does. */
async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, text } of dropped) data.items.add(new File([text], name, { type: 'text/plain' }));
    return data;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.locator('main').dispatchEvent(type, { dataTransfer: transfer });
}

test('the first start is empty and offers the sample dossier or a new one', async () => {
  const { page, close, problems } = await openWorkspace();
  await expect(page.getByRole('button', { name: 'Open the sample dossier' })).toBeVisible();
  await makeDossier(page, 'Afghan border');
  await expect(page.getByRole('heading', { name: 'No sources yet' })).toBeVisible();
  expect(problems).toEqual([]);
  await close();
});

test('articles are imported by menu, also when one of the files vanished meanwhile', async () => {
  const folder = temporaryFolder();
  const paths = ['a.txt', 'gone.txt'].map((name) => join(folder, name));
  await writeFile(paths[0] ?? '', ARTICLE);
  await writeFile(paths[1] ?? '', 'Gone soon\nThis file will not be there.\n');
  const { app, page, close, problems } = await borrowWorkspace();
  await makeDossier(page, 'Import');
  await rm(paths[1] ?? '');
  await answerOpenDialog(app, paths);
  await chooseMenuItem(app, 'import-sources');
  const report = page.getByRole('dialog');
  await expect(report).toContainText('gone.txt');
  await expect(report).toContainText(/no such file/i);
  await report.getByRole('button', { name: 'Done' }).click();
  await goTo(page, 'Sources');
  await expect(page.getByRole('row', { name: /Border posts attacked again/ })).toBeVisible();
  await waitUntilSaved(page);
  expect(problems).toEqual([]);
  await close();
});

test('one imported article opens in the reader with its blocks by rule', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.txt');
  await writeFile(path, ARTICLE);
  const { app, page, close } = await borrowWorkspace();
  await makeDossier(page, 'Import');
  await answerOpenDialog(app, [path]);
  await page.keyboard.press('Control+o');
  const text = page.getByRole('main');
  await expect(
    text.getByRole('heading', { name: 'Border posts attacked again', level: 1 }).first(),
  ).toBeVisible();
  await expect(text.getByRole('heading', { name: 'What is known', level: 2 })).toBeVisible();
  await close();
});

test('files are imported by drag and drop, and the same text is not imported twice', async () => {
  const { page, close, problems } = await borrowWorkspace();
  await makeDossier(page, 'Drop');
  await drop(page, [
    { name: 'a.txt', text: ARTICLE },
    { name: 'b.md', text: '# Denial\n\nKabul **denies** it, a [spokesman](https://example.org) said.\n' },
  ]);
  await expect(page.getByRole('row', { name: /Denial/ })).toBeVisible();
  await drop(page, [{ name: 'copy.txt', text: ARTICLE }]);
  const report = page.getByRole('dialog', { name: 'Already in this dossier' });
  await expect(report).toContainText('copy.txt');
  await report.getByRole('button', { name: 'Open the first' }).click();
  await expect(
    page.getByRole('heading', { name: 'Border posts attacked again', level: 1 }).first(),
  ).toBeVisible();
  expect(problems).toEqual([]);
  await close();
});

test('text from the clipboard becomes a source', async () => {
  const { app, page, close } = await borrowWorkspace();
  await makeDossier(page, 'Paste');
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), ARTICLE);
  await chooseMenuItem(app, 'new-source-from-clipboard');
  await expect(
    page.getByRole('heading', { name: 'Border posts attacked again', level: 1 }).first(),
  ).toBeVisible();
  await close();
});

const BAD_FILES: readonly [string, Uint8Array | string, RegExp][] = [
  ['empty.txt', '', /empty/i],
  [
    'picture.txt',
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    /PNG|picture|image/i,
  ],
  ['article.odt', 'PK', /cannot be imported/i],
  ['article.xyz', 'Text', /Supported: \.txt, .*; bibliographies: \.ris/],
];

test('what cannot be imported is refused in words, and the rest is imported', async () => {
  const folder = temporaryFolder();
  const paths: string[] = [];
  for (const [name, content] of [...BAD_FILES, ['good.txt', ARTICLE] as const]) {
    paths.push(join(folder, name));
    await writeFile(join(folder, name), content);
  }
  const { app, page, close } = await borrowWorkspace();
  await makeDossier(page, 'Bad input');
  await answerOpenDialog(app, paths);
  await chooseMenuItem(app, 'import-sources');
  const report = page.getByRole('dialog');
  for (const [name, , words] of BAD_FILES) {
    const item = report.getByRole('listitem').filter({ hasText: name });
    await expect(item).toContainText(words);
  }
  await report.getByRole('button', { name: 'Done' }).click();
  await goTo(page, 'Sources');
  await expect(page.getByRole('row', { name: /Border posts attacked again/ })).toBeVisible();
  await close();
});

const ENCODED: readonly [string, Uint8Array, string][] = [
  [
    'utf-16.txt',
    new Uint8Array(Buffer.from('\ufeffDéclaration à Kaboul\r\nLe ministre “nie” tout.\r\n', 'utf16le')),
    'Le ministre “nie” tout.',
  ],
  [
    'windows-1252.txt',
    new Uint8Array(
      Buffer.from('Declaration\nThe minister\x92s words: \x93caf\xe9\x94 \x97 he said.\n', 'latin1'),
    ),
    'The minister’s words: “café” — he said.',
  ],
  [
    'odd.txt',
    new TextEncoder().encode('Emoji 👩🏽‍⚖️ title\nCombining é, bidi \u202Eabc\u202C and 🇵🇰 stay.\n'),
    'Combining é, bidi \u202Eabc\u202C and 🇵🇰 stay.',
  ],
];

test('other encodings are decoded, not garbled', async () => {
  const folder = temporaryFolder();
  const { app, page, close } = await borrowWorkspace();
  await makeDossier(page, 'Encodings');
  for (const [name, bytes, line] of ENCODED) {
    await writeFile(join(folder, name), bytes);
    await answerOpenDialog(app, [join(folder, name)]);
    await chooseMenuItem(app, 'import-sources');
    await expect(page.getByRole('main').getByText(line)).toBeVisible();
  }
  await close();
});

test('metadata is edited, refused where it is wrong, sorted, filtered, and undone', async () => {
  const { page, close, problems } = await borrowSampleDossier();
  await goTo(page, 'Sources');
  await page
    .getByRole('row', { name: /Kabul rejects/ })
    .getByText('Kabul denial')
    .click();
  const form = page.getByRole('complementary', { name: 'Source' });
  const publisher = form.getByRole('textbox', { name: 'Publisher' });
  await publisher.fill('State news agency');
  await publisher.press('Tab');
  await expect(page.getByRole('row').filter({ hasText: 'State news agency' })).toBeVisible();
  const published = form.getByRole('textbox', { name: 'Published' });
  await published.fill('2025-13-40');
  await published.press('Tab');
  await expect(published).toHaveAttribute('aria-invalid', 'true');
  await expect(published).toHaveValue('2025-13-40');
  await published.fill('2025-11-22');
  await published.press('Tab');

  await page.getByRole('columnheader', { name: /Publisher/ }).click();
  await expect(page.getByRole('grid', { name: 'Sources' }).getByRole('row').nth(1)).toContainText(
    'Regional news site',
  );
  await page.getByRole('searchbox', { name: 'Filter sources' }).fill('state news');
  await expect(page.getByRole('grid', { name: 'Sources' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Filter sources' }).fill('');

  await page
    .getByRole('grid', { name: 'Sources' })
    .getByRole('row')
    .filter({ hasText: 'State news agency' })
    .getByText('State news agency')
    .click();
  await page.keyboard.press('Delete');
  await expect(
    page.getByRole('grid', { name: 'Sources' }).getByRole('row').filter({ hasText: 'State news agency' }),
  ).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(
    page.getByRole('grid', { name: 'Sources' }).getByRole('row').filter({ hasText: 'State news agency' }),
  ).toBeVisible();
  expect(problems).toEqual([]);
  await close();
});

test('a 3 MB single line opens and takes an annotation', async () => {
  test.setTimeout(60_000);
  const folder = temporaryFolder();
  const path = join(folder, 'long.txt');
  await writeFile(
    path,
    `${'The ministry said that the border was calm and that nothing had happened there. '.repeat(38_000)}\n`,
  );
  const { app, page, close } = await borrowWorkspace();
  await makeDossier(page, 'Long');
  await answerOpenDialog(app, [path]);
  await chooseMenuItem(app, 'import-sources');
  await expect(
    page
      .getByRole('main')
      .getByText(/The ministry said that the border/)
      .first(),
  ).toBeVisible({ timeout: 20_000 });
  await page
    .getByRole('main')
    .getByText(/The ministry said that the border/)
    .first()
    .click({ position: { x: 30, y: 10 } });
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(page.getByRole('contentinfo')).toContainText('1 annotation');
  await close();
});

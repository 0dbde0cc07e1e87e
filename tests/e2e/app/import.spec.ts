import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { temporaryFolder } from '../runtime.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  borrowWorkspace,
  chooseInSwitcher,
  chooseMenuItem,
  makeDossier,
  openWorkspace,
  PROJECT,
} from './workspace.ts';

const FIXTURES = join(PROJECT, 'tests', 'fixtures', 'articles');

const HOSTILE_PAGE = `<html><head><title>Hostile page</title><script>window.wasRun = true</script></head>
<body onload="window.wasRun = true"><img src="x" onerror="window.wasRun = true">${'<div>'.repeat(100_000)}
<p>The ministry said on Friday that the crossing would stay closed until both sides had agreed on rules.</p></body></html>`;

test('a folder is imported with what is hostile in it, and the report says what was not', async () => {
  const folder = join(temporaryFolder(), 'articles');
  await mkdir(join(folder, 'more'), { recursive: true });
  await writeFile(join(folder, 'hostile.html'), HOSTILE_PAGE);
  await writeFile(join(folder, 'broken.pdf'), '%PDF-1.7 and nothing else');
  await writeFile(join(folder, 'not-a-zip.docx'), 'PK but not really');
  await writeFile(join(folder, 'holiday.jpg'), 'no text at all');
  await writeFile(join(folder, 'more', 'huge.txt'), new Uint8Array(200 * 2 ** 20));
  await writeFile(join(folder, 'more', 'corridor.pdf'), await readFile(join(FIXTURES, 'pdf', 'tagged.pdf')));
  const { app, page, problems, close } = await borrowWorkspace();
  await makeDossier(page, 'Folder');
  await answerOpenDialog(app, [folder]);
  await chooseMenuItem(app, 'import-folder');
  const report = page.getByRole('dialog', { name: 'Imported 2 sources, not everything' });
  await expect(report).toBeVisible({ timeout: 40_000 });
  for (const name of ['broken.pdf', 'not-a-zip.docx', 'more/huge.txt'])
    await expect(report.getByText(name, { exact: true })).toBeVisible();
  await expect(report.getByText(/1 file of other types was left out/)).toBeVisible();
  await expect(report.getByText(/The file is too large: 200 MB/)).toBeVisible();
  await report.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: '2 sources' })).toBeVisible();
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  expect(problems).toEqual([]);
  await close();
});

test('an original comes back byte for byte, and its metadata says where it was read', async () => {
  const file = join(FIXTURES, 'html', 'news.html');
  const exported = join(temporaryFolder(), 'exported.html');
  await mkdir(join(exported, '..'), { recursive: true });
  const { app, page, close } = await borrowWorkspace();
  await makeDossier(page, 'Original');
  await answerOpenDialog(app, [file]);
  await chooseMenuItem(app, 'import-sources');
  await page.getByRole('tab', { name: 'Source' }).click();
  const inspector = page.getByRole('complementary');
  await expect(inspector.getByText(/^From (JSON-LD|Open Graph)/).first()).toBeVisible();
  const bytes = await readFile(file);
  await expect(inspector.getByText(createHash('sha256').update(bytes).digest('hex'))).toBeVisible();
  await answerSaveDialog(app, exported);
  await inspector.getByRole('button', { name: 'Export the original…' }).click();
  await expect(page.getByText(`Exported ${exported}`)).toBeVisible();
  expect(await readFile(exported)).toEqual(bytes);
  await close();
});

test('an import whose dossier is left stops, and says so in the one that is open', async () => {
  const folder = join(temporaryFolder(), 'many');
  await mkdir(folder, { recursive: true });
  const names = Array.from({ length: 900 }, (_, number) => `article ${number}.txt`);
  await Promise.all(names.map((name) => writeFile(join(folder, name), `${name}\n\nIt is about ${name}.`)));
  const { app, page, problems, close } = await borrowWorkspace();
  await makeDossier(page, 'First');
  await answerOpenDialog(app, [folder]);
  await chooseMenuItem(app, 'import-folder');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await chooseInSwitcher(page, /^New dossier/);
  await page.getByRole('textbox', { name: 'Title' }).fill('Second');
  await page.getByRole('button', { name: 'Create dossier' }).click();
  const stopped = page.getByText(/^Import into “First” stopped: \d+ imported, \d+ left\./);
  await expect(stopped).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No sources yet' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const [, imported, left] = /(\d+) imported, (\d+) left/.exec((await stopped.textContent()) ?? '') ?? [];
  expect(Number(imported) + Number(left)).toBe(900);
  await chooseInSwitcher(page, /First/);
  await expect(page.getByRole('contentinfo')).toContainText(`${imported} source`);
  expect(problems).toEqual([]);
  await close();
});

test('nothing is fetched before the analyst allows it, and nothing from private networks after', async () => {
  const { app, page, close } = await openWorkspace();
  await makeDossier(page, 'Network');
  const ask = (url: string) => page.evaluate((address) => window.desktop.fetchAddress({ url: address }), url);
  expect(await ask('https://example.org/')).toMatchObject({ problem: expect.stringContaining('is off') });
  await chooseMenuItem(app, 'fetch-address');
  await page.getByRole('button', { name: 'Open the settings' }).click();
  await page.getByText('Let me fetch articles by their address').click();
  await expect(page.getByRole('button', { name: 'Articles are fetched when you ask' })).toBeVisible();
  await expect
    .poll(() => ask('https://127.0.0.1/'))
    .toMatchObject({ problem: 'Addresses of private networks are not fetched.' });
  await close();
});

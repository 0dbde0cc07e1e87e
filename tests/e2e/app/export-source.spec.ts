/** An annotated source leaves the program as PDF, web page and Markdown, and the files are read again. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readPdf } from '../../unit/exporters/read-pdf.ts';
import { makeLongText, storeLongSource } from '../long-source.ts';
import { temporaryFolder } from '../runtime.ts';
import { answerSaveDialog, borrowSampleDossier, goTo, reload, type Workspace } from './workspace.ts';

const TITLE = 'Washington backs Islamabad as border attacks mount';
let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

/** Opens the source in the reader. */
async function openSource(): Promise<void> {
  await goTo(workspace.page, 'Sources');
  await workspace.page.getByText(TITLE).first().dblclick();
  await expect(workspace.page.getByRole('document', { name: /^Text of/ })).toBeVisible();
}

/** Runs one of the exports from the reader's menu into a file. */
async function exportFromReader(entry: string, name: string): Promise<string> {
  const path = join(temporaryFolder(), name);
  await answerSaveDialog(workspace.app, path);
  await workspace.page.getByRole('button', { name: 'More', exact: true }).click();
  await workspace.page.getByRole('menuitem', { name: entry }).click();
  await expect(workspace.page.getByText(`Exported ${name}`)).toBeVisible({ timeout: 20_000 });
  return path;
}

test('a web page that is whole, safe and leads both ways', async () => {
  await openSource();
  const html = readFileSync(await exportFromReader('Export as a web page (HTML)…', 'source.html'), 'utf8');
  expect(html).toContain('SHA-256');
  expect(html).toContain('id="passage-1"');
  expect(html).toContain('href="#annotation-1"');
  expect(html).toContain('data:font/woff2;base64,');
  expect(html).not.toMatch(/<script|\.woff2|src="/);
});

test('a tagged PDF with outline, title and marking on every page', async () => {
  await openSource();
  const pdf = await readPdf(
    new Uint8Array(readFileSync(await exportFromReader('Export as PDF…', 'source.pdf'))),
  );
  expect(pdf.tagged).toBe(true);
  expect(pdf.info).toMatchObject({ Title: TITLE });
  expect(pdf.outline.map((title) => title.trim())).toEqual(
    expect.arrayContaining([TITLE, 'Tags', 'Annotations']),
  );
  for (const [index, page] of pdf.pages.entries()) {
    expect(page.match(/TLP:GREEN/g)?.length).toBe(2);
    expect(page.replace(/\s+/g, ' ')).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
  }
  expect(pdf.internalLinks.map(({ to }) => to)).toEqual(
    expect.arrayContaining(['annotation-1', 'passage-1']),
  );
});

test('Markdown with footnotes, from the menu of a row in the library', async () => {
  const { page, app } = workspace;
  const path = join(temporaryFolder(), 'source.md');
  await answerSaveDialog(app, path);
  await goTo(page, 'Sources');
  await page.getByRole('button', { name: `Actions for ${TITLE}` }).click();
  await page.getByRole('menuitem', { name: 'Export as Markdown…' }).click();
  await expect(page.getByText('Exported source.md')).toBeVisible();
  const markdown = readFileSync(path, 'utf8');
  expect(markdown).toContain(`# ${TITLE}`);
  expect(markdown).toMatch(/\[\^1\][\s\S]*\n\[\^1\]: “/);
});

test('nothing, when no place is chosen', async () => {
  const { page, app } = workspace;
  await openSource();
  await answerSaveDialog(app, null);
  await page.keyboard.press('Control+Shift+E');
  await expect(page.getByText('Exporting the annotated source')).toBeVisible();
  await expect(page.getByText('Exporting the annotated source')).toBeHidden({ timeout: 20_000 });
  await expect(page.getByText(/^Exported/)).toBeHidden();
});

test('a long text says how many pages are printed, and can be called off while they are', async () => {
  const { page, app } = workspace;
  await storeLongSource(page, 'Long report', makeLongText(1_000_000, 3_000));
  await reload(page);
  await goTo(page, 'Sources');
  const path = join(temporaryFolder(), 'long.pdf');
  await answerSaveDialog(app, path);
  await page.getByRole('button', { name: 'Actions for Long report' }).click();
  await page.getByRole('menuitem', { name: 'Export as PDF…' }).click();
  await expect(page.getByText('Printing some 550 pages…')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText('It may take minutes. You can work on meanwhile.')).toBeVisible();
  // Printed, they would take longer than this.
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Export cancelled. Nothing was written.')).toBeVisible({ timeout: 3_000 });
  expect(existsSync(path)).toBe(false);
});

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openPdf } from '../pdf.ts';
import { temporaryFolder } from '../runtime.ts';
import {
  answerSaveDialog,
  borrowSampleDossier,
  chooseByTyping,
  chooseMenuItem,
  goTo,
  type Workspace,
  waitUntilSaved,
} from './workspace.ts';

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
  await openBrief(workspace.page);
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

async function openBrief(page: Page): Promise<void> {
  await goTo(page, 'Briefs');
  await page.getByRole('row').filter({ hasText: 'Border escalation' }).dblclick();
  await expect(page.locator('.ProseMirror').getByText('Two of three sources')).toBeVisible();
}

/** The numbers that the citations show, in document order. */
function citationNumbers(page: Page): Promise<string[]> {
  return page.locator('.ProseMirror [role="doc-noteref"]').allInnerTexts();
}

test('a citation is inserted from a searchable list by keyboard, and all numbers follow', async () => {
  const { page } = workspace;
  const before = await citationNumbers(page);
  expect(before.length).toBeGreaterThan(8);
  await page.locator('.ProseMirror').getByText('Washington has recognised').click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+C');
  await chooseByTyping(page, 'retired general');
  await expect.poll(async () => (await citationNumbers(page)).length).toBe(before.length + 1);
  const after = await citationNumbers(page);
  expect(after[0]?.trim()).toBe('1');
  expect(after[1]).toContain('2');
  await waitUntilSaved(page);
});

test('what was typed is called saved only when it is stored, and undo takes it back', async () => {
  const { page } = workspace;
  const paper = page.locator('.ProseMirror');
  const undo = page.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Undo', exact: true });
  await expect(paper.getByRole('group', { name: /^Claim \d+$/ })).toHaveCount(3);
  const before = await paper.innerText();
  await paper.getByText('It also expects Kabul').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Typed just now.');
  await expect(page.locator('[data-save-state="unsaved"], [data-save-state="saving"]')).toBeVisible();
  await waitUntilSaved(page);
  await goTo(page, 'Briefs');
  await openBrief(page);
  await expect(paper).toContainText('Typed just now.');
  await paper.getByText('Typed just now.').click();
  // Typing that a slow machine drew out is several steps of undo.
  while (await undo.isEnabled()) await page.keyboard.press('Control+z');
  expect(await paper.innerText()).toBe(before);
  await waitUntilSaved(page);
  await page.reload();
  await expect.poll(() => paper.innerText()).toBe(before);
});

test('a citation and a claim block are doors, and Alt+Left comes back', async () => {
  const { page } = workspace;
  await page.locator('.ProseMirror').getByText('The attacks were launched from Afghan territory').click();
  await expect(page.getByRole('complementary')).toContainText(
    'The attacks were launched from Afghan territory',
  );
  await expect(page.getByRole('main', { name: 'Claims' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.locator('.ProseMirror')).toBeVisible();
});

test('the brief exports to a tagged PDF with marking, judgements, endnotes and links both ways', async () => {
  const { app, page } = workspace;
  const path = join(temporaryFolder(), 'brief.pdf');
  await answerSaveDialog(app, path);
  await page.getByRole('button', { name: 'Export PDF' }).click();
  await expect(page.getByText(/^Exported/)).toBeVisible({ timeout: 15_000 });
  const pdf = await openPdf(path);
  expect(pdf.info.Title).toBe("Border escalation: what Washington's statement changes");
  expect(pdf.info.Author).toBe('Political section');
  expect(pdf.language).toMatch(/^en/);
  expect(pdf.isTagged).toBe(true);
  expect(pdf.outline).toEqual(
    expect.arrayContaining(['Key judgements', 'What was said', 'Where the evidence stands']),
  );
  pdf.pages.forEach((text, index) => {
    expect(text.match(/TLP:GREEN/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
  });
  for (const words of [
    'Director, South Asia desk',
    'likely (55–80%)',
    'Moderate',
    'Article 51 of the United Nations Charter preserves the right of self-defence when an armed attack occurs',
    'paragraph',
    'completely reliable',
    'almost no chance',
  ])
    expect(pdf.text.toLowerCase()).toContain(words.toLowerCase());
  const inner = pdf.links.filter((link) => link.dest !== null && link.dest !== undefined);
  expect(inner.length).toBeGreaterThanOrEqual(20);

  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (shown: string) => Object.assign(globalThis, { shown });
  });
  await page.getByRole('button', { name: 'Show in folder' }).click();
  await expect.poll(() => app.evaluate(() => (globalThis as unknown as { shown?: string }).shown)).toBe(path);
});

test('an export that cannot be written says why, keeps the old file and leaves nothing half-written', async () => {
  const { app, page } = workspace;
  const folder = temporaryFolder();
  await answerSaveDialog(app, join(folder, 'none', 'brief.pdf'));
  await chooseMenuItem(app, 'export-pdf');
  await expect(page.getByText(/no such file or folder/)).toBeVisible({ timeout: 15_000 });
  const taken = join(folder, 'taken.pdf');
  await mkdir(taken);
  await answerSaveDialog(app, taken);
  await chooseMenuItem(app, 'export-pdf');
  await expect(page.getByText(/is a folder/)).toBeVisible({ timeout: 15_000 });
  expect(await readdir(folder)).toEqual(['taken.pdf']);
  const old = join(folder, 'old.pdf');
  await writeFile(old, 'old');
  await answerSaveDialog(app, null);
  await chooseMenuItem(app, 'export-pdf');
  await expect(page.getByRole('button', { name: 'Export PDF' })).toBeEnabled({ timeout: 15_000 });
  expect(await readFile(old, 'utf8')).toBe('old');
});

test('a title with markup in it is text in the window and in the PDF', async () => {
  const { app, page } = workspace;
  const title = `<img src=x onerror="document.title='owned'"> & <b>bold</b>`;
  await goTo(page, 'Briefs');
  await chooseMenuItem(app, 'new-brief');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('dialog').getByRole('button', { name: 'Create brief' }).click();
  await expect(page.locator('.ProseMirror')).toBeVisible();
  await expect(page.getByText(title).first()).toBeVisible();
  const path = join(temporaryFolder(), 'hostile.pdf');
  await answerSaveDialog(app, path);
  await chooseMenuItem(app, 'export-pdf');
  await expect(page.getByText(/^Exported/)).toBeVisible({ timeout: 15_000 });
  const pdf = await openPdf(path);
  expect(pdf.info.Title).toBe(title);
  expect(pdf.text).toContain('<b>bold</b>');
  expect(await page.title()).not.toBe('owned');
});

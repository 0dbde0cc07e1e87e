import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  borrowSampleDossier,
  chooseByTyping,
  chooseMenuItem,
  goTo,
  reload,
  undoByMessage,
  type Workspace,
  waitUntilSaved,
} from './workspace.ts';

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

function text(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Text of the brief' });
}

function tool(page: Page, name: string): Locator {
  return page.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name, exact: true });
}

async function openSampleBrief(page: Page): Promise<void> {
  await goTo(page, 'Briefs');
  await page.getByRole('row').filter({ hasText: 'Border escalation' }).dblclick();
  await expect(text(page).getByText('Two of three sources')).toBeVisible();
  // The claim blocks show their claims once these are read.
  for (const statement of ['The attacks were launched', 'Pakistan will strike', 'The statement will ease'])
    await expect(text(page).getByText(statement)).toBeVisible();
}

/** A new brief with nothing in it, the caret in its first paragraph. */
async function makeEmptyBrief({ app, page }: Workspace): Promise<void> {
  await chooseMenuItem(app, 'new-brief');
  const dialog = page.getByRole('dialog', { name: 'New brief' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Editor');
  await dialog.getByRole('button', { name: 'Create brief' }).click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Alt+0');
  await expect(text(page).locator('h2')).toHaveCount(0);
}

async function chooseBlock(page: Page, block: string): Promise<void> {
  await page.getByRole('button', { name: /^Block type: / }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${block}`) }).click();
  await expect(text(page)).toBeFocused();
}

/** What the text is made of: the name of each outermost element with its words. */
function outline(page: Page): Promise<string[]> {
  return text(page).evaluate((element) =>
    [...element.children].map((child) => `${child.tagName.toLowerCase()} ${child.textContent ?? ''}`),
  );
}

test('headings, lists, quotation and bold are set by bar and keys, and stored', async () => {
  const { page } = workspace;
  await makeEmptyBrief(workspace);
  await chooseBlock(page, 'Heading 3');
  await page.keyboard.type('By the menu');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Alt+4');
  await page.keyboard.type('By key');
  await page.keyboard.press('Enter');
  await tool(page, 'Bulleted list').click();
  await page.keyboard.type('first');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await tool(page, 'Numbered list').click();
  await page.keyboard.type('one');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await tool(page, 'Quotation').click();
  await page.keyboard.type('Said so');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await tool(page, 'Bold').click();
  await expect(tool(page, 'Bold')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.type('heavy');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' light');
  const made = [
    'h3 By the menu',
    'h4 By key',
    'ul firstsecond',
    'ol one',
    'blockquote Said so',
    'p heavy light',
  ];
  await expect.poll(() => outline(page)).toEqual(made);
  await waitUntilSaved(page);
  await reload(page);
  await expect.poll(() => outline(page)).toEqual(made);
  await expect(text(page).locator('ul > li')).toHaveText(['first', 'second']);
  await expect(text(page).locator('strong')).toHaveText('heavy');
});

test('a table is put in, and gets a row more', async () => {
  const { page } = workspace;
  await makeEmptyBrief(workspace);
  await tool(page, 'Insert a table').click();
  await expect(text(page).locator('tr')).toHaveCount(3);
  await page.keyboard.type('Date');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Event');
  await tool(page, 'Rows and columns of the table').click();
  await page.getByRole('menuitem', { name: 'Add a row below' }).click();
  await expect(text(page).locator('tr')).toHaveCount(4);
  await waitUntilSaved(page);
  await reload(page);
  await expect(text(page).locator('tr')).toHaveCount(4);
  await expect(text(page).locator('th')).toHaveText(['Date', 'Event', '']);
});

test('a link takes a web address and no script', async () => {
  const { page } = workspace;
  await makeEmptyBrief(workspace);
  await page.keyboard.type('statement');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Shift+K');
  const dialog = page.getByRole('dialog', { name: 'Add a link' });
  await dialog.getByRole('textbox', { name: 'Address' }).fill("javascript:alert('owned')");
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Write a web or mail address')).toBeVisible();
  await expect(text(page).locator('a')).toHaveCount(0);
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://example.org/us-statement');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(text(page).locator('a')).toHaveAttribute('href', 'https://example.org/us-statement');
  await expect(text(page).locator('a')).toHaveText('statement');
  await waitUntilSaved(page);
  await reload(page);
  await text(page).locator('a').click();
  await tool(page, 'Link').click();
  await page
    .getByRole('dialog', { name: 'Change the link' })
    .getByRole('button', { name: 'Remove the link' })
    .click();
  await expect(text(page).locator('a')).toHaveCount(0);
  await expect(text(page)).toHaveText('statement');
});

test("the editor's undo and redo go by bar and keys, and touch nothing else", async () => {
  const { page } = workspace;
  await openSampleBrief(page);
  await expect(tool(page, 'Undo')).toBeDisabled();
  const before = await outline(page);
  await text(page).getByText('It also expects Kabul').click();
  await page.keyboard.press('Control+Alt+3');
  const changed = await outline(page);
  expect(changed).not.toEqual(before);
  await tool(page, 'Undo').click();
  await expect.poll(() => outline(page)).toEqual(before);
  await tool(page, 'Redo').click();
  await expect.poll(() => outline(page)).toEqual(changed);
  await page.keyboard.press('Control+z');
  await expect.poll(() => outline(page)).toEqual(before);
  await expect(tool(page, 'Undo')).toBeDisabled();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => outline(page)).toEqual(changed);
  await expect(page.getByRole('contentinfo')).toContainText('17 annotations · 7 claims');
});

test('finding counts, goes round, and replaces all as one step', async () => {
  const { page } = workspace;
  await makeEmptyBrief(workspace);
  await page.keyboard.type('Kabul denies it. KABUL stopped men. Who asked kabul?');
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search', { name: 'Find in the text' });
  await expect(bar.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await page.keyboard.type('kabul');
  await expect(bar.getByRole('status')).toHaveText(/ of 3$/);
  await page.keyboard.press('Enter');
  const found = await bar.getByRole('status').innerText();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText(found);
  await bar.getByRole('textbox', { name: 'Replace with' }).fill('Tehran');
  await bar.getByRole('button', { name: 'Replace all' }).click();
  await expect(text(page)).toHaveText('Tehran denies it. Tehran stopped men. Who asked Tehran?');
  await expect(page.getByText('Replaced 3 places')).toBeVisible();
  await expect(bar.getByRole('status')).toHaveText('Not found');
  await bar.getByRole('textbox', { name: 'Find' }).press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(text(page)).toHaveText('Kabul denies it. KABUL stopped men. Who asked kabul?');
});

test('a claim block is put in by search, shows the claim, and leads to it', async () => {
  const { page } = workspace;
  await makeEmptyBrief(workspace);
  await page.keyboard.type('Judgement:');
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('dialog', { name: 'Insert a claim block' })).toBeVisible();
  await chooseByTyping(page, 'ease tensions');
  await expect(text(page)).toBeFocused();
  await page.keyboard.type('And on.');
  const block = text(page).getByRole('group', { name: 'Claim 4' });
  await expect(block).toContainText('The statement will ease tensions');
  await expect(block).toContainText('roughly even chance');
  await expect(block).toContainText('Low confidence');
  await expect(block).toContainText('2 support');
  await expect(text(page).locator('p').last()).toHaveText('And on.');
  await waitUntilSaved(page);
  await block.click();
  const panel = page.getByRole('complementary', { name: 'Claim' });
  await expect(panel.getByRole('heading', { name: 'Claim 4' })).toBeVisible();
});

test('to, from and date are stored, and no date that is none', async () => {
  const { page } = workspace;
  await openSampleBrief(page);
  const front = page.getByRole('group', { name: 'Front matter' });
  const field = (name: string): Locator => front.getByRole('textbox', { name, exact: true });
  await field('Date').fill('tomorrow');
  await field('Date').press('Enter');
  await expect(front.getByText('Write a date such as 22 November 2025')).toBeVisible();
  await field('Date').fill('2026-01-05');
  await field('To').fill('The Minister');
  await field('From').fill('Desk & “section” <b>');
  await field('Author').focus();
  await expect(field('Date')).toHaveValue('5 January 2026');
  await waitUntilSaved(page);
  await reload(page);
  await expect(field('To')).toHaveValue('The Minister');
  await expect(field('From')).toHaveValue('Desk & “section” <b>');
  await expect(field('Date')).toHaveValue('5 January 2026');
  await expect(field('Author')).toHaveValue('Political section');
});

test("a brief's marking is never below the dossier's", async () => {
  const { page } = workspace;
  await openSampleBrief(page);
  await page.getByRole('button', { name: /^This brief: / }).click();
  await page.getByRole('menuitem', { name: 'Title, marking, language…' }).click();
  const dialog = page.getByRole('dialog', { name: 'About this brief' });
  await expect(dialog).toContainText('Not below TLP:GREEN');
  await dialog.getByRole('button', { name: /Marking$/ }).click();
  const allowed = ['TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];
  await expect(page.getByRole('option')).toHaveCount(allowed.length);
  for (const name of allowed) await expect(page.getByRole('option', { name, exact: true })).toBeVisible();
  await page.getByRole('option', { name: 'TLP:AMBER', exact: true }).click();
  await expect(dialog.getByRole('button', { name: /Marking$/ })).toContainText('TLP:AMBER');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await goTo(page, 'Briefs');
  await expect(page.getByRole('row').filter({ hasText: 'Border escalation' })).toContainText('TLP:AMBER');
});

test('a version is kept, looked at and restored; undo takes the restoring back', async () => {
  const { page } = workspace;
  await openSampleBrief(page);
  await page.getByRole('tab', { name: 'Versions' }).click();
  const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('Before the visit');
  await page.getByRole('button', { name: 'Keep this version' }).click();
  await expect(versions).toHaveText([/Before the visit/]);
  const kept = await outline(page);
  await text(page).getByText('It also expects Kabul').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Written after the visit.');
  await waitUntilSaved(page);
  const later = await outline(page);
  expect(later).not.toEqual(kept);
  const first = versions.filter({ hasText: 'Before the visit' });
  await first.getByRole('button', { name: 'View' }).click();
  const dialog = page.getByRole('dialog', { name: /^Before the visit/ });
  await expect(dialog.getByText('It also expects Kabul')).toBeVisible();
  await expect(dialog).not.toContainText('Written after the visit.');
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expect.poll(() => outline(page)).toEqual(kept);
  // What stood there until then is a version too.
  await expect(versions).toHaveCount(2);
  await undoByMessage(page);
  await expect.poll(() => outline(page)).toEqual(later);
  await expect(versions).toHaveCount(1);
  await first.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => outline(page)).toEqual(kept);
  await waitUntilSaved(page);
  await reload(page);
  await expect.poll(() => outline(page)).toEqual(kept);
});

import { expect, type Locator, type Page, test } from '@playwright/test';
import {
  borrowSampleDossier,
  choose,
  chosenAnnotation,
  goTo,
  reload,
  undoByMessage,
  type Workspace,
  waitUntilSaved,
} from './workspace.ts';

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
  await goTo(workspace.page, 'Claims');
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

function panel(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Claim' });
}

function row(page: Page, words: string): Locator {
  return page.getByRole('row').filter({ hasText: words });
}

async function chooseClaim(page: Page, words: string): Promise<void> {
  await row(page, words).getByText(words).click();
  await expect(panel(page).getByRole('textbox', { name: 'Statement' })).toHaveValue(new RegExp(words));
}

/** The piece of evidence that quotes these words. */
function evidence(page: Page, words: string): Locator {
  return panel(page).getByRole('listitem').filter({ hasText: words });
}

test('a claim is made by hand with everything that can be said of it, and changed in the panel', async () => {
  const { page } = workspace;
  await page.getByRole('button', { name: 'New claim' }).click();
  const dialog = page.getByRole('dialog', { name: 'New claim' });
  await dialog.getByRole('button', { name: 'Create claim' }).click();
  await expect(dialog.getByText('A claim needs a statement.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Statement' })).toBeFocused();
  await page.keyboard.type('Kabul will answer a strike with words only');
  await choose(dialog, 'Type', 'Forecast');
  await choose(dialog, 'Who says so', 'A named source');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Interior ministry');
  await dialog.getByRole('textbox', { name: 'Cue' }).fill('announced');
  await choose(dialog, 'Manner', 'Communication');
  await choose(dialog, 'Likelihood', 'likely (55–80%)');
  await choose(dialog, 'Confidence', 'Low');
  await dialog.getByRole('textbox', { name: 'Its basis' }).fill('One voice, a party to the dispute');
  await dialog.getByRole('button', { name: 'Create claim' }).click();
  await expect(dialog).toBeHidden();

  const made = row(page, 'Kabul will answer');
  for (const words of ['Forecast', 'Interior ministry', '55–80%', 'Low'])
    await expect(made).toContainText(words);
  await expect(panel(page).getByRole('heading', { name: 'Claim 8' })).toBeVisible();
  await choose(panel(page), 'Likelihood', 'very likely (80–95%)');
  await choose(panel(page), 'Confidence', 'Moderate');
  await panel(page).getByRole('textbox', { name: 'Its basis' }).fill('Two voices now');
  await panel(page).getByRole('textbox', { name: 'Its basis' }).blur();
  await expect(made).toContainText('80–95%');
  await expect(made).toContainText('Moderate');
  await waitUntilSaved(page);
  await reload(page);
  await chooseClaim(page, 'Kabul will answer');
  await expect(panel(page).getByRole('textbox', { name: 'Its basis' })).toHaveValue('Two voices now');
  await expect(panel(page).getByRole('textbox', { name: 'Name' })).toHaveValue('Interior ministry');
  await expect(panel(page).getByRole('textbox', { name: 'Cue' })).toHaveValue('announced');
  await expect(panel(page).getByRole('button', { name: /Manner$/ })).toHaveText(/Communication/);
});

test('stance with strength and credibility of evidence are changed where they stand', async () => {
  const { page } = workspace;
  await chooseClaim(page, 'carried out the attacks');
  const item = evidence(page, 'blames the Tehrik-i-Taliban');
  await item.getByRole('button', { name: 'Stance: Supports' }).click();
  await page.getByRole('menuitem', { name: 'Contradicts strongly' }).click();
  await expect(item.getByRole('button', { name: 'Stance: Contradicts strongly' })).toBeVisible();
  await item.getByRole('button', { name: 'C3. Credibility: possibly true' }).click();
  await page.getByRole('menuitem', { name: '5: improbable' }).click();
  await expect(item.getByRole('button', { name: 'C5. Credibility: improbable' })).toBeVisible();
  await waitUntilSaved(page);
  await reload(page);
  await chooseClaim(page, 'carried out the attacks');
  await expect(item.getByRole('button', { name: 'Stance: Contradicts strongly' })).toBeVisible();
  await item.getByRole('button', { name: 'Remove this evidence from claim 3' }).click();
  await expect(panel(page).getByRole('heading', { name: 'Evidence, 0' })).toBeVisible();
  await undoByMessage(page);
  await expect(item.getByRole('button', { name: 'C5. Credibility: improbable' })).toBeVisible();
});

test('each passage of the evidence is one click away in the reader', async () => {
  const { page } = workspace;
  await chooseClaim(page, 'launched from Afghan territory');
  const passages = panel(page).getByRole('button', { name: /^“/ });
  await expect(passages).toHaveCount(5);
  const quotes = await passages.allInnerTexts();
  for (const quote of quotes) {
    await panel(page).getByRole('button', { name: quote }).click();
    await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible();
    await expect(chosenAnnotation(page)).toContainText(quote.slice(1, -1));
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(panel(page).getByRole('heading', { name: 'Claim 2' })).toBeVisible();
  }
});

test('"Used in" leads to the place in the brief', async () => {
  const { page } = workspace;
  await chooseClaim(page, 'strike across the border');
  await panel(page)
    .getByRole('button', { name: /^Brief “Border escalation: .*”, as a key judgement, with/ })
    .click();
  const block = page
    .getByRole('textbox', { name: 'Text of the brief' })
    .getByRole('group', { name: 'Claim 5' });
  await expect(block).toBeInViewport();
  await block.click();
  await expect(panel(page).getByRole('heading', { name: 'Claim 5' })).toBeVisible();
});

test('a deleted claim is brought back by undo, with its evidence', async () => {
  const { page } = workspace;
  await chooseClaim(page, 'launched from Afghan territory');
  await page.keyboard.press('Delete');
  await expect(row(page, 'launched from Afghan territory')).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('6 claims');
  await undoByMessage(page);
  await expect(page.getByRole('contentinfo')).toContainText('7 claims');
  await chooseClaim(page, 'launched from Afghan territory');
  await expect(panel(page).getByRole('heading', { name: 'Evidence, 5' })).toBeVisible();
});

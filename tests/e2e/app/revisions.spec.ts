import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { makeLongText, storeLongSource } from '../long-source.ts';
import { borrowSampleDossier, goTo, PROJECT, reload, undoByMessage, waitUntilSaved } from './workspace.ts';

/** The article of the sample dossier that has most annotations, as a publisher corrected it. */
async function correctedArticle(): Promise<string> {
  const first = await readFile(join(PROJECT, 'resources', 'sample-dossier', 'regional-report.txt'), 'utf8');
  const corrected = first
    .replace('in words that it had avoided until now', 'in words that it had largely avoided until now')
    .replace(/^.*Militants based in Afghanistan launched assaults.*$/mu, '')
    .replace(/$/u, '\n\nTraders on both sides counted their losses in rotten fruit and unpaid wages.\n');
  if (corrected.length === first.length) throw new Error('the sample article has other words now');
  return corrected;
}

async function runCommand(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label);
  await expect(page.locator('[role="menuitem"][data-focused]')).toContainText(label);
  await page.keyboard.press('Enter');
}

async function openArticle(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Washington backs/ })
    .first()
    .click();
  await expect(page.getByText('Militants based in Afghanistan').first()).toBeVisible();
}

const SOON = { timeout: 40_000 };

const LONG = makeLongText(400_000, 3_000);

async function openLongReport(page: Page, text = LONG): Promise<void> {
  await storeLongSource(page, 'Long report', text);
  // It was stored past what the window follows.
  await reload(page);
  await goTo(page, 'Sources');
  await page.getByRole('row', { name: 'Long report' }).dblclick();
  // A book takes a while on a machine that is busy with other tests.
  await expect(page.getByRole('document', { name: /^Text of “Long report/ })).toBeVisible(SOON);
}

/** A word put in here and there in every other paragraph, and a paragraph after each fiftieth. */
function correct(text: string): string {
  return text
    .split('\n')
    .flatMap((paragraph, index) => {
      const reworded = index % 2 === 0 ? paragraph.replaceAll(/ (of|the|to) /gu, ' $1 such ') : paragraph;
      return index % 50 === 49 ? [reworded, `Correction ${index}: its figures were revised.`] : reworded;
    })
    .join('\n');
}

async function reviseFromClipboard(app: ElectronApplication, page: Page, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, content) => clipboard.writeText(content), text);
  await runCommand(page, 'New revision from clipboard');
}

/** Keeps whoever wants to read or write annotations waiting until `release` is called. */
async function holdAnnotations(page: Page): Promise<{ release: () => Promise<void> }> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('chancery');
        opening.onsuccess = () => {
          const database = opening.result;
          const annotations = database.transaction('annotations', 'readwrite').objectStore('annotations');
          let isHeld = true;
          const hold = (): void => {
            if (isHeld) annotations.get('none').onsuccess = hold;
            else database.close();
            resolve();
          };
          hold();
          Object.assign(globalThis, {
            release: () => {
              isHeld = false;
            },
          });
        };
      }),
  );
  return { release: () => page.evaluate(() => (globalThis as unknown as { release: () => void }).release()) };
}

test.describe('a new revision', () => {
  test('is announced before anything of the source is read', async () => {
    const { app, page, problems, close } = await borrowSampleDossier();
    await openArticle(page);
    await app.evaluate(({ clipboard }, content) => clipboard.writeText(content), await correctedArticle());
    await page.keyboard.press('Control+k');
    await page.keyboard.type('New revision from clipboard');
    await expect(page.locator('[role="menuitem"][data-focused]')).toContainText(
      'New revision from clipboard',
    );
    const { release } = await holdAnnotations(page);
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('status').getByText('Comparing the new text with the current one…'),
    ).toBeVisible();
    await release();
    await expect(page.getByText(/^Revision 2 added/)).toBeVisible();
    expect(problems).toEqual([]);
    await close();
  });

  test('is asked for among files that hold a text, which bibliographies do not', async () => {
    const { app, page, close } = await borrowSampleDossier();
    await openArticle(page);
    await app.evaluate(({ dialog }) => {
      const asked: unknown[] = [];
      Object.assign(globalThis, { asked });
      dialog.showOpenDialog = (...given: unknown[]) => {
        asked.push(given.at(-1));
        return Promise.resolve({ canceled: true, filePaths: [] });
      };
    });
    await runCommand(page, 'New revision from a file');
    const offered = (): Promise<string[]> =>
      app.evaluate(() => {
        const { asked } = globalThis as unknown as { asked: Electron.OpenDialogOptions[] };
        return asked[0]?.filters?.[0]?.extensions ?? [];
      });
    await expect.poll(offered).toContain('pdf');
    expect(await offered()).not.toContain('ris');
    await close();
  });

  test('shows what changed, and what became of every annotation', async () => {
    const { app, page, problems, close } = await borrowSampleDossier();
    await openArticle(page);
    await reviseFromClipboard(app, page, await correctedArticle());
    await expect(page.getByText('Revision 2 added; annotations: 6 kept, 1 changed, 2 lost.')).toBeVisible();
    const text = page.getByRole('main');
    await expect(text.locator('ins').filter({ hasText: 'largely' })).toBeVisible();
    await expect(text.locator('del').filter({ hasText: 'Militants based in Afghanistan' })).toBeVisible();
    await expect(text.getByText('3 changes')).toBeVisible();
    await page.keyboard.press(']');
    await expect(text.getByText('1 of 3 changes')).toBeVisible();

    const inspector = page.getByRole('complementary');
    await expect(
      inspector.getByText('6 of 9 annotations stand in the current text as they were.'),
    ).toBeVisible();
    // Where it was and where it is, to be seen and to be heard.
    const moved = inspector.getByRole('list', { name: 'Passages to confirm' }).getByRole('listitem');
    await expect(moved.getByText(/^(Before: Paragraphs? \d.* Now: )?Paragraphs? \d/)).toHaveCount(1);
    await inspector.getByRole('tab', { name: /^Touched/ }).click();
    await expect(inspector.getByRole('heading', { name: /claim/ })).toBeVisible();
    await expect(inspector.getByRole('heading', { name: '1 brief' })).toBeVisible();
    await inspector.getByRole('button', { name: /place/ }).click();
    await expect(page.getByRole('main').locator('.ProseMirror')).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(inspector.getByRole('tab', { name: /^To confirm 1/ })).toBeVisible();
    expect(problems).toEqual([]);
    await close();
  });

  test('is taken back whole by undo', async () => {
    const { app, page, close } = await borrowSampleDossier();
    await openArticle(page);
    await reviseFromClipboard(app, page, await correctedArticle());
    await expect(page.getByRole('tab', { name: 'To confirm 1' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText(/^Undid: New revision of/)).toBeVisible();
    await expect(page.getByText('This source has one revision')).toBeVisible();
    await page.getByRole('button', { name: 'Open the source' }).click();
    await expect(page.getByText('Militants based in Afghanistan').first()).toBeVisible();
    await close();
  });

  test('of the same text is refused in words', async () => {
    const { app, page, close } = await borrowSampleDossier();
    await openArticle(page);
    const first = await readFile(join(PROJECT, 'resources', 'sample-dossier', 'regional-report.txt'), 'utf8');
    await reviseFromClipboard(app, page, first);
    await expect(page.getByText('The text is the same as that of revision 1.')).toBeVisible();
    await close();
  });

  test('leaves it to the analyst to confirm, to place again and to let go', async () => {
    const { app, page, close } = await borrowSampleDossier();
    await openArticle(page);
    await reviseFromClipboard(app, page, await correctedArticle());
    const inspector = page.getByRole('complementary');
    await inspector.getByRole('button', { name: /^Confirm “in words that it had largely/ }).click();
    await expect(inspector.getByText('Nothing to confirm')).toBeVisible();

    await inspector.getByRole('tab', { name: 'Lost 2' }).click();
    const lost = inspector.getByRole('list', { name: 'Lost annotations' }).getByRole('listitem');
    await lost
      .first()
      .getByRole('button', { name: /^Suggest places/ })
      .click();
    await expect(lost.first().getByText(/Nothing in the current text is like it|alike/)).toBeVisible();
    await lost
      .first()
      .getByRole('button', { name: /^Let “Militants/ })
      .click();
    await expect(inspector.getByRole('tab', { name: 'Lost 1' })).toBeVisible();
    await undoByMessage(page);
    await expect(inspector.getByRole('tab', { name: 'Lost 2' })).toBeVisible();
    await waitUntilSaved(page);
    await close();
  });

  test('is told in the reader too, where a passage can be confirmed or refused', async () => {
    const { app, page, problems, close } = await borrowSampleDossier();
    await openArticle(page);
    await reviseFromClipboard(app, page, await correctedArticle());
    await expect(page.getByRole('tab', { name: 'To confirm 1' })).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('button', { name: 'Revision 2 of 2, 3 to settle' })).toBeVisible();
    const card = page.getByRole('complementary').locator('[data-annotation]').first();
    await expect(card.getByText('Changed by a revision, to confirm')).toBeVisible();
    await card.getByRole('button', { name: /^in words that it had largely/ }).click();
    await expect(card.locator('ins')).toHaveText(/largely/);
    await card.getByRole('button', { name: /is not the passage$/ }).click();
    await expect(page.getByText('Changed by a revision, to confirm')).toHaveCount(0);
    await undoByMessage(page);
    await card.getByRole('button', { name: /^Confirm/ }).click();
    await expect(page.getByText('Changed by a revision, to confirm')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Revision 2 of 2, 2 to settle' })).toBeVisible();
    expect(problems).toEqual([]);
    await close();
  });

  test('can be called off while it is stored, and has stored nothing then', async () => {
    const { app, page, close } = await borrowSampleDossier();
    test.setTimeout(150_000);
    // Long enough that there is something to call off.
    const longer = makeLongText(1_200_000, 8_000);
    await openLongReport(page, longer);
    await reviseFromClipboard(app, page, correct(longer.text));
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible(SOON);
    await expect(page.getByRole('button', { name: 'Revision 1 of 1' })).toBeVisible();
    await waitUntilSaved(page);
    await close();
  });

  test('of a long text with thousands of annotations is settled by keyboard', async () => {
    test.setTimeout(180_000);
    const { app, page, problems, close } = await borrowSampleDossier();
    await openLongReport(page);
    await reviseFromClipboard(app, page, correct(LONG.text));
    await expect(page.getByText('Revision 2 added;')).toBeVisible(SOON);
    const inspector = page.getByRole('complementary');
    const tab = inspector.getByRole('tab', { name: /^To confirm/ });
    const lost = inspector.getByRole('tab', { name: /^Lost/ });
    const cards = inspector.locator('[data-card]');
    await expect(cards.first()).toBeVisible();
    const total = Number(await cards.first().getAttribute('aria-setsize'));
    expect(total).toBeGreaterThan(500);
    const before = Number((await lost.textContent())?.replace(/\D/gu, ''));
    expect(await cards.count()).toBeLessThan(40);

    await tab.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const focused = page.locator('[data-card]:focus');
    await expect(focused).toHaveAttribute('aria-posinset', '1');
    await page.keyboard.press('ArrowDown');
    await expect(focused).toHaveAttribute('aria-posinset', '2');
    // Its passage is shown in the text beside it.
    await expect(page.getByRole('main').locator('[data-start][data-current]')).toBeInViewport();
    await page.keyboard.press('End');
    await expect(focused).toHaveAttribute('aria-posinset', `${total}`);
    await expect(focused).toBeInViewport();
    await expect(page.getByRole('main').locator('[data-start][data-current]')).toBeInViewport();
    await page.keyboard.press('Home');
    await expect(focused).toHaveAttribute('aria-posinset', '1');

    await page.keyboard.press('y');
    const toConfirm = (count: number) => `To confirm ${count.toLocaleString('en')}`;
    await expect(tab).toHaveText(toConfirm(total - 1));
    await expect(focused).toHaveAttribute('aria-posinset', '1');
    await page.keyboard.press('n');
    await expect(tab).toHaveText(toConfirm(total - 2));
    await expect(lost).toHaveText(`Lost ${before + 1}`);
    await page.keyboard.press('F6');
    await page.keyboard.press('Enter');
    await expect(tab).toHaveText(toConfirm(total - 1));
    await page.keyboard.press('Control+z');
    await expect(tab).toHaveText(toConfirm(total));

    const text = page.getByRole('main');
    await page.keyboard.press('[');
    const count = (await text.getByText(/^\d+ of \d+ changes$/).textContent())?.split(' ')[2];
    await expect(text.getByText(`${count} of ${count} changes`)).toBeVisible();
    await expect(text.locator('[data-change][data-current]')).toBeInViewport();
    await waitUntilSaved(page);
    expect(problems).toEqual([]);
    await close();
  });
});

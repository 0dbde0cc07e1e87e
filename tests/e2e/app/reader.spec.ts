import { expect, type Locator, type Page, test } from '@playwright/test';
import { borrowSampleDossier, goTo, type Workspace } from './workspace.ts';

let workspace: Workspace;

test.beforeEach(async () => {
  workspace = await borrowSampleDossier();
  await openRegionalReport(workspace.page);
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

async function openRegionalReport(page: Page): Promise<void> {
  await goTo(page, 'Sources');
  await page.getByRole('row', { name: /Washington backs Islamabad/ }).dblclick();
  await expect(page.getByRole('main').getByText('Militants based in Afghanistan')).toBeVisible();
}

function cards(page: Page): Locator {
  return page.getByRole('complementary').locator('[data-annotation]');
}

/** How many ranges each colour's highlight paints. */
function painted(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() =>
    Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, highlight.size])),
  );
}

/** Selects words of one paragraph with the mouse, from the first letter of `from` to the last of `to`. */
async function selectByMouse(page: Page, from: string, to: string): Promise<void> {
  const ends = await page.evaluate(
    ([first, last]) => {
      const walker = document.createTreeWalker(
        document.querySelector('main') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      const rectOf = (words: string, atEnd: boolean): DOMRect | null => {
        walker.currentNode = walker.root;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(words) ?? -1;
          if (at < 0) continue;
          node.parentElement?.scrollIntoView({ block: 'nearest' });
          const range = document.createRange();
          range.setStart(node, atEnd ? at + words.length - 1 : at);
          range.setEnd(node, atEnd ? at + words.length : at + 1);
          return range.getBoundingClientRect();
        }
        return null;
      };
      const a = rectOf(first ?? '', false);
      const b = rectOf(last ?? '', true);
      return a && b
        ? { x1: a.left + 0.5, y1: a.top + a.height / 2, x2: b.right - 0.5, y2: b.top + b.height / 2 }
        : null;
    },
    [from, to],
  );
  if (ends === null) throw new Error(`No "${from}" … "${to}" on the page`);
  await page.mouse.move(ends.x1, ends.y1);
  await page.mouse.down();
  await page.mouse.move(ends.x2, ends.y2, { steps: 8 });
  await page.mouse.up();
}

test('a passage selected by mouse is tagged by a number key, painted, listed in text order, and undone', async () => {
  const { page } = workspace;
  await expect(cards(page)).toHaveCount(9);
  const before = await painted(page);
  await selectByMouse(page, 'relief in Islamabad', 'silence in Kabul');
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(10);
  await expect(cards(page).nth(1)).toContainText('relief in Islamabad and silence in Kabul');
  await expect(cards(page).nth(1)).toContainText('Diplomacy');
  const after = await painted(page);
  expect(after['tag-blue'] ?? 0).toBe((before['tag-blue'] ?? 0) + 1);
  expect(Object.keys(after).length).toBeLessThan(16);
  await page.keyboard.press('Control+z');
  await expect(cards(page)).toHaveCount(9);
  await expect(page.getByText(/^Undid: /)).toBeVisible();
});

test('the selection bar neither covers nor steals the selection', async () => {
  const { page } = workspace;
  await selectByMouse(page, 'relief in Islamabad', 'silence in Kabul');
  const bar = page.getByRole('toolbar', { name: 'Selected passage' });
  await expect(bar).toBeVisible();
  const overlaps = await bar.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const rects = [...(getSelection()?.getRangeAt(0).getClientRects() ?? [])];
    return rects.some(
      (rect) =>
        rect.left < box.right && rect.right > box.left && rect.top < box.bottom && rect.bottom > box.top,
    );
  });
  expect(overlaps).toBe(false);
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('relief in Islamabad');
});

test('clicking where annotations overlap lists them all', async () => {
  const { page } = workspace;
  await selectByMouse(page, 'gave no figures', 'the accounts');
  await page.keyboard.press('2');
  await expect(cards(page)).toHaveCount(10);
  await page.keyboard.press('Escape');
  const spot = await page.evaluate(() => {
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf('no figures') ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 4);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 10, y: top + height / 2 };
    }
    return null;
  });
  if (spot === null) throw new Error('The passage is not on the page');
  await page.mouse.click(spot.x, spot.y);
  await expect(page.getByText('2 annotations here')).toBeVisible();
});

test('by keyboard alone: caret, sentence, tag, note, extent, next and previous, delete with undo', async () => {
  const { page } = workspace;
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(cards(page)).toHaveCount(10);
  await page.keyboard.press('n');
  await page.keyboard.type('Check the wording.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('complementary')).toContainText('Check the wording.');
  await page.keyboard.press('x');
  const quote = page.getByRole('complementary').locator('[data-annotation][aria-current] button').first();
  const long = await quote.textContent();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(quote).not.toHaveText(long ?? '');
  const short = (await quote.textContent()) ?? '';
  expect(long?.startsWith(short.slice(0, 20))).toBe(true);
  await page.keyboard.press(']');
  await page.keyboard.press('[');
  await page.keyboard.press('Delete');
  await expect(cards(page)).toHaveCount(9);
  await page.keyboard.press('Control+z');
  await expect(cards(page)).toHaveCount(10);
});

test('the ends of an annotation are moved by dragging', async () => {
  const { page } = workspace;
  await cards(page).nth(3).getByRole('button').first().click();
  const quote = cards(page).nth(3).getByRole('button').first();
  const before = (await quote.textContent()) ?? '';
  const handle = page.getByRole('main').locator('[data-edge="end"]');
  const box = await handle.boundingBox();
  if (box === null) throw new Error('The annotation shows no handle');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 90, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(quote).not.toHaveText(before);
  expect(before.startsWith(((await quote.textContent()) ?? 'x').slice(0, 12))).toBe(true);
});

test('possible claims are found, kept as claims, and dismissed', async () => {
  const { page } = workspace;
  await page.getByRole('tab', { name: /^Claims found/ }).click();
  const all = page.getByRole('list', { name: 'Possible claims' }).getByRole('listitem');
  await expect(all.first()).toBeVisible();
  const count = await all.count();
  await all.first().getByRole('button', { name: 'Keep as claim' }).click();
  await expect(all).toHaveCount(count - 1);
  await all.first().getByRole('button', { name: 'Dismiss' }).click();
  await expect(all).toHaveCount(count - 2);
  await expect(page.getByRole('contentinfo')).toContainText('8 claims');
});

test('a new claim from a passage, and evidence for an existing one', async () => {
  const { page } = workspace;
  await selectByMouse(page, 'lasting peace requires', 'root causes');
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'New claim' });
  await expect(dialog.getByRole('textbox', { name: 'Statement' })).toHaveValue(/lasting peace requires/i);
  await dialog.getByRole('button', { name: 'Create claim' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('8 claims');
  await selectByMouse(page, 'the winter closes', 'of the passes');
  await page.keyboard.press('e');
  const evidence = page.getByRole('dialog', { name: 'Evidence for a claim' });
  await page.keyboard.type('strike across');
  await evidence.getByText('Pakistan will strike across the border within 90 days').click();
  await evidence.getByRole('button', { name: /^Link/ }).click();
  await goTo(page, 'Claims');
  await page
    .getByRole('row')
    .filter({ hasText: 'strike across the border' })
    .getByText('strike across')
    .click();
  await expect(page.getByRole('complementary')).toContainText('the winter closes most of the passes');
});

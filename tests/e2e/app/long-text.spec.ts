/** A long text with thousands of annotations: only what is near the view is drawn, and nothing waits for the rest. */
import { expect as expectSoon, type Page, test } from '@playwright/test';
import { makeLongText, storeLongSource } from '../long-source.ts';
import { borrowSampleDossier, goTo, type Workspace } from './workspace.ts';

const COUNT = 5_000;

/** Reading all rows goes on behind the view, and takes its time on a machine that is busy with other tests. */
const expect = expectSoon.configure({ timeout: 40_000 });

let workspace: Workspace;

test.beforeEach(async () => {
  test.setTimeout(120_000);
  workspace = await borrowSampleDossier();
  await storeLongSource(workspace.page, 'Long, annotated', makeLongText(1_000_000, COUNT));
});

test.afterEach(async () => {
  expect(workspace.problems).toEqual([]);
  await workspace.close();
});

async function openSource(page: Page, title: string): Promise<void> {
  await goTo(page, 'Sources');
  await page.reload();
  await page.locator('html[data-ready=true]').waitFor();
  await page.getByRole('row', { name: title }).dblclick();
  await expect(page.getByRole('document', { name: /^Text of/ })).toBeVisible();
}

function highlightsOf(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...CSS.highlights].reduce(
      (sum, [name, { size }]) => sum + (name.startsWith('tag-') || name === 'untagged' ? size : 0),
      0,
    ),
  );
}

test('draws the cards in view of thousands, reaches every one by keyboard, and paints what comes into view', async () => {
  const { page } = workspace;
  await openSource(page, 'Long, annotated');
  const cards = page.locator('[data-annotation]');
  await expect(cards.first()).toHaveAttribute('aria-setsize', String(COUNT));
  expect(await cards.count()).toBeLessThan(40);
  const painted = await highlightsOf(page);
  expect(painted).toBeGreaterThan(10);
  expect(painted).toBeLessThan(1_000);

  // From card to card, out of what was drawn at first.
  await cards.first().getByRole('button').first().click();
  await page.keyboard.press(']');
  await expect(page.locator('[data-annotation][aria-current]')).toHaveAttribute('aria-posinset', '2');
  await page.getByRole('document', { name: /^Text of/ }).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Escape');
  await page.keyboard.press('[');
  const chosen = page.locator('[data-annotation][aria-current]');
  await expect(chosen).toHaveAttribute('aria-posinset', String(COUNT));
  await expect(chosen).toBeInViewport();
  expect(await highlightsOf(page)).toBeGreaterThan(10);
  await page.keyboard.press('[');
  await expect(chosen).toHaveAttribute('aria-posinset', String(COUNT - 1));
  await expect(chosen).toBeInViewport();
  expect(await cards.count()).toBeLessThan(40);
});

test('a new annotation is painted with its key, and its card comes to its place among thousands', async () => {
  const { page } = workspace;
  await openSource(page, 'Long, annotated');
  await expect(page.locator('[data-annotation]').first()).toHaveAttribute('aria-setsize', String(COUNT));
  await page.getByRole('document', { name: /^Text of/ }).focus();
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('s');
  const before = await highlightsOf(page);
  // Painted within the key's own task: no answer of the database is waited for, and nothing is drawn again before it.
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const count = (): number => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
        const started = count();
        addEventListener('keydown', () => queueMicrotask(() => resolve(count() - started)), { once: true });
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true }));
      }),
  );
  expect(painted).toBeGreaterThan(0);
  await expect(page.locator('[data-annotation][aria-current]')).toHaveAttribute(
    'aria-setsize',
    String(COUNT + 1),
  );
  expect(await highlightsOf(page)).toBe(before + 1);
  await page.keyboard.press('Control+z');
  await expect(page.locator('[data-annotation]').first()).toHaveAttribute('aria-setsize', String(COUNT));
});

test('the caret blinks, but nothing on the page changes at every frame: that would have all highlights painted anew', async () => {
  const { page } = workspace;
  await openSource(page, 'Long, annotated');
  await expect(page.locator('[data-annotation]').first()).toHaveAttribute('aria-setsize', String(COUNT));
  await page.getByRole('document', { name: /^Text of/ }).focus();
  const changes = await page.evaluate(
    () =>
      new Promise<{ blinks: number; changedFrames: number }>((resolve) => {
        const scroller = document.querySelector('[role="document"]')?.parentElement?.parentElement;
        let blinks = 0;
        let changedFrames = 0;
        let hasChanged = false;
        const observer = new MutationObserver((records) => {
          hasChanged = true;
          blinks += records.filter(({ target }) =>
            target.parentElement?.querySelector('[role="document"]'),
          ).length;
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        // Two seconds at rest, in which the caret blinks, then a hundred frames of scrolling.
        setTimeout(() => {
          const seen = blinks;
          let frames = 0;
          const step = (): void => {
            if (hasChanged) changedFrames += 1;
            hasChanged = false;
            frames += 1;
            scroller?.scrollBy(0, 10);
            scroller?.dispatchEvent(new WheelEvent('wheel', { deltaY: 10 }));
            if (frames < 100) requestAnimationFrame(step);
            else resolve({ blinks: seen, changedFrames });
          };
          requestAnimationFrame(step);
        }, 2_000);
      }),
  );
  expect(changes.blinks).toBeGreaterThan(1);
  expect(changes.blinks).toBeLessThan(10);
  expect(changes.changedFrames).toBeGreaterThan(0);
  expect(changes.changedFrames).toBeLessThan(50);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('opens about as quickly as the same text without annotations', async () => {
  const { page } = workspace;
  await storeLongSource(page, 'Long, plain', makeLongText(1_000_000, 0));
  const measure = async (title: string): Promise<number> => {
    await goTo(page, 'Sources');
    const row = page.getByRole('row', { name: title });
    await row.waitFor();
    const begun = await page.evaluate(() => performance.now());
    await row.dblclick();
    const isPlain = title === 'Long, plain';
    const shown = isPlain ? page.getByText('No annotations yet') : page.locator('[data-annotation]').first();
    await shown.waitFor();
    return (await page.evaluate(() => performance.now())) - begun;
  };
  await openSource(page, 'Long, annotated');
  const times = { plain: [] as number[], annotated: [] as number[] };
  for (let turn = 0; turn < 3; turn += 1) {
    times.plain.push(await measure('Long, plain'));
    times.annotated.push(await measure('Long, annotated'));
  }
  // The quickest of three, with room for a busy machine: drawing and painting all of them took three times as long and more.
  expect(Math.min(...times.annotated)).toBeLessThan(2 * Math.min(...times.plain) + 250);
});

test('highlights are inherited from the text: no rule of theirs is matched for every element in it', async () => {
  const { page } = workspace;
  await openSource(page, 'Long, annotated');
  await expect.poll(() => highlightsOf(page)).toBeGreaterThan(10);
  const { matched, unpainted } = await page.evaluate(() => {
    const rulesOf = (list: CSSRuleList): string[] =>
      [...list].flatMap((rule) => {
        if (rule instanceof CSSStyleRule) return [rule.selectorText];
        return 'cssRules' in rule ? rulesOf(rule.cssRules as CSSRuleList) : [];
      });
    const selectors = [...document.styleSheets].flatMap(({ cssRules }) => rulesOf(cssRules));
    const owners = selectors
      .filter((selector) => selector.includes('::highlight('))
      .flatMap((selector) => selector.split(','))
      .map((selector) => selector.replace(/::highlight\(.*\)/u, '').trim() || '*');
    const painted = [...CSS.highlights].filter(
      ([name, { size }]) => size > 0 && (name.startsWith('tag-') || name === 'untagged'),
    );
    return {
      matched: owners.map((owner) => document.querySelectorAll(owner).length),
      unpainted: painted.flatMap(([name, [range]]) => {
        const element = range?.startContainer.parentElement;
        const style = element ? getComputedStyle(element, `::highlight(${name})`) : null;
        const isSeen = style?.backgroundColor !== 'rgba(0, 0, 0, 0)' || style.textDecorationLine !== 'none';
        return isSeen ? [] : [name];
      }),
    };
  });
  // Of each rule only the text itself is the subject; there is one text.
  expect(matched.length).toBeGreaterThan(10);
  expect(Math.max(...matched)).toBe(1);
  expect(unpainted).toEqual([]);
});

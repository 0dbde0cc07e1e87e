/** The app's own window with a dossier of ten thousand sources, and what happens in its table, measured inside the page. */
import type { CDPSession, Page } from '@playwright/test';
import { goTo, openSampleDossier, openWorkspace, reload, type Workspace } from '../e2e/app/workspace.ts';
import { fillLibrary, type LibrarySize } from '../e2e/large-library.ts';
import { measureScrolling, type Scrolling } from './scrolling.ts';

/** Milliseconds from what the analyst does to painted; `hold`: the longest task of the main thread, 0 where none took 50. */
export type Held = { painted: number; hold: number };

/** `cpu`: milliseconds of the main thread's own time a frame, whatever else the machine does. */
export type Scrolled = { intervals: number[]; cpu: number };

/** Opens the workspace with that many sources, once search and origins have read them all. */
export async function openLibraryWindow(size: LibrarySize): Promise<Workspace> {
  const workspace = await openWorkspace();
  const { page } = workspace;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSampleDossier(page);
  await fillLibrary(page, size);
  await reload(page);
  await page.waitForFunction(hasFoundLinks, size.pairs ?? 0, { timeout: 600_000, polling: 2_000 });
  await page.keyboard.press('Control+Shift+F');
  await page.getByText('Preparing the search').waitFor({ state: 'detached', timeout: 600_000 });
  // The index is stored once nothing changed for four seconds.
  await page.waitForTimeout(10_000);
  await goTo(page, 'Sources');
  await page.getByRole('grid', { name: 'Sources' }).waitFor();
  return workspace;
}

/** Runs in the page. */
function hasFoundLinks(count: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('chancery');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const counting = request.result.transaction('originLinks').objectStore('originLinks').count();
      counting.onsuccess = () => {
        request.result.close();
        resolve(counting.result >= count);
      };
    };
  });
}

/** From loading the window to the rows painted, with all of them counted. */
export async function measureColdOpening(page: Page, heading: string): Promise<Held> {
  await page.reload({ waitUntil: 'commit' });
  await page.evaluate(startWatch);
  await page.locator('html[data-ready=true]').waitFor();
  return waitForHeading(page, heading, 0);
}

/** From the click in the navigation to the rows painted. */
export async function measureOpening(page: Page, heading: string): Promise<Held> {
  await goTo(page, 'Claims');
  await page.getByRole('grid', { name: 'Claims' }).waitFor();
  await page.waitForTimeout(500);
  return timed(page, heading, null, () => goTo(page, 'Sources'));
}

/** From the click on a column's name to its order painted. */
export async function measureSorting(page: Page, column: string): Promise<Held> {
  const first = await page.locator('[role="grid"] [data-row]').first().getAttribute('data-row');
  return timed(page, null, first, () =>
    page.getByRole('columnheader', { name: column }).getByRole('button').click(),
  );
}

/** From the last key of a word, typed at once, to what it leaves painted. */
export async function measureFiltering(page: Page, word: string, heading: string): Promise<Held> {
  const field = page.getByRole('searchbox', { name: 'Filter sources' });
  await field.fill('');
  await page.waitForTimeout(300);
  await field.focus();
  return timed(page, heading, null, () => page.keyboard.insertText(word));
}

/** Tags all sources that are shown: from Enter in the list of tags to the message that it is stored. */
export async function measureTagging(page: Page, tag: string): Promise<Held> {
  await page.locator('[role="grid"] [data-row]').first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('t');
  await page.keyboard.type(tag);
  await page.locator('[role="menuitem"][data-focused]').filter({ hasText: tag }).waitFor();
  return timed(page, null, null, () => page.keyboard.press('Enter'), `with ${tag}`);
}

/** Takes the newest change back: from the keys to the message that says so. */
export async function measureUndo(page: Page): Promise<Held> {
  return timed(page, null, null, () => page.keyboard.press('Control+z'), 'Undid: Tag');
}

async function timed(
  page: Page,
  heading: string | null,
  firstBefore: string | null,
  act: () => Promise<unknown>,
  message: string | null = null,
): Promise<Held> {
  await page.evaluate(startWatch);
  await page.evaluate(() => Object.assign(globalThis, { longTasks: { longest: 0 } }));
  const painted = page.evaluate(waitUntilPainted, { heading, firstBefore, message, from: null });
  await act();
  return painted;
}

function waitForHeading(page: Page, heading: string, from: number): Promise<Held> {
  return page.evaluate(waitUntilPainted, { heading, firstBefore: null, message: null, from });
}

/** Runs in the page. */
function startWatch(): void {
  const seen = { longest: 0 };
  Object.assign(globalThis, { longTasks: seen });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** What the page waits for; `from` is a time of its clock, or null for the next input. */
type Expected = {
  heading: string | null;
  firstBefore: string | null;
  message: string | null;
  from: number | null;
};

/** Runs in the page. */
function waitUntilPainted({ heading, firstBefore, message, from }: Expected): Promise<Held> {
  const seen = (globalThis as unknown as { longTasks: { longest: number } }).longTasks;
  const isPainted = (): boolean => {
    if (message !== null)
      return [...document.querySelectorAll('[role="status"]')].some(
        ({ textContent }) => textContent.includes(message) === true,
      );
    const rows = document.querySelectorAll<HTMLElement>('[role="grid"][aria-label="Sources"] [data-row]');
    if (rows.length < 10) return false;
    if (heading !== null) return document.querySelector('main h1')?.textContent?.startsWith(heading) === true;
    return rows[0]?.dataset.row !== firstBefore;
  };
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(
      () => reject(new Error(`Not seen in two minutes: ${heading ?? message ?? 'another first row'}`)),
      120_000,
    );
    const look = (start: number): void => {
      if (!isPainted()) requestAnimationFrame(() => look(start));
      else
        requestAnimationFrame(() => {
          clearTimeout(giveUp);
          const painted = performance.now() - start;
          // Tasks are told of after they ended.
          setTimeout(() => resolve({ painted, hold: seen.longest }), 500);
        });
    };
    if (from !== null) {
      look(from);
      return;
    }
    let isBegun = false;
    const begin = ({ timeStamp }: Event): void => {
      if (isBegun) return;
      isBegun = true;
      requestAnimationFrame(() => look(timeStamp));
    };
    for (const kind of ['click', 'keydown', 'input'])
      addEventListener(kind, begin, { capture: true, once: true });
  });
}

let session: CDPSession | null = null;

/** Milliseconds that the main thread has worked since the page was made. */
async function readMainThread(page: Page): Promise<number> {
  if (session === null) {
    session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  }
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

/** Scrolls what holds `content` from its top. */
export async function scroll(page: Page, content: string, scrolling: Scrolling): Promise<Scrolled> {
  await page.evaluate((selector) => {
    let element = document.querySelector(selector);
    while (element !== null && !/auto|scroll/u.test(getComputedStyle(element).overflowY))
      element = element.parentElement;
    if (element !== null) element.scrollTop = 0;
  }, content);
  await page.waitForTimeout(500);
  const before = await readMainThread(page);
  const intervals = await measureScrolling(page, content, scrolling);
  const cpu = ((await readMainThread(page)) - before) / intervals.length;
  return { intervals, cpu };
}

/** The same rows as text in a table that nothing moves or redraws: what this machine does at its best. */
export async function scrollStaticTable(page: Page, rows: number, scrolling: Scrolling): Promise<Scrolled> {
  await page.evaluate((count) => {
    const layer = document.createElement('div');
    layer.dataset.static = '';
    layer.style.cssText = 'position:fixed;inset:0;z-index:1000;overflow:auto;background:#fff';
    const row = (i: number): string =>
      `<div style="height:44px;display:grid;grid-template-columns:3fr 1fr 1fr 1fr;contain:strict">${[
        `Torkham: talks after incident ${i}, what is known and who says so`,
        `Correspondent ${i % 211}`,
        'Khaama Press',
        '2 March 2025',
      ]
        .map((cell) => `<span>${cell}</span>`)
        .join('')}</div>`;
    layer.innerHTML = `<div data-static-rows>${Array.from({ length: count }, (_, i) => row(i)).join('')}</div>`;
    document.body.append(layer);
  }, rows);
  const scrolled = await scroll(page, '[data-static-rows]', scrolling);
  await page.evaluate(() => document.querySelector('[data-static]')?.remove());
  return scrolled;
}

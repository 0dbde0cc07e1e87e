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
export async function openLibraryWindow(size: LibrarySize, userData?: string): Promise<Workspace> {
  const workspace = await openWorkspace(userData);
  const { page } = workspace;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSampleDossier(page);
  await fillLibrary(page, size);
  await reload(page);
  // Not `waitForFunction`, for which a promise is true already.
  const links = ['chancery', 'originLinks'] as const;
  while ((await page.evaluate(countRows, links)) < (size.pairs ?? 0)) await page.waitForTimeout(2_000);
  // Those that share nothing are examined as well.
  const prints = ['chancery-origins', 'fingerprints'] as const;
  while ((await page.evaluate(countRows, prints)) < size.sources) await page.waitForTimeout(2_000);
  await untilSearchIsReady(page);
  await goTo(page, 'Sources');
  await page.getByRole('grid', { name: 'Sources' }).waitFor();
  return workspace;
}

/** Runs in the page. None in a database that is still to be made: opening it would make it, without its tables. */
async function countRows([database, store]: readonly [string, string]): Promise<number> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === database)) return 0;
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const counting = request.result.transaction(store).objectStore(store).count();
      counting.onsuccess = () => {
        request.result.close();
        resolve(counting.result);
      };
    };
  });
}

/** Until the index is complete and stored: what is measured is not to be measured while it is made. */
async function untilSearchIsReady(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+F');
  // It begins three seconds after the window was loaded, and is stored once nothing changed for four.
  await page.waitForTimeout(5_000);
  await page.getByText('Preparing the search').waitFor({ state: 'detached', timeout: 600_000 });
  await page.waitForTimeout(8_000);
}

/** From loading the window to the rows painted, all of them in the heading; or to their annotations counted as well. */
export async function measureColdOpening(page: Page, heading: string, isCounted: boolean): Promise<Held> {
  await page.reload({ waitUntil: 'commit' });
  await page.evaluate(watchPainting, { heading, isCounted, from: 0 });
  return page.evaluate(readPainting);
}

/** Gives what begins after the window was loaded the time to end: search and origins look through all rows once. */
export async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(10_000);
}

/** From the click in the navigation to the rows painted. */
export async function measureOpening(page: Page, heading: string): Promise<Held> {
  await goTo(page, 'Claims');
  await page.getByRole('grid', { name: 'Claims' }).waitFor();
  await page.waitForTimeout(500);
  return timed(page, { heading }, () => goTo(page, 'Sources'));
}

/** From the click on a column's name to its order painted. */
export async function measureSorting(page: Page, column: string): Promise<Held> {
  const firstBefore = await page.locator('[role="grid"] [data-row]').first().getAttribute('data-row');
  return timed(page, { firstBefore }, () =>
    page.getByRole('columnheader', { name: column }).getByRole('button').click(),
  );
}

/** From the last key of a word, typed at once, to what it leaves painted. */
export async function measureFiltering(page: Page, word: string, heading: string): Promise<Held> {
  const field = page.getByRole('searchbox', { name: 'Filter sources' });
  await field.fill('');
  await page.waitForTimeout(300);
  await field.focus();
  return timed(page, { heading }, () => page.keyboard.insertText(word));
}

/** Tags all sources that are shown: from Enter in the list of tags to the message that it is stored. */
export async function measureTagging(page: Page, tag: string): Promise<Held> {
  await page.locator('[role="grid"] [data-row]').first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('t');
  await page.keyboard.type(tag);
  await page.locator('[role="menuitem"][data-focused]').filter({ hasText: tag }).waitFor();
  return timed(page, { message: 'Tag ' }, () => page.keyboard.press('Enter'));
}

/** Takes the newest change back: from the keys to the message that says so. */
export async function measureUndo(page: Page): Promise<Held> {
  return timed(page, { message: 'Undid: Tag ' }, () => page.keyboard.press('Control+z'));
}

/**
 * What the page waits for, from its next input on: a heading that begins so, with or without counts in the rows, another first
 * row, or a message that begins so.
 */
type Expected = { heading?: string; isCounted?: boolean; firstBefore?: string | null; message?: string };

async function timed(page: Page, expected: Expected, act: () => Promise<unknown>): Promise<Held> {
  // The page listens before anything is done: a key is faster than what waits for it.
  await page.evaluate(watchPainting, { ...expected, from: null });
  await act();
  return page.evaluate(readPainting);
}

/** Runs in the page. Tells of `Held` through `readPainting`. `from`: a time of the page's clock, or null for the next input. */
function watchPainting(expected: Expected & { from: number | null }): void {
  const { heading, isCounted, firstBefore, message, from } = expected;
  let longest = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  tasks.observe({ type: 'longtask', buffered: from !== null });
  const hasCounts = (rows: Iterable<HTMLElement>): boolean => {
    const titles = document.querySelectorAll('[role="grid"][aria-label="Sources"] [role="columnheader"]');
    const title = [...titles].find(({ textContent }) => textContent === 'Annotations');
    const place = title?.getAttribute('aria-colindex');
    return [...rows].every((row) => row.querySelector(`[aria-colindex="${place}"]`)?.textContent !== '');
  };
  const isPainted = (): boolean => {
    if (message !== undefined)
      return [...document.querySelectorAll('[role="status"]')].some(
        ({ textContent }) => textContent?.startsWith(message) === true,
      );
    const rows = document.querySelectorAll<HTMLElement>('[role="grid"][aria-label="Sources"] [data-row]');
    if (rows.length < 10 || (isCounted === true && !hasCounts(rows))) return false;
    if (heading !== undefined)
      return document.querySelector('main h1')?.textContent?.startsWith(heading) === true;
    return rows[0]?.dataset.row !== firstBefore;
  };
  const painting = new Promise<Held>((resolve, reject) => {
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
          setTimeout(() => {
            tasks.disconnect();
            resolve({ painted, hold: longest });
          }, 500);
        });
    };
    if (from !== null) {
      look(from);
      return;
    }
    const listening = new AbortController();
    const begin = ({ timeStamp }: Event): void => {
      if (listening.signal.aborted) return;
      listening.abort();
      requestAnimationFrame(() => look(timeStamp));
    };
    for (const kind of ['click', 'keydown', 'input'])
      addEventListener(kind, begin, { capture: true, signal: listening.signal });
  });
  Object.assign(globalThis, { painting });
}

/** Runs in the page. */
function readPainting(): Promise<Held> {
  return (globalThis as unknown as { painting: Promise<Held> }).painting;
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

/** A page as long with nothing in it: how even this machine's frames are when there is nothing to draw. */
export function scrollEmptyPage(page: Page, rows: number, scrolling: Scrolling): Promise<Scrolled> {
  return scrollLayer(page, rows, '', scrolling);
}

/** The same rows as text in a table that nothing moves or redraws: what this machine does at its best. */
export function scrollStaticTable(page: Page, rows: number, scrolling: Scrolling): Promise<Scrolled> {
  const cells = [
    'Torkham: talks after incident, what is known and who says so',
    'Correspondent 112',
    'Khaama Press',
    '2 March 2025',
  ];
  const row = `<div style="height:44px;display:grid;grid-template-columns:3fr 1fr 1fr 1fr;contain:strict">${cells
    .map((cell) => `<span>${cell}</span>`)
    .join('')}</div>`;
  return scrollLayer(page, rows, row, scrolling);
}

/** Scrolls a layer over the window that is as high as so many rows, each of which is `row` (HTML). */
async function scrollLayer(page: Page, rows: number, row: string, scrolling: Scrolling): Promise<Scrolled> {
  await page.evaluate(
    ([count, html]) => {
      const layer = document.createElement('div');
      layer.dataset.layer = '';
      layer.style.cssText = 'position:fixed;inset:0;z-index:1000;overflow:auto;background:#fff';
      layer.innerHTML = `<div data-layer-rows style="height:${count * 44}px">${html.repeat(count)}</div>`;
      document.body.append(layer);
    },
    [rows, row] as const,
  );
  const scrolled = await scroll(page, '[data-layer-rows]', scrolling);
  await page.evaluate(() => document.querySelector('[data-layer]')?.remove());
  return scrolled;
}

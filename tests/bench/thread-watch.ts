/** How long the window's main thread is busy at one time while something is done, measured inside the page. */
import type { Page } from '@playwright/test';

/**
 * Milliseconds. `longestTask`: of one task of the main thread, 0 where none took 50; `longestWait`: what a timer of five
 * milliseconds had to wait beyond that, several tasks in a row included; `took`: from the first to the last.
 */
export type Busy = { longestTask: number; longestWait: number; took: number };

type Watch = { tasks: { start: number; length: number }[]; waits: { start: number; length: number }[] };

/** Begins to watch; once in each page. */
export async function watchThread(page: Page): Promise<void> {
  await page.evaluate(() => {
    const BEAT = 5;
    const watch: Watch = { tasks: [], waits: [] };
    Object.assign(globalThis, { threadWatch: watch });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        watch.tasks.push({ start: startTime, length: duration });
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const beat = (): void => {
      const now = performance.now();
      watch.waits.push({ start: last, length: now - last - BEAT });
      last = now;
      setTimeout(beat, BEAT);
    };
    setTimeout(beat, BEAT);
  });
}

/** Does something that is over when its promise is, and gives how busy the thread was from then until half a second later. */
export async function watchWhile(page: Page, act: () => Promise<unknown>): Promise<Busy> {
  const from = await page.evaluate(() => performance.now());
  await act();
  return page.evaluate(
    (start) =>
      new Promise<Busy>((resolve) => {
        const end = performance.now();
        // Tasks are told of after they ended.
        setTimeout(() => {
          const { tasks, waits } = (globalThis as unknown as { threadWatch: Watch }).threadWatch;
          const longest = (list: Watch['tasks']): number =>
            list.reduce((most, one) => (one.start < start ? most : Math.max(most, one.length)), 0);
          resolve({ longestTask: longest(tasks), longestWait: longest(waits), took: end - start });
        }, 500);
      }),
    from,
  );
}

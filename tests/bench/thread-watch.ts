/** How long the window's main thread is busy at one time while something is done, measured inside the page. */
import type { CDPSession, Page } from '@playwright/test';

/**
 * Milliseconds. `longestTask`: of one task of the main thread, 0 where none took 50; `ownTime`: the most that a task kept a
 * core busy itself, which is less where more threads have work than there are cores; `longestWait`: what a timer of five
 * milliseconds had to wait beyond that, several tasks in a row included; `took`: from the first to the last.
 */
export type Busy = { longestTask: number; ownTime: number; longestWait: number; took: number };

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
  const endTrace = await traceTasks(page);
  const from = await page.evaluate(() => performance.now());
  await act();
  const busy = await page.evaluate(
    (start) =>
      new Promise<Omit<Busy, 'ownTime'>>((resolve) => {
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
  return { ...busy, ownTime: await endTrace() };
}

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  tdur?: number;
  args: { name?: string };
};

/** Only tasks are traced: what else can be is costly. Gives a function that ends it and gives the longest of the main thread. */
async function traceTasks(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const traceConfig = { includedCategories: ['toplevel'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  return async () => {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
    const isMain = ({ pid, tid }: TraceEvent): boolean =>
      mains.some((main) => main.pid === pid && main.tid === tid);
    const tasks = events.filter((event) => event.name.endsWith('RunTask') && isMain(event));
    if (tasks.length === 0) throw new Error('No task of the main thread was traced');
    return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
  };
}

/** The app's own window with long sources in it, and what happens in its reader, measured inside the page. */
import type { Page } from '@playwright/test';
import { openSampleDossier, openWorkspace, reload, type Workspace } from '../e2e/app/workspace.ts';
import { type LongPassage, type LongText, makeLongText, storeLongSource } from '../e2e/long-source.ts';

export type LongSource = { title: string; made: LongText };

export const LENGTHS = { '1 MB': 1_000_000, '3 MB': 3_000_000 } as const;
export type Length = keyof typeof LENGTHS;

export function titleOf(length: Length, count: number): string {
  return `Text of ${length} with ${count} annotations`;
}

export type ReaderWindow = {
  workspace: Workspace;
  sources: ReadonlyMap<string, LongSource>;
  /** Milliseconds that the page's main thread has computed so far: other work on the machine does not lengthen them. */
  cpuTime: () => Promise<number>;
};

/** Opens the workspace with a source of each length and number of annotations. */
export async function openReaderWindow(
  wanted: readonly { length: Length; count: number }[],
): Promise<ReaderWindow> {
  const workspace = await openWorkspace();
  const { page } = workspace;
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSampleDossier(page);
  const sources = new Map<string, LongSource>();
  for (const { length, count } of wanted) {
    const source = { title: titleOf(length, count), made: makeLongText(LENGTHS[length], count) };
    await storeLongSource(page, source.title, source.made);
    sources.set(source.title, source);
  }
  // The peer writes style elements, which the app's policy refuses: the comparison is of speed, not of safety.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await session.send('Performance.enable');
  const cpuTime = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1_000;
  };
  // What follows the database in the background (search, origins) reads the new texts first.
  await reload(page);
  await page.waitForTimeout(8_000);
  return { workspace, sources, cpuTime };
}

/**
 * Opens a source by a double click and gives the milliseconds from that to painted: its text is in view, each passage in view
 * is highlighted, the list shows its first card (or says that there is none), and that frame is done.
 */
export async function measureOpening(
  page: Page,
  { title, made }: LongSource,
  cpuTime: ReaderWindow['cpuTime'],
): Promise<{ took: number; cpu: number }> {
  await goToSources(page);
  const row = page.getByRole('row', { name: title, exact: false });
  await row.waitFor();
  await page.evaluate(watchOpening, made.passages);
  const before = await cpuTime();
  await row.dblclick();
  const took = await readWatched<number>(page);
  const cpu = (await cpuTime()) - before;
  await waitUntilRead(page, made.passages.length);
  return { took, cpu };
}

export async function goToSources(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Sources/ })
    .click();
}

/** Until all annotations are read, which goes on after the view is painted; what comes next must not pay for it. */
async function waitUntilRead(page: Page, count: number): Promise<void> {
  if (count > 0)
    await page.locator(`[data-annotation][aria-setsize="${count}"]`).first().waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
}

/** Runs in the page. Tells of milliseconds through `readWatched`. */
function watchOpening(passages: readonly LongPassage[]): void {
  const isInView = (element: Element): boolean => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom >= 0 && top <= innerHeight;
  };
  const piecesOf = (chunk: Element): HTMLElement[] => [
    ...chunk.querySelectorAll<HTMLElement>('[data-start]'),
  ];
  const isPainted = (): boolean => {
    const inView = new Set<Element>();
    let begin = Number.POSITIVE_INFINITY;
    let end = 0;
    // A text that was scrolled opens where it was left; and measuring inside of what is skipped would have it drawn.
    const chunks = document.querySelector('[role="document"]')?.children ?? [];
    for (const piece of [...chunks].filter(isInView).flatMap(piecesOf)) {
      if (!isInView(piece)) continue;
      inView.add(piece);
      begin = Math.min(begin, Number(piece.dataset.start));
      end = Number(piece.dataset.end);
    }
    if (inView.size === 0) return false;
    const expected = passages.filter(({ start }) => start >= begin && start < end).length;
    let highlighted = 0;
    for (const [name, highlight] of CSS.highlights) {
      if (name !== 'untagged' && !name.startsWith('tag-')) continue;
      for (const { startContainer } of highlight)
        if (inView.has(startContainer.parentElement?.closest('[data-start]') ?? document.body))
          highlighted += 1;
    }
    const list = document.querySelector('aside [role="tabpanel"]');
    const isListed =
      passages.length === 0
        ? list?.textContent?.includes('No annotations yet') === true
        : (list?.querySelector('[data-annotation]')?.getBoundingClientRect().height ?? 0) > 0;
    return highlighted >= expected && isListed;
  };
  const watched = new Promise<number>((resolve) => {
    const begin = ({ timeStamp }: Event): void => {
      const look = (): void => {
        if (!isPainted()) requestAnimationFrame(look);
        // The frame that was found to be complete is painted after its callbacks; the next one begins after that.
        else requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - timeStamp)));
      };
      requestAnimationFrame(look);
    };
    addEventListener('dblclick', begin, { capture: true, once: true });
  });
  Object.assign(globalThis, { watched });
}

/** The share of the text's surface, from 0 to 1, that is not grey: what highlights have coloured, as a screenshot shows it. */
export async function colouredShare(page: Page): Promise<number> {
  const shot = await page.screenshot({ clip: { x: 340, y: 110, width: 600, height: 720 } });
  return page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (context === null) throw new Error('No canvas to look at the screenshot');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let coloured = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 12) coloured += 1;
    }
    return coloured / (data.length / 4);
  }, shot.toString('base64'));
}

export type Annotating = { painted: number; longestTask: number };

/** Tags the sentence at the caret by a key: milliseconds from key to painted, and the longest task in the second after it. */
export async function measureAnnotating(page: Page): Promise<Annotating> {
  await page.getByRole('document', { name: /^Text of/ }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('s');
  await page.waitForTimeout(300);
  // The page listens before the key is pressed: a key is faster than what waits for it.
  await page.evaluate(watchAnnotation);
  await page.keyboard.press('2');
  return readWatched(page);
}

/** What the page was made to watch for, once it has come. */
function readWatched<Value>(page: Page): Promise<Value> {
  return page.evaluate(() => (globalThis as unknown as { watched: Promise<Value> }).watched);
}

/** Runs in the page. Tells of `Annotating` through `readWatched`. */
function watchAnnotation(): void {
  // Not by how many are painted: those that leave the painted part meanwhile are taken away. The new one is chosen.
  const textOf = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): string => {
    const range = new Range();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.toString();
  };
  const chosen = (): string => {
    const [range] = CSS.highlights.get('annotation-selected') ?? [];
    return range === undefined ? '' : textOf(range);
  };
  const before = chosen();
  const isPainted = (): boolean => {
    const passage = chosen();
    if (passage === '' || passage === before) return false;
    return [...CSS.highlights].some(
      ([name, highlight]) =>
        name.startsWith('tag-') && [...highlight].some((range) => textOf(range) === passage),
    );
  };
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  const watched = new Promise<Annotating>((resolve) => {
    const begin = ({ timeStamp }: Event): void => {
      const look = (): void => {
        if (!isPainted()) {
          requestAnimationFrame(look);
          return;
        }
        requestAnimationFrame(() => {
          const painted = performance.now() - timeStamp;
          setTimeout(() => {
            observer.disconnect();
            resolve({ painted, longestTask });
          }, 1_000);
        });
      };
      requestAnimationFrame(look);
    };
    addEventListener('keydown', begin, { capture: true, once: true });
  });
  Object.assign(globalThis, { watched });
}

/** From the click on the last card of the list to its passage painted in view (milliseconds). */
export async function measureJumpToLast(page: Page): Promise<number> {
  await page.evaluate(() => {
    const panel = document.querySelector('aside [role="tabpanel"]');
    if (panel !== null) panel.scrollTop = panel.scrollHeight;
  });
  const count = await page.locator('[data-annotation]').first().getAttribute('aria-setsize');
  const last = page.locator(`[data-annotation][aria-posinset="${count}"]`).getByRole('button').first();
  await last.waitFor();
  await page.evaluate(watchChosen);
  await last.click();
  return readWatched(page);
}

/** Runs in the page. Tells of milliseconds from the click to the chosen passage painted in view, through `readWatched`. */
function watchChosen(): void {
  const watched = new Promise<number>((resolve) => {
    const begin = ({ timeStamp }: Event): void => {
      const look = (): void => {
        const [range] = CSS.highlights.get('annotation-selected') ?? [];
        const element = range?.startContainer.parentElement;
        const top = element?.getBoundingClientRect().top ?? -1;
        if (top < 0 || top > innerHeight) requestAnimationFrame(look);
        else requestAnimationFrame(() => resolve(performance.now() - timeStamp));
      };
      requestAnimationFrame(look);
    };
    addEventListener('click', begin, { capture: true, once: true });
  });
  Object.assign(globalThis, { watched });
}

/** A new text for a long source with many annotations, in the app's own window: how long its thread is ever busy. */
import type { Page } from '@playwright/test';
import { goToSources, openReaderWindow, type ReaderWindow, titleOf } from './reader-window.ts';
import { measureScrolling } from './scrolling.ts';
import { type Busy, watchThread, watchWhile } from './thread-watch.ts';

const COUNT = 10_000;
const ONE_EDITED_IN = 7;
const ONE_INSERTED_IN = 50;
const SCROLLING = { frames: 120, step: 240 } as const;
/** Moves that are confirmed, and as many that are refused. */
const ANSWERS = 3;

/** What the analyst does, one after the other. */
export type Step =
  | 'at rest'
  | 'new revision'
  | 'scroll the text'
  | 'scroll the cards'
  | 'answer'
  | 'undo'
  | 'redo';

let opened: ReaderWindow | null = null;
let turn = 0;

/** The text with a word in each seventh paragraph replaced, each turn in others, and a paragraph put in after each fiftieth. */
function revise(text: string): string {
  return text
    .split('\n')
    .flatMap((paragraph, index) => {
      const isEdited = index % ONE_EDITED_IN === turn % ONE_EDITED_IN;
      const edited = isEdited
        ? paragraph.replace(/ (?:the|of|and) /u, ' (as was corrected later) ')
        : paragraph;
      const isFollowed = index % ONE_INSERTED_IN === ONE_INSERTED_IN - 1;
      return isFollowed
        ? [edited, `Correction ${turn}, after paragraph ${index}: its figures were revised.`]
        : edited;
    })
    .join('\n');
}

/** Adds a revision from the clipboard, goes through what it did, answers some of it, and takes all of that back and makes it again. */
export async function measureRevising(): Promise<Map<Step, Busy>> {
  opened ??= await openReaderWindow([{ length: '1 MB', count: COUNT }]);
  const { workspace, sources } = opened;
  const { page, app } = workspace;
  const title = titleOf('1 MB', COUNT);
  const source = sources.get(title);
  if (source === undefined) throw new Error('There is no source to revise');
  turn += 1;
  if (turn === 1) await watchThread(page);
  await goToSources(page);
  await page.getByRole('row', { name: title, exact: false }).dblclick();
  await page.locator(`[data-annotation][aria-setsize="${COUNT}"]`).first().waitFor();
  const busy = new Map<Step, Busy>();
  const step = async (name: Step, act: () => Promise<unknown>): Promise<void> => {
    busy.set(name, await watchWhile(page, act));
  };
  await step('at rest', () => page.waitForTimeout(3_000));
  await app.evaluate(({ clipboard }, content) => clipboard.writeText(content), revise(source.made.text));
  await chooseCommand(page, 'New revision from clipboard');
  await step('new revision', async () => {
    await page.keyboard.press('Enter');
    await page.evaluate(waitForReport);
  });
  await step('scroll the text', () => measureScrolling(page, 'main [data-change]', SCROLLING));
  await step('scroll the cards', () => measureScrolling(page, 'aside [data-card]', SCROLLING));
  await step('answer', () => answer(page));
  await step('undo', async () => {
    for (let press = 0; press < ANSWERS * 2; press += 1) await pressUntilTold(page, 'Control+z', 'Undid: ');
    await pressUntilTold(page, 'Control+z', 'Undid: New revision');
  });
  await step('redo', () => pressUntilTold(page, 'Control+Shift+z', 'Redid: New revision'));
  // The next turn begins with the first text, and all annotations on it.
  await pressUntilTold(page, 'Control+z', 'Undid: New revision');
  return busy;
}

export async function closeRevisionWindow(): Promise<void> {
  await opened?.workspace.close();
  opened = null;
}

async function chooseCommand(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(label);
  await page.locator('[role="menuitem"][data-focused]').filter({ hasText: label }).waitFor();
  // The palette looks for sources and claims of that name as well.
  await page.waitForTimeout(500);
}

/** Runs in the page: until the message, the compared texts and what became of the annotations are shown. */
function waitForReport(): Promise<void> {
  const isTold = (): boolean =>
    [...document.querySelectorAll('[role="status"]')].some(
      ({ textContent }) => textContent?.includes('Revision 2 added') === true,
    );
  const isShown = (): boolean =>
    document.querySelector('main [data-change] ins') !== null &&
    document.querySelector('aside [role="tabpanel"] [aria-label^="Confirm"]') !== null;
  return new Promise((resolve) => {
    let wasTold = false;
    const look = (): void => {
      wasTold ||= isTold();
      if (wasTold && isShown()) requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Confirms and refuses the moves that stand first, in turns, each once the one before has left the list. */
function answer(page: Page): Promise<void> {
  return page.evaluate(async (count) => {
    const buttons = ['[aria-label^="Confirm"]', '[aria-label$="is not the passage"]'];
    for (let at = 0; at < count * 2; at += 1) {
      const button = document.querySelector<HTMLElement>(`aside [role="tabpanel"] ${buttons[at % 2]}`);
      button?.click();
      while (button?.isConnected === true) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, ANSWERS);
}

/** Presses keys and waits for a new message that begins with these words. */
async function pressUntilTold(page: Page, keys: string, words: string): Promise<void> {
  await page.evaluate(() => {
    for (const message of document.querySelectorAll<HTMLElement>('[role="status"] > *'))
      message.dataset.known = '';
  });
  await page.keyboard.press(keys);
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('[role="status"] > :not([data-known])')].some(
        ({ textContent }) => textContent?.startsWith(wanted) === true,
      ),
    words,
    { polling: 50, timeout: 120_000 },
  );
  await page.waitForTimeout(300);
}

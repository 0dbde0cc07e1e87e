/**
 * Pictures of every view with the sample dossier, light and dark, in two sizes: `npm run screenshots [-- VIEW…]`. They go to
 * out/screenshots; with `-- --readme` those that README shows are renewed in docs/images as well.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { describeRuntime, launch } from '../../tests/e2e/runtime.ts';
import { MADE_VIEWS } from './made-views.ts';
import { goTo, SAMPLE_VIEWS, type View } from './views.ts';

const PROJECT = resolve(import.meta.dirname, '..', '..');
const OUT = join(PROJECT, 'out', 'screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const;
const THEMES = ['light', 'dark'] as const;
/** Those that bring sources of their own come last: the others show the dossier as it is. */
const VIEWS: readonly View[] = [...SAMPLE_VIEWS, ...MADE_VIEWS];
const README_PICTURES = ['reader', 'brief', 'claims'];

async function takePicture(page: Page, name: string, width: number, theme: string): Promise<void> {
  // Fonts and live queries settle; a picture of a half-drawn view would mislead.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(OUT, `${name}-${width}-${theme}.png`) });
}

/** What the view before has left open lies over everything that the next one would click. */
async function closeOverlays(page: Page): Promise<void> {
  for (let left = await page.getByRole('dialog').count(); left > 0; left -= 1)
    await page.keyboard.press('Escape');
}

async function wear(page: Page, theme: string): Promise<void> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen;
  }, theme);
}

/** One view after the other, since the last ones change the dossier. */
async function takeAll(app: ElectronApplication, page: Page, views: readonly View[]): Promise<void> {
  for (const view of views) {
    for (const { width, height } of SIZES) {
      await page.setViewportSize({ width, height });
      for (const theme of THEMES) {
        await closeOverlays(page);
        await wear(page, theme);
        await view.open(page, app);
        // Some views load the page anew on their way.
        await wear(page, theme);
        await takePicture(page, view.name, width, theme);
      }
    }
    await view.leave?.(page);
  }
}

/** The views that were asked for by name, or all. */
function wantedViews(): readonly View[] {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  const unknown = names.find((name) => !VIEWS.some((view) => view.name === name));
  if (unknown !== undefined)
    throw new Error(`No view "${unknown}". Views: ${VIEWS.map(({ name }) => name).join(', ')}.`);
  return names.length === 0 ? VIEWS : VIEWS.filter(({ name }) => names.includes(name));
}

mkdirSync(OUT, { recursive: true });
console.log(describeRuntime());
const app = await launch(PROJECT);
try {
  const page = await app.firstWindow();
  await page.setViewportSize(SIZES[0]);
  await page.locator('html[data-ready=true]').waitFor();
  for (const theme of THEMES) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    await takePicture(page, 'welcome', SIZES[0].width, theme);
  }
  await page.getByRole('button', { name: 'Open the sample dossier' }).click();
  await goTo('Sources')(page);
  await takeAll(app, page, wantedViews());
} finally {
  await app.close();
}
if (process.argv.includes('--readme')) {
  mkdirSync(join(PROJECT, 'docs', 'images'), { recursive: true });
  for (const name of README_PICTURES)
    copyFileSync(join(OUT, `${name}-1440-light.png`), join(PROJECT, 'docs', 'images', `${name}.png`));
}
console.log(`Pictures are in ${OUT}`);

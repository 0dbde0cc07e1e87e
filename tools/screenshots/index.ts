/**
 * Pictures of every view with the sample dossier, light and dark, in two sizes: `npm run screenshots`. They go to
 * out/screenshots; with `-- --readme` those that README shows are renewed in docs/images as well.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';
import { describeRuntime, launch } from '../../tests/e2e/runtime.ts';

const PROJECT = resolve(import.meta.dirname, '..', '..');
const OUT = join(PROJECT, 'out', 'screenshots');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const;
const THEMES = ['light', 'dark'] as const;
const README_PICTURES = ['reader', 'brief', 'claims'];

type View = { name: string; open: (page: Page) => Promise<void> };

const goTo = (name: string) => (page: Page) =>
  page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

const VIEWS: readonly View[] = [
  { name: 'sources', open: goTo('Sources') },
  {
    name: 'reader',
    async open(page) {
      await goTo('Sources')(page);
      await page.getByText('Washington backs Islamabad as border attacks mount').first().dblclick();
      await page.getByText('Militants based in Afghanistan').first().waitFor();
    },
  },
  {
    name: 'claims',
    async open(page) {
      await goTo('Claims')(page);
      await page.getByText('The attacks were launched from Afghan territory').first().click();
    },
  },
  {
    name: 'notes',
    async open(page) {
      await goTo('Notes')(page);
      await page.getByText('What to ask the desk officer').first().click();
    },
  },
  { name: 'briefs', open: goTo('Briefs') },
  {
    name: 'brief',
    async open(page) {
      await goTo('Briefs')(page);
      await page.getByText('Border escalation').first().dblclick();
      await page.locator('.ProseMirror').waitFor();
    },
  },
];

async function takePicture(page: Page, name: string, width: number, theme: string): Promise<void> {
  // Fonts and live queries settle; a picture of a half-drawn view would mislead.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(OUT, `${name}-${width}-${theme}.png`) });
}

async function takeAll(page: Page): Promise<void> {
  for (const { width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    for (const theme of THEMES) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen;
      }, theme);
      for (const view of VIEWS) {
        await view.open(page);
        await takePicture(page, view.name, width, theme);
      }
    }
  }
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
  await takeAll(page);
} finally {
  await app.close();
}
if (process.argv.includes('--readme')) {
  mkdirSync(join(PROJECT, 'docs', 'images'), { recursive: true });
  for (const name of README_PICTURES)
    copyFileSync(join(OUT, `${name}-1440-light.png`), join(PROJECT, 'docs', 'images', `${name}.png`));
}
console.log(`Pictures are in ${OUT}`);

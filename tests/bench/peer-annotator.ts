/**
 * `@recogito/text-annotator` as its documentation sets it up: a container with the text, `createTextAnnotator`, its style
 * sheet, `setAnnotations`. It runs in the same page as our reader, over it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LongText } from '../e2e/long-source.ts';

const DIST = join(import.meta.dirname, 'node_modules', '@recogito', 'text-annotator', 'dist');

export type PeerOpening = { took: number; painted: number };

/** Loads its code and style sheet into the page, once. Not timed. */
export async function loadPeer(page: Page): Promise<void> {
  if (await page.evaluate(() => 'RecogitoJS' in globalThis)) return;
  // What a bundler puts in place of it.
  await page.evaluate("globalThis.process = { env: { NODE_ENV: 'production' } }");
  await page.evaluate(readFileSync(join(DIST, 'text-annotator.umd.js'), 'utf8'));
  await page.evaluate(
    (css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    },
    readFileSync(join(DIST, 'text-annotator.css'), 'utf8'),
  );
}

/**
 * Puts the text on the page, sets the annotator up and gives it the annotations. Gives the milliseconds until a highlight is
 * painted, and how many highlights there are then. The text's column and type are those of our reader.
 */
export async function openPeer(page: Page, made: LongText): Promise<PeerOpening> {
  await page.evaluate(closeOpened);
  return page.evaluate(openInPage, made);
}

export function closePeer(page: Page): Promise<void> {
  return page.evaluate(closeOpened);
}

type PeerWindow = {
  RecogitoJS: {
    createTextAnnotator: (element: HTMLElement) => {
      setAnnotations: (annotations: unknown[]) => void;
      destroy: () => void;
    };
  };
  openedPeer?: { destroy: () => void; layer: HTMLElement } | undefined;
};

/** Runs in the page. */
function closeOpened(): void {
  const peer = globalThis as unknown as PeerWindow;
  peer.openedPeer?.destroy();
  peer.openedPeer?.layer.remove();
  peer.openedPeer = undefined;
}

/** Runs in the page. */
async function openInPage({ text, blocks, passages }: LongText): Promise<PeerOpening> {
  const peer = globalThis as unknown as PeerWindow;
  // As a program has them from its server; making them is not timed.
  const annotations = passages.map(({ start, end }, index) => ({
    id: `peer-${index}`,
    bodies: [],
    target: {
      annotation: `peer-${index}`,
      selector: [{ quote: text.slice(start, end), start, end }],
      created: new Date(),
    },
  }));
  const begin = performance.now();
  const layer = document.createElement('div');
  Object.assign(layer.style, {
    position: 'fixed',
    inset: '0',
    zIndex: '1000',
    overflow: 'auto',
    background: '#fff',
  });
  const content = document.createElement('div');
  Object.assign(content.style, {
    width: '553px',
    margin: '34px auto',
    font: '400 17.5px/1.68 var(--reading)',
  });
  let at = 0;
  for (const { kind, start, end } of blocks) {
    // What stands between blocks stands between the elements: its offsets count all text in the container.
    content.append(text.slice(at, start));
    const element = document.createElement(kind === 'heading' ? 'h2' : 'p');
    element.textContent = text.slice(start, end);
    content.append(element);
    at = end;
  }
  layer.append(content);
  document.body.append(layer);
  const annotator = peer.RecogitoJS.createTextAnnotator(content);
  peer.openedPeer = { destroy: () => annotator.destroy(), layer };
  annotator.setAnnotations(annotations);
  // Its default renderer lays spans over the text.
  const countPainted = (): number => content.querySelectorAll('.r6o-annotation').length;
  return new Promise((resolve) => {
    const look = (): void => {
      if (countPainted() === 0) requestAnimationFrame(look);
      else
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve({ took: performance.now() - begin, painted: countPainted() })),
        );
    };
    requestAnimationFrame(look);
  });
}

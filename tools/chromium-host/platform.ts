/** What all parts of the API share: the running browsers, and how the app is shown. */
import type { Browser } from './browser.ts';
import type { Session } from './cdp.ts';
import type { Targets } from './targets.ts';

export type Running = { browser: Browser; root: Session; targets: Targets };

export const platform = {
  headless: true,
  /** A driver such as Playwright is attached; it answers the page's dialogs itself. */
  driven: false,
  electronVersion: '0.0.0',
};

let announce: (running: Running) => void;
const started: Running[] = [];

/** Resolves when Chromium runs; API calls made earlier wait for it. */
export const running = new Promise<Running>((resolve) => {
  announce = resolve;
});

export function setRunning(value: Running): void {
  started.push(value);
  announce(value);
}

let startPrinter: () => Promise<Running> = () => running;
let printer: Promise<Running> | undefined;

/** A visible browser cannot print a page that it does not show: there, `start` gives a second, headless one. */
export function setPrinter(start: () => Promise<Running>): void {
  startPrinter = start;
}

/** The browser for pages that are never shown. */
export function printing(): Promise<Running> {
  printer ??= startPrinter().then((value) => {
    if (!started.includes(value)) started.push(value);
    return value;
  });
  return printer;
}

/** Ends all browsers; resolves when everything is written. */
export async function closeBrowsers(): Promise<void> {
  await Promise.all(started.map(({ browser }) => browser.close()));
}

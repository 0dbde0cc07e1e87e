/** What all parts of the API share: the running browser, and how it is shown. */
import type { Browser } from './browser.ts';
import type { Targets } from './targets.ts';

export type Running = { browser: Browser; targets: Targets };

let announce: (running: Running) => void;
let started: Running | undefined;

/** Resolves when Chromium runs; API calls made earlier wait for it. */
export const running = new Promise<Running>((resolve) => {
  announce = resolve;
});

export const platform = {
  headless: true,
  /** A driver such as Playwright is attached; it answers the page's dialogs itself. */
  driven: false,
  electronVersion: '0.0.0',
};

export function setRunning(value: Running): void {
  started = value;
  announce(value);
}

export function currentlyRunning(): Running | undefined {
  return started;
}

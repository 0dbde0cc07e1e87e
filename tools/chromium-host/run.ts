/** Starts the browsers that an app needs. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type Switches, startBrowser } from './browser.ts';
import { findChromium } from './chromium.ts';
import { platform, type Running, setPrinter, setRunning } from './platform.ts';
import { Targets, type WindowCommand } from './targets.ts';

export type RunOptions = {
  /** The search for a browser, begun while the app was still loading. */
  found: ReturnType<typeof findChromium>;
  profile: string;
  switches: Switches;
  /** Called when a browser is gone that should not be. */
  onLost: (problem: string) => void;
};

/** Starts Chromium for the app's windows. Rejects with a problem to show. */
export async function runChromium(options: RunOptions): Promise<void> {
  const chromium = await options.found;
  if (!chromium.ok) throw new Error(chromium.problem);
  const { profile, switches, onLost } = options;
  const browser = await startBrowser(chromium, profile, switches);
  void browser.exited.then(() => onLost(`Chromium ended unexpectedly.\n${browser.lastWords()}`));
  Object.assign(process.versions, { chrome: browser.version });
  if (platform.headless) {
    setRunning(await watched(browser, undefined));
    return;
  }
  setPrinter(() => runPrinter(options));
  const args = [...chromium.args, `--user-data-dir=${profile}`];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  setRunning(await watched(browser, { path: chromium.path, args, env: chromium.env }));
}

/** Nothing of what is printed may stay on disk: the profile goes with the process. */
async function runPrinter({ onLost }: RunOptions): Promise<Running> {
  const chromium = await findChromium({ headless: true });
  if (!chromium.ok) throw new Error(chromium.problem);
  const profile = mkdtempSync(path.join(os.tmpdir(), 'chromium-host-print-'));
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }));
  const browser = await startBrowser(chromium, profile, new Map());
  void browser.exited.then(() =>
    onLost(`The Chromium that prints ended unexpectedly.\n${browser.lastWords()}`),
  );
  return watched(browser, undefined);
}

async function watched(browser: Browser, windows: WindowCommand | undefined): Promise<Running> {
  const targets = new Targets(browser.connection, windows);
  await targets.watch();
  return { browser, root: browser.connection.root, targets };
}

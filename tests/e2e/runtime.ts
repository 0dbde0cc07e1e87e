/** How end-to-end tests start an app: on the Chromium host, or on the real Electron with CHANCERY_RUNTIME=electron. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

const PROJECT = path.resolve(import.meta.dirname, '..', '..');
const require = createRequire(import.meta.url);

export const runtime: 'host' | 'electron' = process.env.CHANCERY_RUNTIME === 'electron' ? 'electron' : 'host';

/** The program that stands for Electron. */
export function electronExecutable(): string {
  if (runtime === 'host') return path.join(PROJECT, 'tools', 'chromium-host', 'electron');
  return require('electron') as string;
}

/** One line for the test run's output. */
export function describeRuntime(): string {
  const read = (name: string) =>
    JSON.parse(readFileSync(path.join(PROJECT, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    };
  if (runtime === 'electron') {
    const version = execFileSync(electronExecutable(), ['--version'], { encoding: 'utf8' }).trim();
    return `Electron ${version}`;
  }
  const chromium =
    process.env.CHANCERY_CHROMIUM ?? `@sparticuz/chromium ${read('@sparticuz/chromium').version}`;
  return `Chromium host for Electron ${read('electron').version} with ${chromium}`;
}

export type LaunchOptions = {
  /** The app's own arguments. */
  args?: string[];
  env?: Record<string, string>;
  /** The profile folder; without one the test gets its own, see `temporaryFolder`. */
  userData?: string;
  cwd?: string;
};

/** Environment for the app: headless unless the caller says otherwise, and nothing of the test runner's. */
export function appEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(NODE_OPTIONS|ELECTRON_RUN_AS_NODE|VITEST.*)$/.test(entry[0]),
  );
  return { CHANCERY_HEADLESS: '1', ...Object.fromEntries(inherited), ...extra };
}

/** The switch that puts the profile where the test wants it. It may stand behind the app's path. */
export function profileSwitch(userData: string): string {
  return `--user-data-dir=${userData}`;
}

/**
 * Starts an app through Playwright's own Electron launcher, which holds the app's `ready` until it is attached.
 * @param appPath folder with a package.json, or a main script
 */
export async function launch(appPath: string, options: LaunchOptions = {}): Promise<ElectronApplication> {
  const userData = options.userData ?? temporaryFolder();
  // Left to find Electron itself, Playwright asks the electron package, which this variable sends to the host.
  if (runtime === 'host') process.env.ELECTRON_OVERRIDE_DIST_PATH = path.dirname(electronExecutable());
  return _electron.launch({
    args: [appPath, profileSwitch(userData), ...(options.args ?? [])],
    env: appEnvironment(options.env),
    cwd: options.cwd ?? PROJECT,
    // Leaves light and dark to the app's nativeTheme.
    colorScheme: null,
  });
}

const folders: string[] = [];

/** A folder that is removed when the test process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'chancery-e2e-'));
  folders.push(folder);
  return folder;
}

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

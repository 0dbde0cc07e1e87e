/** What the built app runs on: Electron where its binary is there, else the Chromium host. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Chromium, findChromium } from '../chromium-host/chromium.ts';

export const PROJECT = resolve(import.meta.dirname, '..', '..');

export type Runtime = {
  kind: 'electron' | 'host';
  /** The program and what comes before the app's folder on its command line. */
  program: string;
  args: string[];
  env: Record<string, string>;
};

const EXECUTABLES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

const electronPackage = join(PROJECT, 'node_modules', 'electron');

/** The version that package.json pins. */
export function electronVersion(): string {
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/**
 * Where Electron's own binary is, or null. ELECTRON_OVERRIDE_DIST_PATH names another folder for it, as for the electron
 * package itself.
 */
export function findElectron(env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronPackage, 'dist');
  const executable = join(folder, EXECUTABLES[process.platform] ?? 'electron');
  return existsSync(executable) ? executable : null;
}

/** True where windows can be shown. macOS and Windows are taken to have a display always. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/** Electron as a runtime. */
export function onElectron(program: string): Runtime {
  return { kind: 'electron', program, args: [], env: {} };
}

/** The Chromium host with an installed browser (or, headless, the pinned one), or why there is none. */
export async function findHost(options: {
  headless: boolean;
}): Promise<{ ok: true; runtime: Runtime; chromium: Chromium } | { ok: false; problem: string }> {
  const chromium = await findChromium(options);
  if (!chromium.ok) return chromium;
  const host = join(PROJECT, 'tools', 'chromium-host', 'host.ts');
  const args = ['--disable-warning=ExperimentalWarning', host];
  const env: Record<string, string> = options.headless ? { CHANCERY_HEADLESS: '1' } : {};
  return { ok: true, runtime: { kind: 'host', program: process.execPath, args, env }, chromium };
}

/** Which Chromium the host runs: the pinned one without a display, an installed browser with one. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unpackPinnedChromium } from './unpack.ts';

export type Chromium = {
  ok: true;
  path: string;
  /** Switches that this browser needs on this system, before the host's own. */
  args: string[];
  /** Variables for the browser's process only. */
  env: Record<string, string>;
  /** One line for people, for example "pinned Chromium 153.0.0 (headless)". */
  description: string;
  /** The pinned build has no set-uid sandbox to fall back on where user namespaces are switched off. */
  pinned: boolean;
};

/** True where no window can or should be shown: asked for by CHANCERY_HEADLESS=1, or a Linux without a display. */
export function isHeadless(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env.CHANCERY_HEADLESS === '1') return true;
  return process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/**
 * Finds the browser to run. CHANCERY_CHROMIUM=PATH overrides; headless on Linux x64 is the pinned npm package;
 * everything else is an installed Chrome, Chromium or Edge. The problem is a sentence to show as it is.
 */
export async function findChromium(options: {
  headless: boolean;
}): Promise<Chromium | { ok: false; problem: string }> {
  const mode = options.headless ? ['--headless'] : [];
  const label = options.headless ? ' (headless)' : '';
  const chosen = process.env.CHANCERY_CHROMIUM;
  if (chosen) {
    if (!isExecutable(chosen))
      return { ok: false, problem: `CHANCERY_CHROMIUM=${chosen} is not an executable file.` };
    return { ok: true, path: chosen, args: mode, env: {}, description: `${chosen}${label}`, pinned: false };
  }
  if (options.headless && process.platform === 'linux' && process.arch === 'x64') return pinnedChromium();
  const installed = installedBrowsers().find(isExecutable);
  if (installed !== undefined)
    return {
      ok: true,
      path: installed,
      args: mode,
      env: {},
      description: `${installed}${label}`,
      pinned: false,
    };
  return {
    ok: false,
    problem: 'No Chrome, Chromium or Edge was found. Install one, or name one with CHANCERY_CHROMIUM=PATH.',
  };
}

async function pinnedChromium(): Promise<Chromium | { ok: false; problem: string }> {
  const unpacked = await unpackPinnedChromium();
  if (!unpacked.ok) return unpacked;
  const executable = path.join(unpacked.folder, 'chromium');
  const env: Record<string, string> = {};
  if (!hasFonts()) env.FONTCONFIG_FILE = path.join(unpacked.folder, 'fonts.conf');
  const problem = startProblem(executable, {});
  if (problem !== undefined) {
    const lib = path.join(unpacked.folder, 'lib');
    env.LD_LIBRARY_PATH = process.env.LD_LIBRARY_PATH ? `${lib}:${process.env.LD_LIBRARY_PATH}` : lib;
    const stillThere = startProblem(executable, env);
    if (stillThere !== undefined)
      return { ok: false, problem: `The pinned Chromium does not start. ${stillThere}` };
  }
  const description = `pinned Chromium ${unpacked.version} (headless)`;
  return { ok: true, path: executable, args: ['--headless=shell'], env, description, pinned: true };
}

/** Starting is the only honest test for missing libraries; `--version` takes 20 ms. */
function startProblem(executable: string, env: Record<string, string>): string | undefined {
  const run = spawnSync(executable, ['--version'], { env: { ...process.env, ...env }, encoding: 'utf8' });
  if (run.status === 0) return undefined;
  return run.error?.message ?? (run.stderr.trim() || `It ended with ${run.signal ?? run.status}.`);
}

/** Text without any font prints as empty boxes, or stops the browser: Debian's minimal images have none. */
function hasFonts(): boolean {
  if (process.env.FONTCONFIG_FILE || process.env.FONTCONFIG_PATH) return true;
  if (!existsSync('/etc/fonts/fonts.conf')) return false;
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', path.join(os.homedir(), '.fonts')];
  folders.push(path.join(os.homedir(), '.local', 'share', 'fonts'));
  return folders.some((folder) => {
    try {
      return readdirSync(folder, { recursive: true }).some((name) =>
        /\.(ttf|otf|ttc|pf[ab])$/i.test(String(name)),
      );
    } catch {
      return false;
    }
  });
}

function installedBrowsers(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', path.join(os.homedir(), 'Applications')].flatMap((folder) =>
      names.map((name) => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (process.platform === 'win32') {
    const places = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    const programs = [
      path.join('Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join('Chromium', 'Application', 'chrome.exe'),
      path.join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
    return programs.flatMap((program) => places.map((place) => path.join(place, program)));
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
  ];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.concat('microsoft-edge').flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

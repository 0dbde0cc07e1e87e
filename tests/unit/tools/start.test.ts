import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTooSoon } from '../../../tools/start/electron-download.ts';
import { exitCodeOf, isNoise } from '../../../tools/start/launch.ts';
import { findElectron, hasDisplay } from '../../../tools/start/runtime.ts';

const PROJECT = resolve(import.meta.dirname, '../../..');
const HOUR = 60 * 60_000;

describe('the runtime', () => {
  it('is Electron where its binary is, in the folder that ELECTRON_OVERRIDE_DIST_PATH names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-electron-'));
    const env = { ELECTRON_OVERRIDE_DIST_PATH: folder };
    expect(findElectron(env)).toBeNull();
    const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
    if (process.platform !== 'darwin') {
      writeFileSync(join(folder, name), '');
      expect(findElectron(env)).toBe(join(folder, name));
    }
    rmSync(folder, { recursive: true });
  });

  it.runIf(process.platform === 'linux')('has a display under X11 or Wayland only', () => {
    expect(hasDisplay({})).toBe(false);
    expect(hasDisplay({ DISPLAY: '' })).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  });
});

describe('a download of Electron that failed', () => {
  it('is not tried again for a day, unless the version changed or the clock was set back', () => {
    const failure = { version: '45.4.1', failedAt: 1000 };
    expect(isTooSoon(failure, '45.4.1', 1000 + 23 * HOUR)).toBe(true);
    expect(isTooSoon(failure, '45.4.1', 1000 + 25 * HOUR)).toBe(false);
    expect(isTooSoon(failure, '45.4.2', 1000 + HOUR)).toBe(false);
    expect(isTooSoon(failure, '45.4.1', 0)).toBe(false);
    expect(isTooSoon(null, '45.4.1', 1000)).toBe(false);
  });
});

describe('what reaches the user of a headless command', () => {
  it('is everything but what Chromium says about itself', () => {
    const noise = [
      '[1234:1234/112233.445566:ERROR:dbus/bus.cc:408] Failed to connect to the bus',
      '[1234:0101/112233.445566:WARNING:gpu_process_host.cc(1)] gone',
      'DevTools listening on ws://127.0.0.1:1/devtools',
      'libva error: vaGetDriverNames() failed',
      '(electron:1): Gtk-WARNING **: cannot open display',
    ];
    expect(noise.filter((line) => !isNoise(line))).toEqual([]);
    const ours = [
      'chancery: a.txt: there is no such file.',
      'printHtml failed: Error',
      '    at file.ts:1:2',
      '[draft] x',
    ];
    expect(ours.filter(isNoise)).toEqual([]);
  });

  it('is the exit code of the program, or of the signal that ended it as a shell tells it', () => {
    expect(exitCodeOf(3, null)).toBe(3);
    expect(exitCodeOf(null, 'SIGTERM')).toBe(143);
  });
});

describe('npm start', () => {
  it.runIf(process.platform === 'linux')('says what to do instead where there is no display', async () => {
    const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const [code, stderr] = await new Promise<[unknown, string]>((done) => {
      execFile(process.execPath, [join(PROJECT, 'tools/start/index.ts')], { env }, (error, _stdout, text) =>
        done([error?.code, text]),
      );
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/no display[\s\S]*npm run chancery -- brief[\s\S]*xvfb-run/);
  });
});

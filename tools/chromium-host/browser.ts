/** Starts Chromium, keeps its connection and ends it. One browser a host. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { Connection } from './cdp.ts';
import type { Chromium } from './chromium.ts';
import { claimProfile } from './profile.ts';

export type Switches = ReadonlyMap<string, string>;

export type Browser = {
  connection: Connection;
  /** Chromium's version, such as 153.0.8010.0. */
  version: string;
  /** Resolves when the process is gone, whoever ended it. */
  exited: Promise<void>;
  /** Asks Chromium to write everything down and end; resolves when it has. */
  close: () => Promise<void>;
  /** The last lines Chromium wrote, to explain an unexpected end. */
  lastWords: () => string;
};

/** No request leaves the computer on the browser's own account, and nothing asks or pops up on first run. */
const ALWAYS = [
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-popup-blocking',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-session-crashed-bubble',
  '--hide-crash-restore-bubble',
  '--disable-sync',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** A hidden window must go on working: it is printed, or shown as soon as it is ready. */
const HIDDEN_WINDOWS_WORK = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

const DISABLED_FEATURES =
  'Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater';

/**
 * Starts Chromium on a profile folder, which it creates.
 * `switches` are the app's and the command line's; theirs win over the host's.
 */
export async function startBrowser(
  chromium: Chromium,
  profile: string,
  switches: Switches,
): Promise<Browser> {
  mkdirSync(profile, { recursive: true });
  await claimProfile(profile);
  const args = [
    ...chromium.args,
    ...ALWAYS,
    ...HIDDEN_WINDOWS_WORK,
    `--user-data-dir=${profile}`,
    ...given(switches),
  ];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const first = await spawnBrowser(chromium, profile, args);
  if (first.ok) return first.browser;
  if (chromium.pinned && /no usable sandbox|sandbox.*(not permitted|failed)/i.test(first.problem)) {
    process.stderr.write(
      'chromium-host: this system gives its users no sandbox (user namespaces are switched off); ',
    );
    process.stderr.write('Chromium runs without one.\n');
    const second = await spawnBrowser(chromium, profile, [...args, '--no-sandbox']);
    if (second.ok) return second.browser;
    throw new Error(second.problem);
  }
  throw new Error(first.problem);
}

/** Several --disable-features would override each other: they are joined into one. */
function given(switches: Switches): string[] {
  const merged = new Map(switches);
  const disabled = merged.get('disable-features');
  merged.set('disable-features', disabled ? `${DISABLED_FEATURES},${disabled}` : DISABLED_FEATURES);
  for (const handled of ['user-data-dir', 'headless', 'inspect', 'inspect-brk']) merged.delete(handled);
  return [...merged].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}

type Spawned = { ok: true; browser: Browser } | { ok: false; problem: string };

async function spawnBrowser(chromium: Chromium, profile: string, args: string[]): Promise<Spawned> {
  const child = spawn(chromium.path, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...chromium.env },
    // Ctrl+C in a terminal reaches the whole group: Chromium must live until the app has closed its windows.
    detached: process.platform !== 'win32' && process.stdin.isTTY === true,
  });
  const lines = readStderr(child);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      lines.push(error.message);
      resolve();
    });
  });
  const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const lastWords = () => lines.slice(-8).join('\n');
  let version: string;
  try {
    version = (await connection.root.send('Browser.getVersion')).product.replace(/^.*\//, '');
  } catch {
    await exited;
    return { ok: false, problem: `Chromium did not start (${chromium.path}).\n${lastWords()}` };
  }
  if (child.pid !== undefined) await claimProfile(profile, child.pid);
  const close = async () => {
    connection.root.attempt('Browser.close');
    const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(patience);
  };
  return { ok: true, browser: { connection, version, exited, close, lastWords } };
}

/** Playwright waits for Chromium's "DevTools listening" line; everything else is kept for the case of a crash. */
function readStderr(child: ChildProcess): string[] {
  const lines: string[] = [];
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (line.startsWith('DevTools listening on') || process.env.CHANCERY_HOST_LOG === '1')
        process.stderr.write(`${line}\n`);
      lines.push(line);
      if (lines.length > 50) lines.shift();
    }
  });
  return lines;
}

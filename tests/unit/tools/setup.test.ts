import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt } from '../../../tools/setup/build.mjs';
import { describeFailure, holdsLockedPackages, isNetworkHiccup } from '../../../tools/setup/install.mjs';
import { isStale, withLock } from '../../../tools/setup/lock.mjs';
import { isNodeLinked, linkNode } from '../../../tools/setup/node.mjs';
import { hashInputs, readStamp, writeStamp } from '../../../tools/setup/stamp.mjs';

const SETUP = resolve(import.meta.dirname, '../../../tools/setup');
/** A process id that no system gives out. */
const NOBODY = 2 ** 30;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-setup-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const writeJson = (file: string, value: unknown): string => write(file, JSON.stringify(value));

describe('the hash of inputs', () => {
  const INPUTS = ['src', 'package.json', 'not-there'];

  it('changes with content, with a name and with a new file, and with nothing else', () => {
    const file = write('src/deep/a.ts', 'one');
    write('package.json', '{}');
    const first = hashInputs(folder, INPUTS);
    utimesSync(file, new Date(0), new Date(0));
    write('elsewhere.ts', 'other');
    expect(hashInputs(folder, INPUTS)).toBe(first);
    write('src/deep/a.ts', 'two');
    const second = hashInputs(folder, INPUTS);
    write('src/b.ts', '');
    const third = hashInputs(folder, INPUTS);
    rmSync(join(folder, 'src/b.ts'));
    write('src/c.ts', '');
    expect(new Set([first, second, third, hashInputs(folder, INPUTS)]).size).toBe(4);
  });

  it('does not confuse where one file ends and the next begins', () => {
    write('src/a', 'xsrc/b');
    const one = hashInputs(folder, ['src']);
    write('src/a', 'x');
    write('src/b', '');
    expect(hashInputs(folder, ['src'])).not.toBe(one);
  });
});

describe('whether there is a build', () => {
  function buildAll(): void {
    for (const file of ['out/main/index.js', 'out/preload/preload.cjs', 'out/renderer/index.html'])
      write(file, '');
    const inputs = ['src-main', 'src-renderer', 'resources', 'electron.vite.config.ts'];
    const rest = ['package.json', 'package-lock.json', 'tsconfig.json'];
    writeStamp(join(folder, 'out/build-stamp.json'), hashInputs(folder, [...inputs, ...rest]));
  }

  it('is a matter of content: true after a build, false after an edit, true again when it is taken back', () => {
    write('src-main/index.ts', 'one');
    expect(isBuilt(folder)).toBe(false);
    buildAll();
    expect(isBuilt(folder)).toBe(true);
    write('src-main/index.ts', 'two');
    expect(isBuilt(folder)).toBe(false);
    write('src-main/index.ts', 'one');
    expect(isBuilt(folder)).toBe(true);
  });

  it.each(['src-renderer/a.tsx', 'resources/sample.txt', 'electron.vite.config.ts', 'package-lock.json'])(
    'is no longer so when %s comes',
    (file) => {
      buildAll();
      write(file, 'new');
      expect(isBuilt(folder)).toBe(false);
    },
  );

  it('is false without one of its parts, and with a stamp that was cut off', () => {
    buildAll();
    rmSync(join(folder, 'out/preload/preload.cjs'));
    expect(isBuilt(folder)).toBe(false);
    buildAll();
    write('out/build-stamp.json', '{"hash":"abc');
    expect(readStamp(join(folder, 'out/build-stamp.json'))).toBeNull();
    expect(isBuilt(folder)).toBe(false);
  });
});

describe('whether the locked packages are there', () => {
  const LOCKED = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/other-system': { version: '1.0.0', integrity: 'sha512-o', optional: true },
  };

  function holds(present: unknown): boolean {
    writeJson('package-lock.json', { packages: LOCKED });
    if (present !== undefined) writeJson('node_modules/.package-lock.json', { packages: present });
    return holdsLockedPackages(folder);
  }

  it('is so with each of them, but for optional ones of another system', () => {
    expect(holds({ 'node_modules/a': LOCKED['node_modules/a'] })).toBe(true);
  });

  it('is not so without npm’s account, which an installation that was cut off has not written', () => {
    write('node_modules/a/package.json', '{}');
    expect(holds(undefined)).toBe(false);
  });

  it('is not so with one missing, of another version or with other contents', () => {
    expect(holds({})).toBe(false);
    expect(holds({ 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } })).toBe(false);
    expect(holds({ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } })).toBe(false);
  });
});

describe('the lock file', () => {
  it('holds the native packages of every system: written where some cannot be had, it would fail everywhere else', () => {
    type Locked = Record<string, { optionalDependencies?: Record<string, string> }>;
    const file = join(SETUP, '../../package-lock.json');
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Locked };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
        )
        .map((name) => `${name}, for ${path}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the Node of the scripts', () => {
  it.runIf(process.platform === 'linux')(
    'is linked where npm has not left a link, or has left one to nothing',
    () => {
      const node = `node_modules/node-linux-${process.arch}/bin/node`;
      write(node, 'pinned');
      const link = join(folder, 'node_modules/.bin/node');
      for (const before of [() => undefined, () => symlinkSync('../node/bin/node', link)]) {
        rmSync(link, { force: true });
        before();
        expect(isNodeLinked(folder)).toBe(false);
        linkNode(folder);
        expect(isNodeLinked(folder)).toBe(true);
        expect(realpathSync(link)).toBe(realpathSync(join(folder, node)));
      }
    },
  );
});

describe('what npm’s failure is told as', () => {
  it('tells a network that does not answer, which is tried again, from what would fail again', () => {
    expect(isNetworkHiccup('npm error code EAI_AGAIN\nnpm error network request failed')).toBe(true);
    expect(isNetworkHiccup('npm error code E503')).toBe(true);
    expect(
      isNetworkHiccup('npm error code EUSAGE\nnpm error package.json and package-lock.json are not in sync'),
    ).toBe(false);
    expect(isNetworkHiccup('npm error code EINTEGRITY')).toBe(false);
  });

  it('names the cause first and keeps npm’s last lines', () => {
    expect(describeFailure('npm error code ENOSPC\nnpm error nospc')).toMatch(
      /^the disk is full.*\n.*ENOSPC/,
    );
    expect(describeFailure('npm error code ENOTFOUND')).toMatch(
      /^the package registry cannot be reached.*\n.*ENOTFOUND/,
    );
    const usage =
      'npm error code EUSAGE\nnpm error Missing: a@1 from lock file\nnpm error Clean install a project\n';
    expect(describeFailure(`${usage}npm error Usage:\nnpm error npm ci\nnpm notice New version`)).toBe(
      'npm ci failed:\n  npm error code EUSAGE\n  npm error Missing: a@1 from lock file',
    );
  });
});

describe('the lock', () => {
  const lock = (): string => join(folder, '.cache/setup.lock');

  /** Holds the lock in a process of its own, as another setup would, until it is ended. */
  async function holdElsewhere(): Promise<ChildProcess> {
    const script = `
      const { withLock } = await import(${JSON.stringify(pathToFileURL(join(SETUP, 'lock.mjs')).href)});
      await withLock(${JSON.stringify(lock())}, () => new Promise(() => {
        setInterval(() => {}, 1000);
        console.log('held');
      }));
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    return child;
  }

  it('lets in one at a time, however many ask, and is gone afterwards', async () => {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 5 }, () =>
        withLock(lock(), async () => {
          inside += 1;
          most = Math.max(most, inside);
          await sleep(5);
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(existsSync(lock())).toBe(false);
  });

  it('is released when the task fails', async () => {
    await expect(withLock(lock(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(lock())).toBe(false);
  });

  it('keeps others out while its holder lives, and lets them in when it was killed', async () => {
    const child = await holdElsewhere();
    expect(isStale(lock())).toBe(false);
    const waiting = withLock(lock(), () => Promise.resolve(existsSync(lock())));
    const first = await Promise.race([waiting, sleep(400).then(() => 'still waiting')]);
    expect(first).toBe('still waiting');
    child.kill('SIGKILL');
    expect(await waiting).toBe(true);
  });

  it('is taken over by one only, of several that find its holder gone', async () => {
    writeJson('.cache/setup.lock', { pid: NOBODY, host: hostname(), token: 'gone' });
    let inside = 0;
    let most = 0;
    const enter = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(5);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(lock(), enter)));
    expect(most).toBe(1);
  });

  it('is stale without a heartbeat, also when its process id lives: another program may have it now', () => {
    writeJson('.cache/setup.lock', { pid: process.pid, host: hostname(), token: 'mine' });
    expect(isStale(lock())).toBe(false);
    expect(isStale(lock(), Date.now() + 60_000)).toBe(true);
  });

  it('is not judged by process ids of another computer', () => {
    writeJson('.cache/setup.lock', { pid: NOBODY, host: 'another-computer', token: 'theirs' });
    expect(isStale(lock())).toBe(false);
  });

  it('does not remove on leaving what somebody else has taken over', async () => {
    await withLock(lock(), async () => {
      writeJson('.cache/setup.lock', { pid: NOBODY, host: hostname(), token: 'other' });
    });
    expect(readFileSync(lock(), 'utf8')).toContain('other');
  });
});

/**
 * Unpacks the pinned Chromium that the npm package `@sparticuz/chromium` carries as brotli archives.
 * Two processes may unpack at once and either may be killed: each works in a folder of its own and only a
 * complete one is renamed into place, so that a folder with the final name is always whole.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';

const PROJECT = path.resolve(import.meta.dirname, '..', '..');
const PACKAGE = path.join(PROJECT, 'node_modules', '@sparticuz', 'chromium');

const PROJECT_CACHE = path.join(PROJECT, 'node_modules', '.cache', 'chancery-chromium');

/** Archives beside the browser itself: GPU libraries must lie next to it, the others are for bare systems. */
const ARCHIVES = ['swiftshader.tar.br', 'al2023.tar.br', 'fonts.tar.br'];

export type Unpacked = { ok: true; folder: string; version: string } | { ok: false; problem: string };

/**
 * Makes sure that the pinned Chromium lies unpacked on disk and says where.
 * `caches` are tried in turn, the next when one cannot be written.
 * `folder` holds `chromium`, its GPU libraries, `lib/` (NSS for bare systems) and `fonts.conf` with `fonts/`.
 */
export async function unpackPinnedChromium(caches = [PROJECT_CACHE, temporaryCache()]): Promise<Unpacked> {
  let version: string;
  try {
    version = (JSON.parse(await readFile(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string })
      .version;
  } catch {
    return { ok: false, problem: `The package @sparticuz/chromium is not installed in ${PACKAGE}.` };
  }
  const problems: string[] = [];
  for (const cache of caches) {
    const folder = path.join(cache, version);
    if (await isOurs(folder)) return { ok: true, folder, version };
    try {
      await unpackInto(cache, folder);
      if (await isOurs(folder)) return { ok: true, folder, version };
      problems.push(`${folder} belongs to somebody else`);
    } catch (error) {
      problems.push(`${cache}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { ok: false, problem: `Chromium could not be unpacked. ${problems.join('; ')}` };
}

function temporaryCache(): string {
  return path.join(os.tmpdir(), `chancery-chromium-${process.getuid?.() ?? os.userInfo().username}`);
}

/** The temporary folder is shared: a browser that another user put there must not be run. */
async function isOurs(folder: string): Promise<boolean> {
  const status = await stat(folder).catch(() => undefined);
  if (status === undefined) return false;
  const insideProject = folder.startsWith(PROJECT + path.sep);
  return insideProject || process.getuid === undefined || status.uid === process.getuid();
}

async function unpackInto(cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true, ...(!cache.startsWith(PROJECT + path.sep) && { mode: 0o700 }) });
  await removeLeftovers(cache);
  const work = path.join(cache, `unpacking-${process.pid}-${randomUUID()}`);
  try {
    await mkdir(work);
    const archives = path.join(PACKAGE, 'bin');
    const browser = path.join(work, 'chromium');
    await pipeline(
      createReadStream(path.join(archives, 'chromium.br'), { highWaterMark: 2 ** 20 }),
      createBrotliDecompress({ chunkSize: 2 ** 20 }),
      createWriteStream(browser),
    );
    await chmod(browser, 0o755);
    for (const name of ARCHIVES) {
      const tar = await promisify(brotliDecompress)(await readFile(path.join(archives, name)));
      for (const entry of tarEntries(tar)) await writeEntry(work, entry);
    }
    await writeFile(path.join(work, 'fonts.conf'), fontConfiguration(path.join(folder, 'fonts')));
    await rename(work, folder);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    // Another process was faster: its folder is as good as ours.
    if (await isOurs(folder)) return;
    throw error;
  }
}

/** Removes what a killed unpacking left behind; a folder's name carries the id of the process that fills it. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /^unpacking-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(path.join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

type TarEntry = { name: string; mode: number; body: Buffer };

/** Regular files of a ustar archive (POSIX.1-1988). The package's archives hold nothing but files and folders. */
export function* tarEntries(tar: Buffer): Generator<TarEntry> {
  let offset = 0;
  while (offset + 512 <= tar.length && tar[offset] !== 0) {
    const field = (at: number, length: number) =>
      tar.toString('latin1', offset + at, offset + at + length).replace(/\0.*$/s, '');
    const size = Number.parseInt(field(124, 12), 8);
    const kind = field(156, 1);
    const prefix = field(345, 155);
    const name = prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`;
    const start = offset + 512;
    if (kind === '0' || kind === '')
      yield { name, mode: Number.parseInt(field(100, 8), 8), body: tar.subarray(start, start + size) };
    else if (kind !== '5') throw new Error(`unexpected entry of kind "${kind}" in an archive: ${name}`);
    offset = start + Math.ceil(size / 512) * 512;
  }
}

async function writeEntry(folder: string, entry: TarEntry): Promise<void> {
  const target = path.resolve(folder, entry.name);
  if (!target.startsWith(folder + path.sep))
    throw new Error(`an archive entry leaves its folder: ${entry.name}`);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, entry.body, { mode: entry.mode });
}

function fontConfiguration(fonts: string): string {
  const escaped = fonts.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
}

/** The disk: reading an article, writing a file whole or not at all, and saying in words what went wrong. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, constants, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Answer } from './contract.ts';

/** Bytes above which a file is not read, as in the importers; a test compares them. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Why a file could not be read or written, in words. */
export function describeFileProblem(error: unknown, path: string): string {
  const code = (error as NodeJS.ErrnoException).code;
  const name = basename(path);
  if (code === 'ENOENT') return `${name}: there is no such file or folder (${path}).`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${name}: no permission for ${path}.`;
  if (code === 'EISDIR') return `${name}: ${path} is a folder.`;
  if (code === 'ENOTDIR') return `${name}: part of ${path} is not a folder.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `${name}: the disk is full.`;
  if (code === 'EFBIG') return `${name}: the file is larger than this disk allows.`;
  if (code === 'ENAMETOOLONG') return `${name}: the name is too long.`;
  return `${name}: ${error instanceof Error ? error.message : String(error)}`;
}

function notOrdinary(path: string): string {
  return `${basename(path)}: ${path} is not an ordinary file.`;
}

/** Reads one file. Problems are values, since the file can vanish between the dialog and the read. */
export async function readArticle(
  path: string,
): Promise<Answer<{ name: string; bytes: Uint8Array<ArrayBuffer> }>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { ok: false, problem: `${basename(path)}: ${path} is a folder.` };
    // A pipe would be waited for, a device read for ever.
    if (!found.isFile()) return { ok: false, problem: notOrdinary(path) };
    const { size } = found;
    if (size > LARGEST_FILE)
      return {
        ok: false,
        problem: `${basename(path)}: The file is too large: ${Math.round(size / 2 ** 20)} MB. Files of up to ${LARGEST_FILE / 2 ** 20} MB can be read.`,
      };
    return { ok: true, value: { name: basename(path), bytes: new Uint8Array(await readFile(path)) } };
  } catch (error) {
    return { ok: false, problem: describeFileProblem(error, path) };
  }
}

/** True where something of that name is there, whatever it is. */
export async function isFileThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

/** True where both names lead to one file. */
export async function isSameFile(path: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([path, other].map((each) => stat(each).catch(() => null)));
  return one != null && two != null && one.ino === two.ino && one.dev === two.dev;
}

/** Says why a result may not be written at `path`, or null: also that it would replace one of the files that it is made of. */
export async function findOutProblem(path: string, sources: readonly string[]): Promise<string | null> {
  for (const source of sources)
    if (await isSameFile(path, source))
      return `${basename(path)}: ${path} is one of the files to be read. Name another file for the result.`;
  return findWriteProblem(path);
}

/** Says why a file could not be written at `path`, or null. Looks only; the write itself can still fail. */
export async function findWriteProblem(path: string): Promise<string | null> {
  try {
    const folder = await stat(dirname(path));
    if (!folder.isDirectory()) return `${basename(path)}: ${dirname(path)} is not a folder.`;
    const target = await stat(path).catch(() => null);
    if (target?.isDirectory()) return `${basename(path)}: ${path} is a folder.`;
    // Renaming over a device or a pipe would replace it.
    if (target !== null && !target.isFile()) return notOrdinary(path);
    await access(dirname(path), constants.W_OK);
    if (target !== null) await access(path, constants.W_OK);
    return null;
  } catch (error) {
    return describeFileProblem(error, path);
  }
}

/** A file on its way: nothing of it stands under its name before `finish`. */
export type GrowingFile = {
  write: (bytes: Uint8Array | string) => Promise<void>;
  /** Puts the file in its place, on the disk. */
  finish: () => Promise<void>;
  /** Leaves what was there before. */
  abandon: () => Promise<void>;
};

/**
 * Opens a file that is written whole or not at all: into a neighbour first, onto the disk, then renamed over the target. A
 * full disk or a killed process leaves what was there before.
 * @throws when the folder cannot be written
 */
export async function openWhole(path: string): Promise<GrowingFile> {
  const neighbour = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  const file = await open(neighbour, 'wx');
  // Whoever ends the program meanwhile finds nothing half-written.
  const removeNow = (): void => rmSync(neighbour, { force: true });
  process.once('exit', removeNow);
  const abandon = async (): Promise<void> => {
    process.off('exit', removeNow);
    await file.close().catch(() => undefined);
    await rm(neighbour, { force: true }).catch(() => undefined);
  };
  return {
    async write(bytes) {
      await file.writeFile(bytes);
    },
    async finish() {
      try {
        await file.sync();
        await file.close();
        await rename(neighbour, path);
        process.off('exit', removeNow);
      } catch (error) {
        await abandon();
        throw error;
      }
    },
    abandon,
  };
}

/** Writes a file whole or not at all, see `openWhole`. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Answer<undefined>> {
  let file: GrowingFile | null = null;
  try {
    const refused = await findWriteProblem(path);
    if (refused !== null) return { ok: false, problem: refused };
    file = await openWhole(path);
    await file.write(bytes);
    await file.finish();
    return { ok: true, value: undefined };
  } catch (error) {
    await file?.abandon();
    return { ok: false, problem: describeFileProblem(error, path) };
  }
}

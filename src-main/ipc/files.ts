/** Files: reading articles that the analyst chose, writing PDFs whole or not at all. */
import { randomUUID } from 'node:crypto';
import { access, constants, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Answer, Reply } from './contract.ts';

/** Bytes above which a file is not read: no article is that long, and memory is not endless. */
const LARGEST_FILE = 50 * 1024 * 1024;

const ARTICLE_FILTERS = [
  { name: 'Articles', extensions: ['txt', 'text', 'md', 'markdown'] },
  { name: 'All files', extensions: ['*'] },
];

/** Why a file could not be read or written, in words. */
export function describeFileProblem(error: unknown, path: string): string {
  const code = (error as NodeJS.ErrnoException).code;
  const name = basename(path);
  if (code === 'ENOENT') return `${name}: there is no such file or folder (${path}).`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${name}: no permission for ${path}.`;
  if (code === 'EISDIR') return `${name}: ${path} is a folder.`;
  if (code === 'ENOTDIR') return `${name}: part of ${path} is not a folder.`;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `${name}: the disk is full.`;
  if (code === 'ENAMETOOLONG') return `${name}: the name is too long.`;
  return `${name}: ${error instanceof Error ? error.message : String(error)}`;
}

/** Reads one file. Problems are values, since the file can vanish between the dialog and the read. */
export async function readArticle(
  path: string,
): Promise<Answer<{ name: string; bytes: Uint8Array<ArrayBuffer> }>> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE)
      return {
        ok: false,
        problem: `${basename(path)}: ${Math.round(size / 2 ** 20)} MB is more than the 50 MB that can be imported.`,
      };
    return { ok: true, value: { name: basename(path), bytes: new Uint8Array(await readFile(path)) } };
  } catch (error) {
    return { ok: false, problem: describeFileProblem(error, path) };
  }
}

export async function openArticles(window: BrowserWindow): Promise<Answer<Reply<'openArticles'>>> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Import sources',
    properties: ['openFile', 'multiSelections'],
    filters: ARTICLE_FILTERS,
  });
  const value: Reply<'openArticles'> = { files: [], failed: [] };
  for (const path of chosen.canceled ? [] : chosen.filePaths) {
    const read = await readArticle(path);
    if (read.ok) value.files.push(read.value);
    else value.failed.push({ name: basename(path), problem: read.problem });
  }
  return { ok: true, value };
}

/** Says why a file could not be written at `path`, or null. Looks only; the write itself can still fail. */
export async function findWriteProblem(path: string): Promise<string | null> {
  try {
    const folder = await stat(dirname(path));
    if (!folder.isDirectory()) return `${basename(path)}: ${dirname(path)} is not a folder.`;
    await access(dirname(path), constants.W_OK);
    const target = await stat(path).catch(() => null);
    if (target?.isDirectory()) return `${basename(path)}: ${path} is a folder.`;
    if (target !== null) await access(path, constants.W_OK);
    return null;
  } catch (error) {
    return describeFileProblem(error, path);
  }
}

/**
 * Writes a file whole or not at all: into a neighbour first, onto the disk, then renamed over the target. A full disk or a
 * killed process leaves what was there before.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Answer<undefined>> {
  const neighbour = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  try {
    const refused = await findWriteProblem(path);
    if (refused !== null) return { ok: false, problem: refused };
    const file = await open(neighbour, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(neighbour, path);
    return { ok: true, value: undefined };
  } catch (error) {
    await rm(neighbour, { force: true }).catch(() => undefined);
    return { ok: false, problem: describeFileProblem(error, path) };
  }
}

/** A file name without what some file system forbids, and without control and bidi characters that could disguise it. */
function safeFileName(suggested: string): string {
  const name = suggested.replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, ' ');
  const short = name.replaceAll(/\s+/g, ' ').trim().replace(/^\.+/, '').slice(0, 120).trim();
  return short === '' ? 'Brief' : short;
}

/** Files saved in this session: only these may be shown in the file manager. */
const saved = new Set<string>();

export async function savePdf(
  window: BrowserWindow,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<Answer<Reply<'savePdf'>>> {
  const chosen = await dialog.showSaveDialog(window, {
    title: 'Export PDF',
    defaultPath: join(app.getPath('documents'), `${safeFileName(suggestedName)}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (chosen.canceled || !chosen.filePath) return { ok: true, value: { path: null } };
  const path = extname(chosen.filePath) === '' ? `${chosen.filePath}.pdf` : chosen.filePath;
  const written = await writeWhole(path, bytes);
  if (!written.ok) return written;
  saved.add(path);
  return { ok: true, value: { path } };
}

export function showInFolder(path: string): Answer<undefined> {
  if (!saved.has(path)) return { ok: false, problem: 'Only files that were saved just now can be shown.' };
  shell.showItemInFolder(path);
  return { ok: true, value: undefined };
}

/**
 * Files to import: chosen by the analyst in a dialog, listed with their sizes, then read one at a time. The page never names
 * a path: it gets an id for each file that was chosen, and can read no other.
 */
import { randomUUID } from 'node:crypto';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { Answer, Reply, Request } from './contract.ts';
import { readArticle } from './disk.ts';

/** Files of one folder that are listed at most. */
export const MOST_FILES = 20_000;

type Listed = { path: string; name: string; size: number };

/** What the analyst chose in this session, by id. */
const chosen = new Map<string, string>();

export type FolderList = { files: Listed[]; skipped: number; isCut: boolean };

/**
 * Lists a folder's files of the given types, also those of folders in it, by name. Hidden ones and links are not followed,
 * so that no file outside the folder and no endless loop is met; what is left out for its type is counted.
 * @param extensions lower-case, without the dot
 */
export async function listFolder(
  root: string,
  extensions: ReadonlySet<string>,
  most: number = MOST_FILES,
): Promise<FolderList> {
  const list: FolderList = { files: [], skipped: 0, isCut: false };
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    // A folder that may not be read is left out, not the end of the whole import.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (!entry.isFile()) continue;
      else if (!extensions.has(extname(entry.name).slice(1).toLowerCase())) list.skipped += 1;
      else if (list.files.length >= most) list.isCut = true;
      else list.files.push({ path, name: nameIn(root, path), size: await sizeOf(path) });
    }
  }
  list.files.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return list;
}

/** A file's name as the analyst sees it: its path from the folder that was chosen, with "/" on every system. */
function nameIn(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

async function sizeOf(path: string): Promise<number> {
  return (await lstat(path).catch(() => null))?.size ?? 0;
}

/** Asks for files or a folder. No files and nothing skipped means that the analyst cancelled, or an empty folder. */
export async function chooseSources(
  window: BrowserWindow,
  { kind, extensions }: Request<'chooseSources'>,
): Promise<Answer<Reply<'chooseSources'>>> {
  const answer = await dialog.showOpenDialog(window, {
    title: kind === 'folder' ? 'Import a folder' : 'Import articles',
    properties: kind === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'],
    ...(kind === 'files' && {
      filters: [
        { name: 'Articles', extensions },
        { name: 'All files', extensions: ['*'] },
      ],
    }),
  });
  const isCanceled = answer.canceled || answer.filePaths.length === 0;
  const list: FolderList = { files: [], skipped: 0, isCut: false };
  for (const path of isCanceled ? [] : answer.filePaths) {
    if (kind === 'folder') {
      const found = await listFolder(path, new Set(extensions));
      list.files.push(...found.files);
      list.skipped += found.skipped;
      list.isCut ||= found.isCut;
    } else
      list.files.push({ path, name: basename(path), size: (await stat(path).catch(() => null))?.size ?? 0 });
  }
  const files = list.files.map(({ path, name, size }) => {
    const id = randomUUID();
    chosen.set(id, path);
    return { id, name, size };
  });
  return { ok: true, value: { isCanceled, files, skipped: list.skipped, isCut: list.isCut } };
}

/** Reads a file that was chosen. Its size is looked at first: a file that is too large is never in memory. */
export async function readSource(id: string): Promise<Answer<Reply<'readSource'>>> {
  const path = chosen.get(id);
  if (path === undefined) return { ok: false, problem: 'Only files that were chosen can be read.' };
  const read = await readArticle(path);
  return read.ok ? { ok: true, value: read.value.bytes } : read;
}

/** Saving files where the analyst says. */
import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Answer, Reply, Request } from './contract.ts';
import { isFileThere, writeWhole } from './disk.ts';

/** A file name without what some file system forbids, and without control and bidi characters that could disguise it. */
function safeFileName(suggested: string): string {
  const name = suggested.replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, ' ');
  const short = name.replaceAll(/\s+/g, ' ').trim().replace(/^\.+/, '').slice(0, 120).trim();
  return short === '' ? 'Untitled' : short;
}

/** Files saved in this session: only these may be shown in the file manager. */
const saved = new Set<string>();

async function mayReplace(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `Replace “${basename(path)}”?`,
    detail: `${path} is there already.`,
    buttons: ['Cancel', 'Replace'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

const FILE_TYPES: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  html: 'Web page',
  md: 'Markdown',
};

/**
 * Asks where to save a file and writes it there. A name without the type's extension gets it; `path` is null where the
 * analyst cancelled or would not have another file replaced.
 */
export async function saveFile(
  window: BrowserWindow,
  { suggestedName, extension, bytes }: Request<'saveFile'>,
): Promise<Answer<Reply<'saveFile'>>> {
  const suffix = extension === '' ? '' : `.${extension}`;
  const type = FILE_TYPES[extension];
  const chosen = await dialog.showSaveDialog(window, {
    title: type === undefined ? 'Export' : `Export ${type}`,
    defaultPath: join(app.getPath('documents'), `${safeFileName(suggestedName)}${suffix}`),
    ...(type !== undefined && { filters: [{ name: type, extensions: [extension] }] }),
  });
  if (chosen.canceled || !chosen.filePath) return { ok: true, value: { path: null } };
  const isNamed = suffix === '' || extname(chosen.filePath).toLowerCase() === suffix;
  const path = isNamed ? chosen.filePath : `${chosen.filePath}${suffix}`;
  // The save dialog has asked about the name that was typed, not about the one with its type after it.
  if (!isNamed && (await isFileThere(path)) && !(await mayReplace(window, path)))
    return { ok: true, value: { path: null } };
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

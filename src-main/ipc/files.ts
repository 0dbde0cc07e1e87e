/** File dialogs: which articles to import, where to save a PDF. */
import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Answer, Reply } from './contract.ts';
import { isFileThere, readArticle, writeWhole } from './disk.ts';

const ARTICLE_FILTERS = [
  { name: 'Articles', extensions: ['txt', 'text', 'md', 'markdown'] },
  { name: 'All files', extensions: ['*'] },
];

export async function openArticles(window: BrowserWindow): Promise<Answer<Reply<'openArticles'>>> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Import articles',
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

/** A file name without what some file system forbids, and without control and bidi characters that could disguise it. */
function safeFileName(suggested: string): string {
  const name = suggested.replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, ' ');
  const short = name.replaceAll(/\s+/g, ' ').trim().replace(/^\.+/, '').slice(0, 120).trim();
  return short === '' ? 'Brief' : short;
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

/**
 * Asks where to save a PDF and writes it there. A name without .pdf gets it; `path` is null where the analyst cancelled
 * or would not have another file replaced.
 */
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
  const isNamed = extname(chosen.filePath).toLowerCase() === '.pdf';
  const path = isNamed ? chosen.filePath : `${chosen.filePath}.pdf`;
  // The save dialog has asked about the name that was typed, not about the one with .pdf after it.
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

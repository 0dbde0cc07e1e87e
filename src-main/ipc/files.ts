/** File dialogs: which articles to import, where to save a PDF. */
import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { Answer, Reply } from './contract.ts';
import { readArticle, writeWhole } from './disk.ts';

const ARTICLE_FILTERS = [
  { name: 'Articles', extensions: ['txt', 'text', 'md', 'markdown'] },
  { name: 'All files', extensions: ['*'] },
];

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

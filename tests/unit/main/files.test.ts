import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const dialog = vi.hoisted(() => ({
  path: '',
  answer: 0,
  asked: [] as string[],
}));
vi.mock('electron', () => ({
  app: { getPath: () => '/' },
  shell: { showItemInFolder: () => undefined },
  dialog: {
    showSaveDialog: () => Promise.resolve({ canceled: dialog.path === '', filePath: dialog.path }),
    showMessageBox: (_window: unknown, { detail }: { detail: string }) => {
      dialog.asked.push(detail);
      return Promise.resolve({ response: dialog.answer, checkboxChecked: false });
    },
  },
}));

import { saveFile, showInFolder } from '../../../src-main/ipc/files.ts';

const WINDOW = {} as BrowserWindow;
let folder = '';

function save(name: string, content = 'new') {
  dialog.path = name === '' ? '' : join(folder, name);
  const bytes = new TextEncoder().encode(content);
  return saveFile(WINDOW, { suggestedName: 'Brief', extension: 'pdf', bytes });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-files-'));
  dialog.asked.length = 0;
  dialog.answer = 0;
});

describe('saving a PDF', () => {
  it.each([
    ['brief', 'brief.pdf'],
    ['Brief v1.2', 'Brief v1.2.pdf'],
    ['brief.pdf', 'brief.pdf'],
    ['BRIEF.PDF', 'BRIEF.PDF'],
  ])('under %s writes %s', async (typed, written) => {
    expect(await save(typed)).toEqual({ ok: true, value: { path: join(folder, written) } });
    expect(await readdir(folder)).toEqual([written]);
    expect(dialog.asked).toEqual([]);
  });

  it('asks before a name that got its .pdf here replaces a file, and keeps that file unless told', async () => {
    const there = join(folder, 'brief.pdf');
    await writeFile(there, 'old');
    expect(await save('brief')).toEqual({ ok: true, value: { path: null } });
    expect(dialog.asked).toEqual([`${there} is there already.`]);
    expect(await readFile(there, 'utf8')).toBe('old');
    dialog.answer = 1;
    expect(await save('brief')).toEqual({ ok: true, value: { path: there } });
    expect(await readFile(there, 'utf8')).toBe('new');
  });

  it('does not ask again what the save dialog has asked', async () => {
    await writeFile(join(folder, 'brief.pdf'), 'old');
    expect(await save('brief.pdf')).toMatchObject({ ok: true });
    expect(dialog.asked).toEqual([]);
  });

  it('writes nothing when the analyst cancels', async () => {
    expect(await save('')).toEqual({ ok: true, value: { path: null } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('lets only what was saved just now be shown in the file manager', async () => {
    expect(showInFolder(join(folder, 'a.pdf'))).toMatchObject({ ok: false });
    await save('a.pdf');
    expect(showInFolder(join(folder, 'a.pdf'))).toEqual({ ok: true, value: undefined });
  });
});

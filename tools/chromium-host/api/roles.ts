/** What the roles of menu items do, in the focused window. */
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { defineRole } from './menu.ts';

/** Chromium's names of editing commands. */
const EDITING: Record<string, string> = {
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pasteAndMatchStyle: 'PasteAndMatchStyle',
  delete: 'Delete',
  selectAll: 'SelectAll',
};

/** A step of Electron's zoom is a factor of 1.2 to the power of half a level. */
const ZOOM_STEP = 1.2 ** 0.5;

function edit(command: string): void {
  BrowserWindow.getFocusedWindow()?.webContents.withPage(({ page }) => {
    page.session.attempt('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
  });
}

function zoomBy(factor: number): void {
  const contents = BrowserWindow.getFocusedWindow()?.webContents;
  contents?.setZoomFactor(contents.getZoomFactor() * factor);
}

/** To be called once, before the app builds its menu. */
export function defineRoles(): void {
  for (const [role, command] of Object.entries(EDITING)) defineRole(role, () => edit(command));
  defineRole('quit', () => app.quit());
  defineRole('close', () => BrowserWindow.getFocusedWindow()?.close());
  defineRole('minimize', () => BrowserWindow.getFocusedWindow()?.minimize());
  defineRole('reload', () => BrowserWindow.getFocusedWindow()?.webContents.reload());
  defineRole('forceReload', () => BrowserWindow.getFocusedWindow()?.webContents.reload());
  defineRole('resetZoom', () => BrowserWindow.getFocusedWindow()?.webContents.setZoomFactor(1));
  defineRole('zoomIn', () => zoomBy(ZOOM_STEP));
  defineRole('zoomOut', () => zoomBy(1 / ZOOM_STEP));
  defineRole('togglefullscreen', () => {
    const window = BrowserWindow.getFocusedWindow();
    window?.setFullScreen(!window.isFullScreen());
  });
}

/** The one workspace window: how it is made, and how it closes without losing what an editor still holds. */
import { join } from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, dialog, nativeTheme } from 'electron';
import { APP_ORIGIN } from './app-files.ts';
import { USES_SPELLING } from './guards.ts';
import { sendEvent } from './ipc/gate.ts';

/** Milliseconds that the page has to write what it holds before the analyst is asked. */
const CLOSE_PATIENCE = 8000;

/** Milliseconds within which a second end of the page is not answered by loading it once more. */
const CRASH_PAUSE = 60_000;

/** Options of every window with pages of ours. */
export function pageOptions(outFolder: string): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: {
      preload: join(outFolder, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: USES_SPELLING,
    },
  };
}

let workspace: BrowserWindow | null = null;
/** True from the end of the workspace's page until it is loaded again. */
let isPageGone = false;
let answerClose: ((problem: string | null) => void) | null = null;

export function workspaceWindow(): BrowserWindow | null {
  return workspace;
}

/** The page's answer to a close request. */
export function receiveCloseAnswer(problem: string | null): void {
  answerClose?.(problem);
}

/** Asks the page to write everything; gives null when it did, else what is in the way. */
function askPageToFlush(window: BrowserWindow): Promise<string | null> {
  // A page that is gone holds nothing any more: there is nobody to wait for and nothing to lose by closing.
  if (isPageGone) return Promise.resolve(null);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('The workspace does not answer.'), CLOSE_PATIENCE);
    answerClose = (problem) => {
      clearTimeout(timer);
      resolve(problem);
    };
    sendEvent(window.webContents, 'onCloseRequested', {});
  });
}

/**
 * Draws the workspace again when its page ended (out of memory, killed), and says so. A page that ends twice within
 * `CRASH_PAUSE` would do so for ever: then the analyst decides.
 */
function reviveWorkspace(window: BrowserWindow): void {
  let revivedAt = Number.NEGATIVE_INFINITY;
  const loaded = (): void => {
    isPageGone = false;
  };
  window.webContents.on('did-finish-load', loaded);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    console.error(`The workspace's page ended: ${reason}.`);
    isPageGone = true;
    answerClose?.(null);
    const isAgain = Date.now() - revivedAt < CRASH_PAUSE;
    revivedAt = Date.now();
    if (!isAgain) window.webContents.reload();
    void tellOfCrash(window, isAgain).catch((error: unknown) => console.error(error));
  });
}

async function tellOfCrash(window: BrowserWindow, isAgain: boolean): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: isAgain ? 'The workspace ended again' : 'The workspace had to be loaded again',
    detail:
      'Everything up to the last “Saved” is kept. What was typed in the moment before may have to be typed again.',
    buttons: isAgain ? ['Load it again', 'Close'] : ['Go on'],
    defaultId: 0,
    cancelId: isAgain ? 1 : 0,
  });
  if (!isAgain || window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.close();
}

async function closeWhenWritten(window: BrowserWindow): Promise<boolean> {
  const problem = await askPageToFlush(window);
  answerClose = null;
  if (problem !== null) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'Some edits are not saved yet',
      detail: `${problem} Everything saved earlier is kept.`,
      buttons: ['Keep open', 'Close and lose them'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response !== 1) return false;
  }
  return true;
}

/** Lets a window close only after its page has written what it holds; then goes on with quitting if that was asked. */
function guardClosing(window: BrowserWindow): void {
  let asking = false;
  let quitting = false;
  const rememberQuit = (): void => {
    quitting = true;
  };
  app.on('before-quit', rememberQuit);
  window.on('closed', () => app.off('before-quit', rememberQuit));
  window.on('close', (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    const closing = closeWhenWritten(window).catch((error: unknown) => {
      // Nobody could be asked: what is not saved stays.
      console.error('The window could not be closed:', error);
      return false;
    });
    void closing.then((close) => {
      asking = false;
      const quit = quitting;
      quitting = false;
      if (!close) return;
      window.destroy();
      if (quit) app.quit();
    });
  });
}

/**
 * Opens the workspace, or brings it forward when it is open.
 * @param address where the page is: app://chancery/ or, in development, Vite's server
 */
export async function openWorkspace(
  outFolder: string,
  address: string = `${APP_ORIGIN}/`,
): Promise<BrowserWindow> {
  if (workspace !== null) {
    if (workspace.isMinimized()) workspace.restore();
    workspace.focus();
    return workspace;
  }
  const window = new BrowserWindow({
    ...pageOptions(outFolder),
    width: 1440,
    height: 900,
    minWidth: 760,
    minHeight: 560,
    title: 'Chancery',
    icon: join(outFolder, '..', 'resources', 'icon.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0f1418' : '#eceff1',
  });
  workspace = window;
  window.on('closed', () => {
    workspace = null;
  });
  isPageGone = false;
  guardClosing(window);
  reviveWorkspace(window);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(address);
  return window;
}

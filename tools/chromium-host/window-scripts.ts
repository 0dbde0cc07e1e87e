/** Small scripts that the host runs in the front window, in a world of its own, for dialogs and the clipboard. */
import { BrowserWindow } from './api/browser-window.ts';
import type { Session } from './cdp.ts';
import { currentlyRunning } from './platform.ts';

const WORLD = 'Chromium host';

async function frontWindow(): Promise<{ session: Session; contextId: number }> {
  const window =
    BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((one) => one.isVisible());
  if (window === undefined) throw new Error('the Chromium host needs an open window to ask in');
  const { session, targetId } = await window.webContents.protocolSession();
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: targetId,
    worldName: WORLD,
  });
  return { session, contextId: executionContextId };
}

/** Evaluates text as if a person had just clicked. `permissions` are the browser's names; they are given to the page. */
export async function runInWindow(expression: string, permissions: string[] = []): Promise<unknown> {
  const { session, contextId } = await frontWindow();
  const { result } = await session.send('Runtime.evaluate', { expression: 'location.origin', contextId });
  const origin = String(result.value);
  for (const name of permissions)
    currentlyRunning()?.browser.connection.root.attempt('Browser.setPermission', {
      permission: { name },
      setting: 'granted',
      origin,
    });
  const run = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    userGesture: true,
    awaitPromise: true,
    returnByValue: true,
  });
  for (const name of permissions)
    currentlyRunning()?.browser.connection.root.attempt('Browser.setPermission', {
      permission: { name },
      setting: 'denied',
      origin,
    });
  if (run.exceptionDetails)
    throw new Error(run.exceptionDetails.exception?.description ?? run.exceptionDetails.text);
  return run.result.value;
}

/** Opens the browser's own file chooser. Resolves to full paths, none if it was cancelled. */
export async function chooseFiles(options: {
  multiple: boolean;
  folder: boolean;
  accept: string;
}): Promise<string[]> {
  const { session, contextId } = await frontWindow();
  const run = await session.send('Runtime.evaluate', {
    contextId,
    userGesture: true,
    awaitPromise: true,
    expression: `new Promise((resolve) => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = ${options.multiple};
      input.webkitdirectory = ${options.folder};
      input.accept = ${JSON.stringify(options.accept)};
      input.onchange = () => resolve([...input.files]);
      input.oncancel = () => resolve([]);
      input.click();
    })`,
  });
  if (run.result.objectId === undefined) throw new Error('the file chooser could not be opened');
  const { result } = await session.send('Runtime.getProperties', {
    objectId: run.result.objectId,
    ownProperties: true,
  });
  const paths: string[] = [];
  for (const { name, value } of result) {
    if (!/^\d+$/.test(name) || value?.objectId === undefined) continue;
    paths.push((await session.send('DOM.getFileInfo', { objectId: value.objectId })).path);
  }
  return options.folder
    ? [...new Set(paths.slice(0, 1).map((file) => file.replace(/[/\\][^/\\]*$/, '')))]
    : paths;
}

/** Small scripts that the host runs in the front window, in a world of its own, for dialogs and the clipboard. */
import { BrowserWindow } from './api/browser-window.ts';
import type { Session } from './cdp.ts';
import { askQuestion, type Question, type Reply } from './page/question.ts';
import { unsupported } from './supported.ts';

const WORLD = 'Chromium host';

type Front = { session: Session; root: Session; contextId: number };

async function frontWindow(): Promise<Front> {
  const windows = BrowserWindow.getAllWindows().filter((window) => window.isVisible());
  const window = BrowserWindow.getFocusedWindow() ?? windows[0];
  if (window === undefined) throw unsupported('asking without an open window');
  const { session, root, targetId } = await window.webContents.protocolSession();
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: targetId,
    worldName: WORLD,
  });
  return { session, root, contextId: executionContextId };
}

/** Evaluates text as if a person had just clicked; a promise is awaited, its value must be JSON. */
async function evaluate({ session, contextId }: Front, expression: string): Promise<unknown> {
  const run = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    userGesture: true,
    awaitPromise: true,
    returnByValue: true,
  });
  const problem = run.exceptionDetails;
  if (problem) throw new Error(problem.exception?.description ?? problem.text);
  return run.result.value;
}

/** Draws a question over the front window and waits for its answer. */
export async function ask(question: Question): Promise<Reply> {
  return (await evaluate(await frontWindow(), `(${askQuestion})(${JSON.stringify(question)})`)) as Reply;
}

/** Uses the page's clipboard interface, for which the page itself has no permission. */
export async function runOnClipboard(
  expression: string,
  permission: 'clipboard-read' | 'clipboard-write',
): Promise<unknown> {
  const front = await frontWindow();
  const origin = String(await evaluate(front, 'location.origin'));
  const set = (setting: 'granted' | 'denied') =>
    front.root.attempt('Browser.setPermission', { permission: { name: permission }, setting, origin });
  set('granted');
  try {
    return await evaluate(front, expression);
  } finally {
    set('denied');
  }
}

/** Opens the browser's own file chooser. Resolves to full paths, none if it was cancelled. */
export async function chooseFiles(options: { multiple: boolean; accept: string }): Promise<string[]> {
  const { session, contextId } = await frontWindow();
  const { result: chosen } = await session.send('Runtime.evaluate', {
    contextId,
    userGesture: true,
    awaitPromise: true,
    // Kept in a global: a chooser whose element is collected closes without an answer.
    expression: `new Promise((resolve) => {
      const input = (globalThis.chooser = document.createElement('input'));
      input.type = 'file';
      input.multiple = ${options.multiple};
      input.accept = ${JSON.stringify(options.accept)};
      input.onchange = () => resolve([...input.files]);
      input.oncancel = () => resolve([]);
      input.click();
    })`,
  });
  if (chosen.objectId === undefined) throw new Error('the file chooser could not be opened');
  const { result } = await session.send('Runtime.getProperties', {
    objectId: chosen.objectId,
    ownProperties: true,
  });
  const paths: string[] = [];
  for (const { name, value } of result) {
    if (!/^\d+$/.test(name) || value?.objectId === undefined) continue;
    paths.push((await session.send('DOM.getFileInfo', { objectId: value.objectId })).path);
  }
  return paths;
}

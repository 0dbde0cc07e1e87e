/** Before the window closes, every editor writes what it still holds; main waits for the answer. */
import { useEffect } from 'react';
import { flushAll } from '../storage/autosave.ts';
import { describeSaveFailure, findUnsaved, whenIdle } from '../storage/save-status.ts';

/**
 * Writes everything that can be written, and waits for what is on its way.
 * @returns what would be lost all the same, as a sentence; null where nothing is
 */
export async function writeEverything(): Promise<string | null> {
  // A text field writes when it loses the focus, so it must lose it before everything is flushed.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await new Promise((resolve) => setTimeout(resolve, 0));
  const problem = await flushAll().then(() => null, describeSaveFailure);
  await whenIdle();
  // What a field refuses to store, a dialog still holds or an import has not come to has no writer to wait for.
  return problem ?? findUnsaved();
}

async function answerCloseRequest(): Promise<void> {
  await window.desktop.answerClose({ problem: await writeEverything() });
}

export function useCloseRequests(): void {
  useEffect(() => window.desktop.onCloseRequested(() => void answerCloseRequest()), []);
}

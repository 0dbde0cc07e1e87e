/** Before the window closes, every editor writes what it still holds; main waits for the answer. */
import { useEffect } from 'react';
import { flushAll } from '../storage/autosave.ts';
import { describeSaveFailure } from '../storage/save-status.ts';

async function answerCloseRequest(): Promise<void> {
  // A text field writes when it loses the focus, so it must lose it before everything is flushed.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await new Promise((resolve) => setTimeout(resolve, 0));
  const problem = await flushAll().then(() => null, describeSaveFailure);
  await window.desktop.answerClose({ problem });
}

export function useCloseRequests(): void {
  useEffect(() => window.desktop.onCloseRequested(() => void answerCloseRequest()), []);
}

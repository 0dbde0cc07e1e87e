/** Text on the clipboard: the browser's where there is a window, a variable where there is none. */
import type { Clipboard } from 'electron';
import { platform } from '../platform.ts';
import { supported } from '../supported.ts';
import { runOnClipboard } from '../window-scripts.ts';

let kept = '';

async function writeText(text: string): Promise<void> {
  kept = text;
  if (platform.headless) return;
  await runOnClipboard(`navigator.clipboard.writeText(${JSON.stringify(text)})`, 'clipboard-write');
}

export const clipboard = supported('clipboard', {
  async readText(): Promise<string> {
    if (platform.headless) return kept;
    return String(await runOnClipboard('navigator.clipboard.readText()', 'clipboard-read'));
  },
  writeText,
  clear: () => void writeText('').catch(() => {}),
} satisfies Pick<Clipboard, 'readText' | 'writeText' | 'clear'>);

/** Text on the clipboard: the browser's where there is a window, a variable where there is none. */
import type { Clipboard } from 'electron';
import { platform } from '../platform.ts';
import { supported } from '../supported.ts';
import { runInWindow } from '../window-scripts.ts';

let kept = '';

export const clipboard = supported('clipboard', {
  async readText(): Promise<string> {
    if (platform.headless) return kept;
    return String(await runInWindow('navigator.clipboard.readText()', ['clipboard-read']));
  },
  async writeText(text: string): Promise<void> {
    kept = text;
    if (platform.headless) return;
    await runInWindow(`navigator.clipboard.writeText(${JSON.stringify(text)})`, ['clipboard-write']);
  },
  clear(): void {
    kept = '';
    if (!platform.headless) void runInWindow('navigator.clipboard.writeText("")', ['clipboard-write']);
  },
} satisfies Pick<Clipboard, 'readText' | 'writeText' | 'clear'>);

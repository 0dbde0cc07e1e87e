/** Light or dark: what the app chose, handed to every page as `prefers-color-scheme`. */
import { applyColorScheme } from '../page-setup.ts';
import { HostEmitter, supported } from '../supported.ts';
import { webContents } from './web-contents.ts';

type Source = 'system' | 'light' | 'dark';
let source: Source = 'system';

class NativeTheme extends HostEmitter {
  constructor() {
    super('nativeTheme', ['updated']);
  }
  get themeSource(): Source {
    return source;
  }
  set themeSource(value: Source) {
    if (!['system', 'light', 'dark'].includes(value))
      throw new TypeError(`Error processing argument at index 0: ${value}`);
    if (value === source) return;
    source = value;
    for (const contents of webContents.getAllWebContents())
      contents.withPage(({ page }) => void applyColorScheme(page.session).catch(() => {}));
    this.emit('updated');
  }
  /** The system's own choice is not known to the host: it counts as light. */
  get shouldUseDarkColors(): boolean {
    return source === 'dark';
  }
}

export const nativeTheme = supported('nativeTheme', new NativeTheme());

/** The value of the media feature; empty leaves it to the browser. */
export function colorScheme(): string {
  return source === 'system' ? '' : source;
}

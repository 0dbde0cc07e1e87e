/** Light or dark: like the system, unless the analyst chose. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { readSetting, type Theme, writeSetting } from '../storage/settings.ts';

const DARK = '(prefers-color-scheme: dark)';

/** Chooses the theme; main is told, so that the system's own parts (dialogs, scroll bars) follow. */
export async function chooseTheme(theme: Theme): Promise<void> {
  await writeSetting('theme', theme);
}

/** Keeps the page in the chosen theme. */
export function useTheme(): void {
  const theme = useLiveQuery(async () => (await readSetting('theme')) ?? 'system', [], 'system');
  useEffect(() => {
    void window.desktop.setTheme({ theme });
    const query = matchMedia(DARK);
    const apply = (): void => {
      const isDark = theme === 'dark' || (theme === 'system' && query.matches);
      document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
    };
    apply();
    query.addEventListener('change', apply);
    return () => query.removeEventListener('change', apply);
  }, [theme]);
}

/** Which columns the analyst sees: those of the design, and what was chosen differently, remembered on this computer. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useMemo } from 'react';
import { readSetting, writeSetting } from '../../storage/settings.ts';
import type { SourceColumn } from './source-columns.tsx';

type Choice = Readonly<Record<string, boolean>>;

const NO_CHOICE: Choice = {};

/** Columns that cannot be hidden are always shown. */
export function shownColumns(columns: readonly SourceColumn[], choice: Choice): readonly SourceColumn[] {
  return columns.filter(
    ({ id, isShownAtFirst }) => isShownAtFirst === undefined || (choice[id] ?? isShownAtFirst),
  );
}

export function useSourceColumns(columns: readonly SourceColumn[]) {
  // Undefined until it was read: columns that vanish at once would flicker.
  const stored = useLiveQuery(async () => (await readSetting('sourceColumns')) ?? NO_CHOICE, []);
  const shown = useMemo(() => shownColumns(columns, stored ?? NO_CHOICE), [columns, stored]);
  const show = useCallback((id: string, isShown: boolean) => {
    const write = async (): Promise<void> => {
      const choice = (await readSetting('sourceColumns')) ?? NO_CHOICE;
      await writeSetting('sourceColumns', { ...choice, [id]: isShown });
    };
    void write();
  }, []);
  return {
    isKnown: stored !== undefined,
    shown,
    optional: useMemo(() => columns.filter(({ isShownAtFirst }) => isShownAtFirst !== undefined), [columns]),
    shownIds: useMemo(() => new Set(shown.map(({ id }) => id)), [shown]),
    show,
  };
}

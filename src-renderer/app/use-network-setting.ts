/** Tells main whether articles may be fetched: until it is told, nothing is. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { readSetting } from '../storage/settings.ts';

export function useNetworkSetting(): void {
  const allowed = useLiveQuery(async () => (await readSetting('networkAllowed')) === true, [], false);
  useEffect(() => {
    void window.desktop.allowNetwork({ allowed });
  }, [allowed]);
}

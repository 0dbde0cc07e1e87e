import { useEffect } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { followOrigins } from '../workers/origin-client.ts';

/** Milliseconds after the dossier was opened: the first view, which reads the same rows, comes first. */
const DELAY = 2000;

/** Looks for shared text in the background for as long as the dossier is open. */
export function useOrigins(dossierId: DossierId): void {
  useEffect(() => {
    let stop = (): void => undefined;
    const timer = setTimeout(() => {
      stop = followOrigins(dossierId);
    }, DELAY);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [dossierId]);
}

import { useEffect } from 'react';
import type { DossierId } from '../domain/ids.ts';
import { followOrigins } from '../workers/origin-client.ts';

/** Looks for shared text in the background for as long as the dossier is open. */
export function useOrigins(dossierId: DossierId): void {
  useEffect(() => followOrigins(dossierId), [dossierId]);
}

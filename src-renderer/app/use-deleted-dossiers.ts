import { useLiveQuery } from 'dexie-react-hooks';
import type { DossierId } from '../domain/ids.ts';
import { findDeletedDossiers } from '../storage/dossiers.ts';
import { describeSaveFailure } from '../storage/save-status.ts';
import { database } from '../storage/workspace.ts';
import { useToast } from '../ui/toast.tsx';
import { changeWriter } from '../workers/change-client.ts';

/** As many deleted dossiers as are offered; those before them come after these were brought back. */
const MOST_OFFERED = 3;

export type BringBack = { id: DossierId; label: string; run: () => void };

/** The dossiers that were deleted last, each with the way to bring it back and open it. */
export function useDeletedDossiers(onOpened: (id: DossierId) => void): BringBack[] {
  const showToast = useToast();
  const deleted = useLiveQuery(() => findDeletedDossiers(database), []) ?? [];
  return deleted.slice(0, MOST_OFFERED).map(({ id, title, sequence }) => ({
    id,
    label: `Bring back “${title}”`,
    run: () => {
      changeWriter
        .undo(id, sequence)
        .then(() => onOpened(id))
        .catch((error: unknown) =>
          showToast({ tone: 'bad', message: `It was not brought back. ${describeSaveFailure(error)}` }),
        );
    },
  }));
}

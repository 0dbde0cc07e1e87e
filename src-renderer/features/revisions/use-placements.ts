/** What a new revision left to decide about a source's annotations, followed. */
import { useLiveQuery } from 'dexie-react-hooks';
import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Source } from '../../domain/records.ts';
import { countPlacements, followPlacements, type Placements } from '../../storage/placements.ts';
import { database } from '../../storage/workspace.ts';
import { useWorkspace } from '../../ui/workspace.tsx';

/** `settled` counts the annotations that wait for nothing. */
export type PlacementWork = Placements & { settled: number };

/** Null until it is read. */
export function usePlacements({ id, revisionId }: Source): PlacementWork | null {
  const { report } = useWorkspace();
  const [followed, setFollowed] = useState<{ revisionId: string; placements: Placements } | null>(null);
  useEffect(
    () =>
      followPlacements(
        database,
        { id, revisionId },
        // Thousands of cards are put in place between what else the window does.
        (placements) => startTransition(() => setFollowed({ revisionId, placements })),
        report,
      ),
    [id, revisionId, report],
  );
  const counts = useLiveQuery(() => countPlacements(database, { id, revisionId }), [id, revisionId]);
  const settled = counts?.settled;
  return useMemo(() => {
    if (followed?.revisionId !== revisionId || settled === undefined) return null;
    return { ...followed.placements, settled };
  }, [followed, settled, revisionId]);
}

/** What can be done with a brief as a whole, from the list and from the brief itself. */
import { useCallback } from 'react';
import type { BriefId } from '../../domain/ids.ts';
import { duplicateBriefOperations, removeBriefOperations } from '../../storage/briefs.ts';
import { database, makeId } from '../../storage/workspace.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';

export type BriefActions = {
  /** Deletes briefs with their versions; the toast offers to undo it. */
  remove: (ids: readonly BriefId[]) => Promise<void>;
  /** Copies a brief and opens the copy. */
  duplicate: (id: BriefId) => Promise<void>;
};

export function useBriefActions(): BriefActions {
  const { dossierId, change, report } = useWorkspace();
  const { go } = useNavigation();
  const remove = useCallback(
    async (ids: readonly BriefId[]) => {
      try {
        const [first] = await database.briefs.bulkGet([...ids]);
        if (first === undefined) return;
        const label = ids.length === 1 ? `Delete brief “${first.title}”` : `Delete ${ids.length} briefs`;
        await change(label, await removeBriefOperations(database, ...ids), { offerUndo: true });
      } catch (error) {
        report(error);
      }
    },
    [change, report],
  );
  const duplicate = useCallback(
    async (id: BriefId) => {
      try {
        const context = { dossierId, makeId, now: Date.now() };
        const copy = await duplicateBriefOperations(database, id, context);
        if (copy === null) return;
        const isMade = await change(`Duplicate brief as “${copy.brief.title}”`, copy.operations);
        if (isMade) go({ view: 'brief', briefId: copy.brief.id });
      } catch (error) {
        report(error);
      }
    },
    [dossierId, change, report, go],
  );
  return { remove, duplicate };
}

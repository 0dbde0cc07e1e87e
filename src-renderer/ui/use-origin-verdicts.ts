/** What the analyst does about origins: each one undoable change. */
import { useMemo } from 'react';
import type { SourceId } from '../domain/ids.ts';
import type { Operation } from '../storage/commit.ts';
import { quoteInLabel } from '../storage/label.ts';
import {
  confirmOriginOperations,
  confirmWholeOriginOperations,
  splitOffOperations,
  type VerdictContext,
  withdrawVerdictOperations,
} from '../storage/origin-verdicts.ts';
import { database } from '../storage/workspace.ts';
import { useWorkspace } from './workspace.tsx';

type Pair = readonly [SourceId, SourceId];

export type OriginVerdicts = {
  /** @param share what was measured between the two, from 0 to 1 */
  confirm: (pair: Pair, share?: number) => void;
  confirmWhole: (sourceId: SourceId) => void;
  splitOff: (sourceId: SourceId) => void;
  withdraw: (pair: Pair) => void;
};

export function useOriginVerdicts(): OriginVerdicts {
  const { dossierId, change, report } = useWorkspace();
  return useMemo(() => {
    const say = (
      label: string,
      ids: readonly SourceId[],
      make: (context: VerdictContext) => Promise<Operation[]>,
      // The button that said it takes it back as well, but for these two.
      offerUndo = false,
    ): void => {
      const store = async (): Promise<void> => {
        const sources = await database.sources.bulkGet([...ids]);
        const titles = sources.map((source) => quoteInLabel(source?.title ?? ''));
        const operations = await make({ database, dossierId, now: Date.now() });
        if (operations.length > 0)
          await change(`${label} ${titles.join(' and ')}`, operations, { offerUndo });
      };
      store().catch(report);
    };
    return {
      confirm: (pair, share) =>
        say('Confirm one origin of', pair, (context) => confirmOriginOperations(context, pair, share)),
      confirmWhole: (id) =>
        say(
          'Confirm the whole origin of',
          [id],
          (context) => confirmWholeOriginOperations(context, id),
          true,
        ),
      splitOff: (id) => say('Split off', [id], (context) => splitOffOperations(context, id), true),
      withdraw: (pair) =>
        say('Leave open the origin of', pair, (context) => withdrawVerdictOperations(context, pair)),
    };
  }, [dossierId, change, report]);
}

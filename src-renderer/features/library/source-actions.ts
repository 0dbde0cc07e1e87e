/** What is done with the selected sources, each as one change with a label that counts. */
import { useMemo } from 'react';
import type { SourceId } from '../../domain/ids.ts';
import type { Reliability } from '../../domain/vocabularies/grading.ts';
import { readRowsByKey } from '../../storage/rows-by-key.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { gradeSourcesOperations, removeSourceOperations } from '../../storage/sources.ts';
import { database } from '../../storage/workspace.ts';
import { nameSources } from '../../ui/use-source-tagging.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import type { Grade } from './grade-form.tsx';

/** The reliability that all have; null where they differ. */
export function commonGrade(rows: readonly SourceRow[]): Reliability | null {
  const [first, ...others] = new Set(rows.map(({ source }) => source.reliability));
  return first === undefined || others.length > 0 ? null : first;
}

export type SourceActions = {
  remove: (ids: readonly string[]) => void;
  grade: (ids: readonly string[], grade: Grade) => void;
};

export function useSourceActions(): SourceActions {
  const { change, report } = useWorkspace();
  return useMemo(() => {
    const read = async (ids: readonly string[]) =>
      (await readRowsByKey(database.sources, ids)).filter((source) => source !== undefined);
    const remove = async (ids: readonly string[]): Promise<void> => {
      const sources = await read(ids);
      if (sources.length === 0) return;
      const operations = await removeSourceOperations(database, ...(ids as readonly SourceId[]));
      await change(`Delete ${nameSources(sources)}`, operations, { offerUndo: true });
    };
    const grade = async (ids: readonly string[], { reliability, reason }: Grade): Promise<void> => {
      const sources = await read(ids);
      const operations = gradeSourcesOperations(sources, reliability, reason);
      const changed = new Set(
        operations.map((operation) => (operation.kind === 'update' ? operation.key : '')),
      );
      if (changed.size === 0) return;
      const label = `Grade ${nameSources(sources.filter(({ id }) => changed.has(id)))} ${reliability}`;
      await change(label, operations, { offerUndo: true });
    };
    return {
      remove: (ids) => void remove(ids).catch(report),
      grade: (ids, chosen) => void grade(ids, chosen).catch(report),
    };
  }, [change, report]);
}

/**
 * Changes of parts of one field of a row (a claim's attribution, a brief's front matter), one after the other, each made
 * from what is stored by then: two parts left in quick succession must not write over each other.
 */
import { useId, useRef } from 'react';
import type { Operation } from '../storage/commit.ts';
import { markUnsaved } from '../storage/save-status.ts';
import { useWorkspace } from './workspace.tsx';

type ChangeInOrder<Row> = (
  label: string,
  operationsOf: (stored: Row) => readonly Operation[],
) => Promise<boolean>;

/** @param read gives the row as it is stored now; undefined where it is gone, which is reported as a failed change */
export function useOrderedChanges<Row>(read: () => PromiseLike<Row | undefined>): ChangeInOrder<Row> {
  const { change, report } = useWorkspace();
  const owner = useId();
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (label, operationsOf) => {
    const write = async (): Promise<boolean> => {
      const stored = await read();
      if (stored === undefined) throw new Error('It is no longer in the dossier.');
      return change(label, operationsOf(stored));
    };
    const next = last.current.then(write).catch((error: unknown) => {
      report(error);
      return false;
    });
    last.current = next;
    // The field counts as left by now, but nothing is saved until its turn has come.
    markUnsaved(owner, true);
    void next.then(() => last.current === next && markUnsaved(owner, false));
    return next;
  };
}

/**
 * The open dossier, and the one way a view changes it: `change` commits, and a failure reaches the analyst with what was
 * kept instead of vanishing.
 */
import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef } from 'react';
import type { DossierId } from '../domain/ids.ts';
import type { Operation } from '../storage/commit.ts';
import type { NewRowContext } from '../storage/new-row.ts';
import { describeSaveFailure } from '../storage/save-status.ts';
import { readSetting } from '../storage/settings.ts';
import { makeId } from '../storage/workspace.ts';
import { useToast } from './toast.tsx';

type Workspace = {
  dossierId: DossierId;
  /** What a row that is made now starts with, signed by the analyst. */
  newRowContext: () => NewRowContext;
  /** Commits operations under a label that reads after "Undid: ". Resolves to true once stored, false when it failed. */
  change: (
    label: string,
    operations: readonly Operation[],
    options?: { offerUndo?: boolean },
  ) => Promise<boolean>;
  undo: () => Promise<void>;
  redo: () => Promise<void>;
  /** Tells the analyst about an error that nobody expected. */
  report: (error: unknown) => void;
};

/**
 * What writes changes, takes them back and makes them again: as `commit`, `undo` and `redo` of the storage, in a thread of its
 * choice.
 */
export type ChangeWriter = {
  commit: (dossierId: DossierId, label: string, operations: readonly Operation[]) => Promise<number>;
  undo: (dossierId: DossierId, only?: number) => Promise<string | null>;
  redo: (dossierId: DossierId) => Promise<string | null>;
};

const WorkspaceContext = createContext<Workspace | null>(null);

type WorkspaceProviderProps = { dossierId: DossierId; writer: ChangeWriter; children: ReactNode };

/** `writer` must stay the same object. */
export function WorkspaceProvider({ dossierId, writer, children }: WorkspaceProviderProps) {
  const showToast = useToast();
  const author = useRef('');
  author.current = useLiveQuery(() => readSetting('analystName'), []) ?? '';
  const newRowContext = useCallback(
    () => ({ dossierId, makeId, now: Date.now(), author: author.current }),
    [dossierId],
  );
  const report = useCallback(
    (error: unknown) => showToast({ tone: 'bad', message: `Not saved. ${describeSaveFailure(error)}` }),
    [showToast],
  );
  const step = useCallback(
    async (direction: 'undo' | 'redo') => {
      try {
        const label = await writer[direction](dossierId);
        const done = direction === 'undo' ? 'Undid' : 'Redid';
        showToast({ message: label === null ? `Nothing to ${direction}.` : `${done}: ${label}` });
      } catch (error) {
        report(error);
      }
    },
    [dossierId, writer, showToast, report],
  );
  /** What a message's "Undo" does: takes back the change that the message names, never another. */
  const undoExactly = useCallback(
    async (sequence: number, label: string) => {
      try {
        const undone = await writer.undo(dossierId, sequence);
        const newer = `Not undone: something was changed after “${label}”. Undo that first.`;
        showToast({ message: undone === null ? newer : `Undid: ${undone}` });
      } catch (error) {
        report(error);
      }
    },
    [dossierId, writer, showToast, report],
  );
  const change = useCallback<Workspace['change']>(
    async (label, operations, options) => {
      try {
        const sequence = await writer.commit(dossierId, label, operations);
        const action = { label: 'Undo', run: () => void undoExactly(sequence, label) };
        if (options?.offerUndo === true) showToast({ message: label, action });
        return true;
      } catch (error) {
        report(error);
        return false;
      }
    },
    [dossierId, writer, showToast, undoExactly, report],
  );
  const value = useMemo<Workspace>(
    () => ({
      dossierId,
      newRowContext,
      change,
      undo: () => step('undo'),
      redo: () => step('redo'),
      report,
    }),
    [dossierId, newRowContext, change, step, report],
  );
  return <WorkspaceContext value={value}>{children}</WorkspaceContext>;
}

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('useWorkspace needs an open dossier around it');
  return workspace;
}

/** What the change worker is asked and answers. It is kept, and does one after the other. */
import type { DossierId } from '../domain/ids.ts';
import type { Operation } from '../storage/commit.ts';

/** See `commit`, `undo` and `redo` of storage/commit.ts for what each takes and gives. `now`: milliseconds since the Unix epoch. */
export type ChangeJobs = {
  commit: {
    job: { dossierId: DossierId; label: string; operations: readonly Operation[]; now: number };
    answer: number;
  };
  undo: { job: { dossierId: DossierId; only?: number }; answer: string | null };
  redo: { job: { dossierId: DossierId }; answer: string | null };
};

export type ChangeJobKind = keyof ChangeJobs;
export type ChangeRequest = {
  [Kind in ChangeJobKind]: { id: number; kind: Kind; job: ChangeJobs[Kind]['job'] };
}[ChangeJobKind];
export type ChangeAnswer =
  | { id: number; ok: true; value: ChangeJobs[ChangeJobKind]['answer'] }
  /** The error's own name and message: what the analyst is told depends on both. */
  | { id: number; ok: false; name: string; message: string };

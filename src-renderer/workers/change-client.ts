/**
 * Writing changes without holding up the window. To write a row, or to read it back from the log, takes a fraction of a
 * millisecond of the thread that asks for it: ten thousand are seconds in which no key would be answered. What is to be
 * undone may be as large as that, and how large is known only once it is read, which is the larger half of the work.
 */
import type { DossierId } from '../domain/ids.ts';
import { commit, type Operation } from '../storage/commit.ts';
import { readEverythingAgain } from '../storage/read-again.ts';
import { trackSave } from '../storage/save-status.ts';
import { database } from '../storage/workspace.ts';
import type { ChangeAnswer, ChangeJobKind, ChangeJobs } from './change-messages.ts';
import { causeOfEnd } from './worker-end.ts';

/** Operations that the window writes itself: sooner done than told. */
const MOST_HERE = 50;

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void };

let worker: Worker | null = null;
let asked = 0;
const waiting = new Map<number, Waiting>();

function startWorker(): Worker {
  const started = new Worker(new URL('./change-worker.ts', import.meta.url), {
    type: 'module',
    name: 'change',
  });
  started.addEventListener('message', ({ data }: MessageEvent<ChangeAnswer>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) one?.resolve(data.value as never);
    else one?.reject(Object.assign(new Error(data.message), { name: data.name }));
  });
  const fail = (event: Event): void => {
    event.preventDefault();
    started.terminate();
    if (worker === started) worker = null;
    const cause = causeOfEnd(event);
    for (const { reject } of waiting.values())
      reject(
        new Error(
          `It is not known whether this change was stored: look at what is shown now. ${cause}`.trim(),
        ),
      );
    waiting.clear();
    // What it stored before it failed, nobody was told of.
    readEverythingAgain();
  };
  started.addEventListener('error', fail);
  started.addEventListener('messageerror', fail);
  return started;
}

function ask<Kind extends ChangeJobKind>(
  kind: Kind,
  job: ChangeJobs[Kind]['job'],
): Promise<ChangeJobs[Kind]['answer']> {
  const answer = new Promise<ChangeJobs[Kind]['answer']>((resolve, reject) => {
    worker ??= startWorker();
    asked += 1;
    worker.postMessage({ id: asked, kind, job });
    waiting.set(asked, { resolve, reject });
  });
  return trackSave(answer);
}

/** As `commit`, `undo` and `redo` of the storage, each wherever it holds up nothing. */
export const changeWriter = {
  commit(dossierId: DossierId, label: string, operations: readonly Operation[]): Promise<number> {
    // What is asked for later is stored later: nothing overtakes what is still on its way to the worker, or in it.
    const isNext = waiting.size === 0;
    if (isNext && operations.length <= MOST_HERE) return commit(database, dossierId, label, operations);
    return ask('commit', { dossierId, label, operations, now: Date.now() });
  },
  undo(dossierId: DossierId, only?: number): Promise<string | null> {
    return ask('undo', { dossierId, ...(only === undefined ? {} : { only }) });
  },
  redo(dossierId: DossierId): Promise<string | null> {
    return ask('redo', { dossierId });
  },
};

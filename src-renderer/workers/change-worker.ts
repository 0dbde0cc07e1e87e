/** Writing changes of thousands of rows, and taking them back, off the window's thread. */
import { commit, redo, undo } from '../storage/commit.ts';
import { database } from '../storage/workspace.ts';
import type { ChangeAnswer, ChangeJobKind, ChangeJobs, ChangeRequest } from './change-messages.ts';

function run({ kind, job }: ChangeRequest): Promise<ChangeJobs[ChangeJobKind]['answer']> {
  switch (kind) {
    case 'commit':
      return commit(database, job.dossierId, job.label, job.operations, job.now);
    case 'undo':
      return undo(database, job.dossierId, job.only);
    case 'redo':
      return redo(database, job.dossierId);
  }
}

async function answer(request: ChangeRequest): Promise<ChangeAnswer> {
  const { id } = request;
  try {
    return { id, ok: true, value: await run(request) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { id, ok: false, name, message };
  }
}

addEventListener('message', (event: MessageEvent<ChangeRequest>) => {
  void answer(event.data).then((result) => postMessage(result));
});

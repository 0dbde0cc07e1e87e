/** Starts the revision worker for one job and ends it with the answer. */
import { trackSave } from '../storage/save-status.ts';
import type { RevisionAnswer, RevisionJobKind, RevisionJobs, RevisionPart } from './revision-jobs.ts';
import { causeOfEnd } from './worker-end.ts';

/** `onPart` hears what a job gives before its answer. */
export type RevisionJobOptions<Kind extends RevisionJobKind> = {
  signal?: AbortSignal;
  onPart?: (part: RevisionPart<Kind>) => void;
};

type Message<Kind extends RevisionJobKind> = RevisionAnswer<Kind> | { part: RevisionPart<Kind> };

/**
 * Runs one job. A job that was aborted has stored nothing, since its transaction ends with its worker; or all, where that was
 * complete before the abort.
 * @returns the answer, or a problem in the analyst's words
 * @throws the signal's reason once it is aborted
 */
export function runRevisionJob<Kind extends RevisionJobKind>(
  kind: Kind,
  job: RevisionJobs[Kind]['job'],
  { signal, onPart }: RevisionJobOptions<Kind> = {},
): Promise<RevisionAnswer<Kind>> {
  const answer = new Promise<RevisionAnswer<Kind>>((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./revision-worker.ts', import.meta.url), { type: 'module' });
    const stop = (): void => {
      worker.terminate();
      reject(signal?.reason);
    };
    const end = (result: RevisionAnswer<Kind>): void => {
      signal?.removeEventListener('abort', stop);
      worker.terminate();
      resolve(result);
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<Message<Kind>>) => {
      if ('part' in data) onPart?.(data.part);
      else end(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end({ ok: false, problem: `The texts could not be compared. ${causeOfEnd(event)}`.trim() });
    });
    worker.postMessage({ kind, job });
  });
  if (kind === 'revise') {
    const stored = answer.then((given) => {
      if (!given.ok) throw new Error(given.problem);
    });
    trackSave(stored, () => signal?.aborted === true).catch(() => undefined);
  }
  return answer;
}

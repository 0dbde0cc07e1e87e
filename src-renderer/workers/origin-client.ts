/** The window's side of origins: a worker that follows the open dossier, and one for each job that has an end. */
import type { DossierId, SourceId } from '../domain/ids.ts';
import type { OriginAnswer, OriginRequest } from './origin-messages.ts';

function startWorker(request: OriginRequest): Worker {
  const worker = new Worker(new URL('./origin-worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage(request);
  return worker;
}

/** Examines the dossier's texts in the background, now and after each change. Gives a function that ends that. */
export function followOrigins(dossierId: DossierId): () => void {
  const worker = startWorker({ kind: 'follow', dossierId });
  return () => worker.terminate();
}

/** An aborted job never answers. */
function runJob(request: OriginRequest, signal?: AbortSignal): Promise<OriginAnswer> {
  return new Promise((resolve) => {
    const worker = startWorker(request);
    const stop = (): void => worker.terminate();
    const end = (answer: OriginAnswer): void => {
      signal?.removeEventListener('abort', stop);
      stop();
      resolve(answer);
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<OriginAnswer>) => end(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end({ ok: false, problem: `The texts could not be compared. ${event.message}`.trim() });
    });
  });
}

/** Examines all texts of a dossier once, and has stored what was found when it answers. */
export function examineOrigins(dossierId: DossierId): Promise<OriginAnswer> {
  return runJob({ kind: 'examine', dossierId });
}

/**
 * What two sources share.
 * @returns both texts with the shared passages, null where a source is gone, or a problem in the analyst's words
 */
export function compareSources(
  sourceId: SourceId,
  otherId: SourceId,
  signal: AbortSignal,
): Promise<OriginAnswer> {
  return runJob({ kind: 'compare', sourceId, otherId }, signal);
}

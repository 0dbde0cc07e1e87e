/** The window's side of origins: a worker that follows the open dossier, and one for each job that has an end. */
import type { DossierId, SourceId } from '../domain/ids.ts';
import type { OriginAnswer, OriginMessage, OriginRequest, SharedPart } from './origin-messages.ts';
import { causeOfEnd } from './worker-end.ts';

function startWorker(request: OriginRequest): Worker {
  const worker = new Worker(new URL('./origin-worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage(request);
  return worker;
}

let following: { dossierId: DossierId; worker: Worker } | null = null;

/** Examines the dossier's texts in the background, now and after each change. Gives a function that ends that. */
export function followOrigins(dossierId: DossierId): () => void {
  const worker = startWorker({ kind: 'follow', dossierId });
  following = { dossierId, worker };
  const leave = (): void => {
    if (following?.worker === worker) following = null;
  };
  // One whose script failed answers nobody: whoever asks next gets a worker of their own, and hears why where that fails too.
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    leave();
  });
  return () => {
    leave();
    worker.terminate();
  };
}

/**
 * Answers when every text that a dossier has now was examined, at once rather than after a quiet time. Never answers where
 * the dossier is left meanwhile.
 */
export function settleOrigins(dossierId: DossierId): Promise<OriginAnswer> {
  // For a moment after a dossier was opened, nobody follows it yet.
  if (following?.dossierId !== dossierId) return examineOrigins(dossierId);
  const { worker } = following;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const answered = new AbortController();
    const end = (answer: OriginAnswer): void => {
      answered.abort();
      port1.close();
      resolve(answer);
    };
    port1.onmessage = ({ data }: MessageEvent<OriginAnswer>) => end(data);
    worker.addEventListener('error', (event) => end(failure(causeOfEnd(event))), { signal: answered.signal });
    worker.postMessage({ kind: 'settle' } satisfies OriginRequest, [port2]);
  });
}

function failure(message: string): OriginAnswer {
  return { ok: false, problem: `The texts could not be compared. ${message}`.trim() };
}

type JobOptions = { signal?: AbortSignal; onPart?: (part: SharedPart) => void };

/** An aborted job never answers. */
function runJob(request: OriginRequest, { signal, onPart }: JobOptions = {}): Promise<OriginAnswer> {
  return new Promise((resolve) => {
    const worker = startWorker(request);
    const stop = (): void => worker.terminate();
    const end = (answer: OriginAnswer): void => {
      signal?.removeEventListener('abort', stop);
      stop();
      resolve(answer);
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<OriginMessage>) => {
      if ('part' in data) onPart?.(data.part);
      else end(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(failure(causeOfEnd(event)));
    });
  });
}

/** Examines all texts of a dossier once, and has stored what was found when it answers. */
export function examineOrigins(dossierId: DossierId): Promise<OriginAnswer> {
  return runJob({ kind: 'examine', dossierId });
}

/**
 * What two sources share; `onPart` hears the chunks of both texts before the answer.
 * @returns null where a source is gone, or a problem in the analyst's words
 */
export function compareSources(
  sourceId: SourceId,
  otherId: SourceId,
  options: Required<JobOptions>,
): Promise<OriginAnswer> {
  return runJob({ kind: 'compare', sourceId, otherId }, options);
}

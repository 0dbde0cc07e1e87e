/** The window's side of origins: a worker that follows the open dossier. */
import type { DossierId } from '../domain/ids.ts';
import type { OriginRequest } from './origin-messages.ts';

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

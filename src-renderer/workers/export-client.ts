/** Starts the export worker for one export and ends it when nothing more is asked of it. */
import type { ExportAnswer, ExportJobKind, ExportJobs } from './export-jobs.ts';
import { causeOfEnd } from './worker-end.ts';

export type ExportWorker = {
  /**
   * Runs one job; a PDF's bytes are handed over and must not be used afterwards.
   * @returns the answer, or a problem in the analyst's words
   * @throws the signal's reason once it is aborted
   */
  run: <Kind extends ExportJobKind>(kind: Kind, job: ExportJobs[Kind]['job']) => Promise<ExportAnswer<Kind>>;
  end: () => void;
};

/** @param signal stops whatever is running */
export function startExportWorker(signal: AbortSignal): ExportWorker {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), {
    type: 'module',
    name: 'export',
  });
  return {
    run(kind, job) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const stop = (): void => {
          worker.terminate();
          reject(signal.reason);
        };
        signal.addEventListener('abort', stop, { once: true });
        worker.onmessage = (event) => {
          signal.removeEventListener('abort', stop);
          resolve(event.data);
        };
        worker.onerror = (event) => {
          event.preventDefault();
          signal.removeEventListener('abort', stop);
          resolve({ ok: false, problem: `It could not be written. ${causeOfEnd(event)}`.trim() });
        };
        const handedOver = 'pdf' in job && job.pdf.buffer instanceof ArrayBuffer ? [job.pdf.buffer] : [];
        worker.postMessage({ kind, job }, handedOver);
      });
    },
    end: () => worker.terminate(),
  };
}

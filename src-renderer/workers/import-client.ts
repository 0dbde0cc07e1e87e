/**
 * Reading articles in workers: no file can hold up the window, whatever is in it. At most two files are read at once; one
 * that takes too long is stopped with its worker, and the next gets a fresh one.
 */
import { fail, type Result } from '../domain/result.ts';
import type { BibliographyEntry } from '../importers/bibliography-entry.ts';
import type { ArticleFile, ImportedArticle } from '../importers/import-article.ts';
import type { Readings } from './import-worker.ts';

/** Milliseconds after which reading a file is given up. */
export const TIME_LIMIT = 30_000;
/** One for each core of a small machine; reading is bound by the processor. */
const MOST_WORKERS = 2;
/** Milliseconds after which an idle worker, with the libraries that it loaded, is let go. */
const IDLE_TIME = 20_000;

const TOO_LONG = `Reading it took longer than ${TIME_LIMIT / 1000} seconds and was stopped. Nothing of it was kept.`;
const CRASHED = 'Reading it failed, perhaps for lack of memory. Nothing of it was kept.';

type Idle = { worker: Worker; timer: ReturnType<typeof setTimeout> };

const idle: Idle[] = [];
const waiting: (() => void)[] = [];
let running = 0;

function takeWorker(): Worker {
  const known = idle.pop();
  if (known === undefined)
    return new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' });
  clearTimeout(known.timer);
  return known.worker;
}

function keepWorker(worker: Worker): void {
  const entry: Idle = {
    worker,
    timer: setTimeout(() => {
      idle.splice(idle.indexOf(entry), 1);
      worker.terminate();
    }, IDLE_TIME),
  };
  idle.push(entry);
}

/** Waits for one of the places in which a file can be read. */
async function takePlace(): Promise<void> {
  if (running >= MOST_WORKERS) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
}

function leavePlace(): void {
  const next = waiting.shift();
  if (next === undefined) running -= 1;
  else next();
}

/** How long reading may take, in milliseconds, and what stops it. */
export type ReadingOptions = { signal?: AbortSignal; timeLimit?: number };

/**
 * Imports one article in a worker, see `importArticle`. `file.bytes` is handed over and must not be used afterwards.
 * @returns the article, or a problem in the analyst's words: also where it took too long or the worker crashed
 * @throws the signal's reason once it is aborted
 */
export function importInWorker(
  file: ArticleFile,
  options: ReadingOptions = {},
): Promise<Result<ImportedArticle>> {
  return readInWorker('article', file, options);
}

/** Reads one bibliography in a worker, see `parseBibliography`; otherwise as `importInWorker`. */
export function readBibliographyInWorker(
  file: ArticleFile,
  options: ReadingOptions = {},
): Promise<Result<BibliographyEntry[]>> {
  return readInWorker('bibliography', file, options);
}

async function readInWorker<Kind extends keyof Readings>(
  kind: Kind,
  file: ArticleFile,
  { signal, timeLimit = TIME_LIMIT }: ReadingOptions,
): Promise<Result<Readings[Kind]>> {
  await takePlace();
  try {
    signal?.throwIfAborted();
    return await ask(takeWorker(), kind, file, timeLimit, signal);
  } finally {
    leavePlace();
  }
}

function ask<Kind extends keyof Readings>(
  worker: Worker,
  kind: Kind,
  file: ArticleFile,
  timeLimit: number,
  signal: AbortSignal | undefined,
): Promise<Result<Readings[Kind]>> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      worker.removeEventListener('message', answer);
      worker.removeEventListener('error', crash);
    };
    const stop = (): void => {
      end();
      worker.terminate();
    };
    const answer = (event: MessageEvent<Result<Readings[Kind]>>): void => {
      end();
      keepWorker(worker);
      resolve(event.data);
    };
    const crash = (event: ErrorEvent): void => {
      event.preventDefault();
      stop();
      resolve(fail(CRASHED));
    };
    const abort = (): void => {
      stop();
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      stop();
      resolve(fail(TOO_LONG));
    }, timeLimit);
    signal?.addEventListener('abort', abort, { once: true });
    worker.addEventListener('message', answer);
    worker.addEventListener('error', crash);
    const { buffer } = file.bytes;
    worker.postMessage({ kind, file }, buffer instanceof ArrayBuffer ? [buffer] : []);
  });
}

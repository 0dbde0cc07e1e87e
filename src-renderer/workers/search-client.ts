/** The window's side of the search: one worker, started with the first search and kept. */
import type { SearchProgress, SearchQuery, SearchReply, SearchResult } from './search-messages.ts';
import { causeOfEnd } from './worker-end.ts';

type Waiting = { resolve: (result: SearchResult) => void; reject: (error: Error) => void };

let worker: Worker | null = null;
let lastId = 0;
let progress: SearchProgress | null = null;
const waiting = new Map<number, Waiting>();
const listeners = new Set<() => void>();

function receive({ data }: MessageEvent<SearchReply>): void {
  if (data.kind === 'progress') {
    progress = data.progress;
    for (const listener of listeners) listener();
    return;
  }
  const asked = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.kind === 'result') asked?.resolve(data.result);
  else asked?.reject(new Error(data.problem));
}

/** A worker that died takes its searches with it; the next search starts another. */
function end(event: Event): void {
  event.preventDefault();
  worker?.terminate();
  worker = null;
  for (const { reject } of waiting.values()) reject(new Error(causeOfEnd(event)));
  waiting.clear();
}

/** Starts the worker, so that the index is ready when the first search comes. */
export function startSearch(): Worker {
  if (worker !== null) return worker;
  worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: 'search' });
  worker.addEventListener('message', receive);
  worker.addEventListener('error', end);
  return worker;
}

/**
 * Searches. Whoever no longer wants the answer ignores it: answers come in milliseconds.
 * @throws Error where the search stopped; its message says why, or is '' where nobody knows
 */
export function search(query: SearchQuery): Promise<SearchResult> {
  const target = startSearch();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    target.postMessage({ id, query });
  });
}

/** How far the index has come; null before the worker said anything. For React's useSyncExternalStore. */
export function getSearchProgress(): SearchProgress | null {
  return progress;
}

export function subscribeSearchProgress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

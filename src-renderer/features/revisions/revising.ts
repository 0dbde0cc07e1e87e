/** The new text that is on its way to becoming a revision, wherever in the window the analyst is meanwhile. One at a time. */
import { useSyncExternalStore } from 'react';
import type { SourceId } from '../../domain/ids.ts';

/** `annotations` is how many it moves; null until they are counted. */
export type Revising = { sourceId: SourceId; annotations: number | null; cancel: () => void };

let current: Revising | null = null;
const listeners = new Set<() => void>();

/** Null: none is on its way any more. */
export function setRevising(next: Revising | null): void {
  current = next;
  for (const listener of listeners) listener();
}

export function getRevising(): Revising | null {
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRevising(): Revising | null {
  return useSyncExternalStore(subscribe, getRevising);
}

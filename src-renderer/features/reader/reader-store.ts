/**
 * What the reader is doing at this moment: caret, selection, chosen annotation. It changes with every key and pointer
 * move, so it lives outside React: only what shows a part of it is drawn again.
 */
import { useSyncExternalStore } from 'react';
import type { AnnotationId } from '../../domain/ids.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import { type AnnotationFilter, NO_FILTER } from './annotation-filter.ts';

/** UTF-16 offsets; equal for a caret, different for a selection. `anchor` is where it began. */
export type Caret = { anchor: number; focus: number };

/** An annotation whose extent is being changed: where it would go. */
export type ExtentDraft = TextRange & { id: AnnotationId; by: 'keys' | 'pointer' };

/** Annotations at one place, to choose from. `x` and `y` are window pixels. */
export type Overlap = { ids: readonly AnnotationId[]; x: number; y: number };

export type ReaderState = {
  caret: Caret | null;
  /** True for a selection too large to be given to the browser: it is painted as a highlight. */
  isPainted: boolean;
  /** True while the text has the keyboard. */
  hasFocus: boolean;
  /** True while the pointer is drawing a selection: the bar waits for it. */
  isSelecting: boolean;
  /** The selection bar was sent away with Escape; the next selection brings it back. */
  isBarDismissed: boolean;
  selectedId: AnnotationId | null;
  hoveredIds: readonly AnnotationId[];
  overlap: Overlap | null;
  extent: ExtentDraft | null;
  /** A passage that was jumped to, shown for a moment. */
  flash: TextRange | null;
  /** The annotation whose note wants the keyboard. */
  noteFor: AnnotationId | null;
  /** What was typed before the note was there to take it. */
  noteText: string;
  tab: 'annotations' | 'claims' | 'outline' | 'source';
  filter: AnnotationFilter;
  /** True where the text shows the annotations of the filter only. */
  hidesRest: boolean;
  /** Annotations of the list that are selected together; empty where there is at most the chosen one. */
  several: ReadonlySet<AnnotationId>;
  /** Where selecting with Shift begins. */
  severalFrom: AnnotationId | null;
};

const INITIAL: ReaderState = {
  caret: null,
  isPainted: false,
  hasFocus: false,
  isSelecting: false,
  isBarDismissed: false,
  selectedId: null,
  hoveredIds: [],
  overlap: null,
  extent: null,
  flash: null,
  noteFor: null,
  noteText: '',
  tab: 'annotations',
  filter: NO_FILTER,
  hidesRest: false,
  several: new Set(),
  severalFrom: null,
};

export type ReaderStore = {
  get: () => ReaderState;
  set: (fields: Partial<ReaderState>) => void;
  subscribe: (listener: () => void) => () => void;
};

export function createReaderStore(): ReaderStore {
  let state = INITIAL;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(fields) {
      const next = { ...state, ...fields };
      const keys = Object.keys(fields) as (keyof ReaderState)[];
      if (keys.every((key) => Object.is(next[key], state[key]))) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows a part of the state. `select` must give equal values for equal states: no fresh objects. */
export function useReaderState<Part>(store: ReaderStore, select: (state: ReaderState) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

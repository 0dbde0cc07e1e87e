/** What the filter leaves of a text's annotations: for the list, for the way from one to the next, and for the text. */
import { useDeferredValue, useMemo } from 'react';
import type { Annotation } from '../../domain/records.ts';
import { filterAnnotations, isFiltering } from './annotation-filter.ts';
import { firstFrom, type ReaderRecords } from './reader-records.ts';
import type { ReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';

export type WantedAnnotations = {
  /** Those that the filter asks for, in text order. */
  matching: readonly Annotation[];
  /** With the chosen one, wherever it is chosen: it must not vanish under the analyst's hands. */
  listed: ReaderRecords;
  /** What the text shows: all, or those of the list. */
  shown: ReaderRecords;
};

export function allOf(records: ReaderRecords): WantedAnnotations {
  return { matching: records.annotations, listed: records, shown: records };
}

/** In text order, where it is not among them yet. */
function withChosen(matching: readonly Annotation[], chosen: Annotation | undefined): readonly Annotation[] {
  if (chosen === undefined || matching.includes(chosen)) return matching;
  return matching.toSpliced(firstFrom(matching, chosen.anchor.start), 0, chosen);
}

/** Kept for event handlers in the session as well. */
export function useWantedAnnotations(session: ReaderSession, records: ReaderRecords): WantedAnnotations {
  const { store } = session;
  // Keys must not wait for thousands of annotations to be looked through.
  const filter = useDeferredValue(useReaderState(store, (state) => state.filter));
  const hidesRest = useReaderState(store, (state) => state.hidesRest);
  const selectedId = useReaderState(store, (state) => state.selectedId);
  const matching = useMemo(() => filterAnnotations(records, filter), [records, filter]);
  const isNarrow = isFiltering(filter);
  const chosen = selectedId === null || !isNarrow ? undefined : records.byId.get(selectedId);
  const wanted = useMemo(() => {
    if (!isNarrow) return allOf(records);
    const listed = { ...records, annotations: withChosen(matching, chosen) };
    return { matching, listed, shown: hidesRest ? listed : records };
  }, [records, matching, chosen, isNarrow, hidesRest]);
  session.wanted.current = wanted;
  return wanted;
}

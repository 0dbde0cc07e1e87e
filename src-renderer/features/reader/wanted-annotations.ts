/** Follows what the filter leaves of a text's annotations. */
import { useDeferredValue, useMemo } from 'react';
import type { Annotation } from '../../domain/records.ts';
import { filterAnnotations, isFiltering } from './annotation-filter.ts';
import { allOf, firstFrom, type ReaderRecords, type WantedAnnotations } from './reader-records.ts';
import type { ReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';

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

/** The answer to what is being typed: the newest one that came, never an older one after it. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import {
  getSearchProgress,
  search,
  startSearch,
  subscribeSearchProgress,
} from '../../workers/search-client.ts';
import type { SearchProgress, SearchQuery, SearchResult } from '../../workers/search-messages.ts';

export type SearchState = { result: SearchResult | null; problem: string | null };

/** Searches again when the query changes, and as the index grows or follows the database. */
export function useSearch(query: SearchQuery): SearchState {
  const [state, setState] = useState<SearchState>({ result: null, problem: null });
  const progress = useSearchProgress();
  const newest = useRef(0);
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state of the index may hold new hits.
  useEffect(() => {
    newest.current += 1;
    const asked = newest.current;
    search(JSON.parse(key) as SearchQuery).then(
      (result) => asked === newest.current && setState({ result, problem: null }),
      (error: unknown) =>
        asked === newest.current &&
        setState({ result: null, problem: error instanceof Error ? error.message : String(error) }),
    );
  }, [key, progress]);
  return state;
}

/** Null until the worker said how far the index is. */
export function useSearchProgress(): SearchProgress | null {
  useEffect(() => void startSearch(), []);
  return useSyncExternalStore(subscribeSearchProgress, getSearchProgress);
}

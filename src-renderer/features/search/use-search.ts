/** The answer to what is being typed: the newest one that came, never an older one after it. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  getSearchProgress,
  search,
  startSearch,
  subscribeSearchProgress,
} from '../../workers/search-client.ts';
import type { SearchProgress, SearchQuery, SearchResult } from '../../workers/search-messages.ts';

/** `problem` is why the search stopped, '' where nobody knows. `asked` is what it is the answer to. */
type SearchState = { result: SearchResult | null; problem: string | null; asked: string };

export type Search = Omit<SearchState, 'asked'> & {
  /** Whether the result is that of what is asked now: while the answer is on its way, the one before is shown. */
  isAnswered: boolean;
  again: () => void;
};

/** What is asked for, however many hits of it. */
function askedBy({ limit: _limit, ...query }: SearchQuery): string {
  return JSON.stringify(query);
}

/** Searches again when the query changes, and as the index grows or follows the database. */
export function useSearch(query: SearchQuery): Search {
  const [{ asked, ...state }, setState] = useState<SearchState>({ result: null, problem: null, asked: '' });
  const [ask] = useState(() => createAsker(setState));
  const progress = useSearchProgress();
  const key = JSON.stringify(query);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state of the index may hold new hits.
  useEffect(() => ask(JSON.parse(key) as SearchQuery), [key, progress, tries, ask]);
  return { ...state, isAnswered: asked === askedBy(query), again: () => setTries(tries + 1) };
}

/**
 * Asks one search at a time. Of what is typed while an answer is under way only the newest is asked, once that has come: what
 * was overtaken holds nothing up.
 */
function createAsker(show: (state: SearchState) => void): (query: SearchQuery) => void {
  let next: SearchQuery | null = null;
  let isAsking = false;
  const askAll = async (): Promise<void> => {
    isAsking = true;
    for (let query = takeNext(); query !== null; query = takeNext()) {
      const state = await answer(query);
      if (next === null) show(state);
    }
    isAsking = false;
  };
  const takeNext = (): SearchQuery | null => {
    const query = next;
    next = null;
    return query;
  };
  return (query) => {
    next = query;
    if (!isAsking) void askAll();
  };
}

async function answer(query: SearchQuery): Promise<SearchState> {
  const asked = askedBy(query);
  try {
    return { result: await search(query), problem: null, asked };
  } catch (error) {
    return { result: null, problem: error instanceof Error ? error.message : String(error), asked };
  }
}

/** Null until the worker said how far the index is. */
export function useSearchProgress(): SearchProgress | null {
  useEffect(() => void startSearch(), []);
  return useSyncExternalStore(subscribeSearchProgress, getSearchProgress);
}

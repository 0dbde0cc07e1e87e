/** The search index is made ready, and follows what changes, before anybody searches: but after the first view is there. */
import { useEffect } from 'react';
import { startSearch } from '../workers/search-client.ts';

/** Milliseconds after the start. */
const DELAY = 3000;

export function useSearchIndex(): void {
  useEffect(() => {
    const timer = setTimeout(startSearch, DELAY);
    return () => clearTimeout(timer);
  }, []);
}

/** What the search worker is asked and answers. */
import type { TextRange } from '../domain/search/passage.ts';
import type { SearchHeading, SearchKind } from '../storage/search-material.ts';
import type { Ranking } from './search-index.ts';

/** `dossierId` null searches all dossiers; empty lists and strings filter nothing. Dates are ISO 8601, inclusive. */
export type SearchQuery = {
  text: string;
  dossierId: string | null;
  kinds: readonly SearchKind[];
  tagIds: readonly string[];
  reliability: readonly string[];
  from: string;
  to: string;
  limit: number;
};

/** `passage` are UTF-16 offsets into the text of a source's current revision; `marks` into the snippet. */
export type SearchHit = {
  kind: SearchKind;
  id: string;
  dossierId: string;
  sourceId: string;
  heading: SearchHeading;
  snippet: string;
  marks: TextRange[];
  passage: TextRange | null;
};

/** `counts` and `sourceIds` are of all hits, whatever `kinds` asks for; see `Ranking`. */
export type SearchResult = Omit<Ranking, 'hits'> & { hits: SearchHit[] };

/** `total` documents are to be indexed, `done` are; equal when the index is complete. */
export type SearchProgress = { done: number; total: number };

export type SearchRequest = { id: number; query: SearchQuery };
export type SearchReply =
  | { kind: 'result'; id: number; result: SearchResult }
  | { kind: 'failed'; id: number; problem: string }
  | { kind: 'progress'; progress: SearchProgress };

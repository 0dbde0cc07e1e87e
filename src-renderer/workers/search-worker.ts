/** Answers searches, and follows the database. */
import { parseQuery } from '../domain/search/query.ts';
import { onDatabaseChange } from '../storage/database-changes.ts';
import type { SearchFacets } from '../storage/search-material.ts';
import { SearchStore } from '../storage/search-store.ts';
import { database } from '../storage/workspace.ts';
import { HitReader } from './hit-reader.ts';
import { SearchKeeper } from './search-keeper.ts';
import type { SearchQuery, SearchReply, SearchRequest, SearchResult } from './search-messages.ts';

/**
 * Milliseconds of quiet after a change before the index follows, unless somebody searches: what the window shows of the change
 * has the machine first. And before it is stored.
 */
const FOLLOW_DELAY = 1000;
const STORE_DELAY = 4000;

const send = (reply: SearchReply): void => postMessage(reply);
const keeper = new SearchKeeper(database, new SearchStore(), (progress) =>
  send({ kind: 'progress', progress }),
);

const reader = new HitReader(database);

let following: ReturnType<typeof setTimeout> | undefined;
let storing: ReturnType<typeof setTimeout> | undefined;

async function refresh(): Promise<void> {
  await keeper.refresh();
  clearTimeout(storing);
  storing = setTimeout(() => void keeper.save(), STORE_DELAY);
}

function follow(): void {
  clearTimeout(following);
  following = setTimeout(followNow, FOLLOW_DELAY);
}

/** What is found meanwhile is searched for again once this is done. */
function followNow(): void {
  clearTimeout(following);
  following = undefined;
  void refresh();
}

const ready = keeper.load().then(() => {
  onDatabaseChange(follow);
  void refresh();
});

function filterOf({
  dossierId,
  tagIds,
  reliability,
  from,
  to,
}: SearchQuery): (facets: SearchFacets) => boolean {
  const tags = new Set(tagIds);
  const grades = new Set<string>(reliability);
  return (facets) =>
    (dossierId === null || facets.dossierId === dossierId) &&
    (tags.size === 0 || facets.tagIds.some((id) => tags.has(id))) &&
    (grades.size === 0 || grades.has(facets.reliability)) &&
    // A partial date counts as its whole time: "2025-11" is within November and within 2025.
    (from === '' || (facets.date !== '' && facets.date >= from.slice(0, facets.date.length))) &&
    (to === '' || (facets.date !== '' && facets.date.slice(0, to.length) <= to));
}

async function answer(query: SearchQuery): Promise<SearchResult> {
  await ready;
  if (following !== undefined) followNow();
  const parsed = parseQuery(query.text);
  const { hits, ...found } = keeper.index.search(parsed, {
    filter: filterOf(query),
    kinds: query.kinds,
    limit: query.limit,
  });
  return { hits: await reader.read(hits, parsed), ...found };
}

addEventListener('message', (event: MessageEvent<SearchRequest>) => {
  const { id, query } = event.data;
  answer(query).then(
    (result) => send({ kind: 'result', id, result }),
    (error: unknown) =>
      send({ kind: 'failed', id, problem: error instanceof Error ? error.message : String(error) }),
  );
});

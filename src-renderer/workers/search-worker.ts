/** Answers searches, and follows the database. */
import { parseQuery } from '../domain/search/query.ts';
import { onDatabaseChange } from '../storage/database-changes.ts';
import type { SearchFacets } from '../storage/search-material.ts';
import { SearchStore } from '../storage/search-store.ts';
import { database } from '../storage/workspace.ts';
import { createFollower } from './follower.ts';
import { HitReader } from './hit-reader.ts';
import { SearchKeeper } from './search-keeper.ts';
import type { SearchQuery, SearchReply, SearchRequest, SearchResult } from './search-messages.ts';

/** What the window shows of a change has the machine first, unless somebody searches. */
const FOLLOWING = { rest: 1000, longest: 5000 };
/** Milliseconds after the index changed before it is stored. */
const STORE_DELAY = 4000;

const send = (reply: SearchReply): void => postMessage(reply);
const keeper = new SearchKeeper(database, new SearchStore(), (progress) =>
  send({ kind: 'progress', progress }),
);

const reader = new HitReader(database);

let storing: ReturnType<typeof setTimeout> | undefined;

async function refresh(): Promise<void> {
  await keeper.refresh();
  clearTimeout(storing);
  storing = setTimeout(() => void keeper.save(), STORE_DELAY);
}

const follower = createFollower(refresh, FOLLOWING);

const ready = keeper.load().then(() => {
  onDatabaseChange(follower.hear);
  follower.hear();
  follower.hurry();
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
  // The index says when it has caught up, and what is found meanwhile is searched for again then.
  follower.hurry();
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

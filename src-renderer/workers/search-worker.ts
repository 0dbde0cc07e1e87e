/** Answers searches, and follows the database. */
import { findPassage, makeSnippet } from '../domain/search/passage.ts';
import { isEmptyQuery, type ParsedQuery, parseQuery } from '../domain/search/query.ts';
import { onDatabaseChange } from '../storage/database-changes.ts';
import {
  readSearchDocuments,
  readSearchRows,
  SEARCH_KINDS,
  type SearchFacets,
  type SearchKind,
} from '../storage/search-material.ts';
import { SearchStore } from '../storage/search-store.ts';
import { database } from '../storage/workspace.ts';
import type { RankedHit } from './search-index.ts';
import { SearchKeeper } from './search-keeper.ts';
import type { SearchHit, SearchQuery, SearchReply, SearchRequest, SearchResult } from './search-messages.ts';

/** Milliseconds of quiet after a change before the index follows, and before it is stored. */
const FOLLOW_DELAY = 250;
const STORE_DELAY = 4000;

const send = (reply: SearchReply): void => postMessage(reply);
const keeper = new SearchKeeper(database, new SearchStore(), (progress) =>
  send({ kind: 'progress', progress }),
);

let following: ReturnType<typeof setTimeout> | undefined;
let storing: ReturnType<typeof setTimeout> | undefined;

async function refresh(): Promise<void> {
  await keeper.refresh();
  clearTimeout(storing);
  storing = setTimeout(() => void keeper.save(), STORE_DELAY);
}

function follow(): void {
  clearTimeout(following);
  following = setTimeout(() => void refresh(), FOLLOW_DELAY);
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
  const parsed = parseQuery(query.text);
  const counts = Object.fromEntries(SEARCH_KINDS.map((kind) => [kind, 0])) as Record<SearchKind, number>;
  if (isEmptyQuery(parsed)) return { hits: [], total: 0, counts };
  const all = keeper.index.search(parsed, filterOf(query));
  for (const { kind } of all) counts[kind] += 1;
  const kinds = new Set(query.kinds);
  const asked = kinds.size === 0 ? all : all.filter(({ kind }) => kinds.has(kind));
  return { hits: await describe(asked.slice(0, query.limit), parsed), total: asked.length, counts };
}

/** Reads what the shown hits say and where in it the words stand. */
async function describe(ranked: readonly RankedHit[], query: ParsedQuery): Promise<SearchHit[]> {
  const rows = await readSearchRows(database, ranked);
  const stamps = ranked.map(({ kind, id }) => ({ kind, id, stamp: '' }));
  const documents = await readSearchDocuments(database, rows, stamps);
  const known = new Map(documents.map((document) => [`${document.kind}:${document.id}`, document]));
  return ranked.flatMap(({ key }) => {
    const document = known.get(key);
    if (document === undefined) return [];
    const { kind, id, dossierId, sourceId, title, text } = document;
    const inText = findPassage(text, query);
    const isTitleOnly = inText === null && kind !== 'source';
    const {
      text: snippet,
      start,
      marks,
    } = makeSnippet(isTitleOnly ? title : text, isTitleOnly ? findPassage(title, query) : inText);
    const first = inText?.[0];
    const last = inText?.findLast((match) => match.end <= start + snippet.length);
    const passage =
      kind === 'source' && first !== undefined ? { start: first.start, end: (last ?? first).end } : null;
    return [{ kind, id, dossierId, sourceId, title, snippet, marks, passage }];
  });
}

addEventListener('message', (event: MessageEvent<SearchRequest>) => {
  const { id, query } = event.data;
  answer(query).then(
    (result) => send({ kind: 'result', id, result }),
    (error: unknown) =>
      send({ kind: 'failed', id, problem: error instanceof Error ? error.message : String(error) }),
  );
});

/** What a new revision left to decide about a source's annotations: moves to confirm, and passages that it has lost. */
import { Dexie } from 'dexie';
import type { RevisionId } from '../domain/ids.ts';
import type { Annotation, Source } from '../domain/records.ts';
import { followRows } from './annotation-feed.ts';
import type { ChanceryDatabase } from './database.ts';
import { pagesByKey } from './rows-by-key.ts';

/** Which source, and the revision that is its current text. */
type RevisedSource = Pick<Source, 'id' | 'revisionId'>;

/** In text order; a lost annotation by where it stood in the text that it holds in. */
export type Placements = { unconfirmed: Annotation[]; lost: Annotation[] };

/** Sorts out of a source's annotations those that wait for the analyst; the others stand in the current text. */
export function sortPlacements(
  annotations: readonly Annotation[],
  source: Pick<Source, 'revisionId'>,
): Placements {
  const placements: Placements = { unconfirmed: [], lost: [] };
  for (const annotation of annotations) {
    if (annotation.anchor.revisionId !== source.revisionId) placements.lost.push(annotation);
    else if (annotation.unconfirmed !== null) placements.unconfirmed.push(annotation);
  }
  const inTextOrder = (a: Annotation, b: Annotation): number => a.anchor.start - b.anchor.start;
  placements.unconfirmed.sort(inTextOrder);
  placements.lost.sort(inTextOrder);
  return placements;
}

/**
 * Calls `onPlacements` with what is left to decide, once it is read and after every change of it, by whatever window or
 * worker. Reads no annotation that stands: of ten thousand, most do.
 * @returns a function that ends the following
 */
export function followPlacements(
  database: ChanceryDatabase,
  source: RevisedSource,
  onPlacements: (placements: Placements) => void,
  onError: (error: unknown) => void,
): () => void {
  const followed = {
    pages: () => pagesOfPlacements(database, source),
    has: ({ sourceId, anchor, unconfirmed }: Annotation) =>
      sourceId === source.id && (anchor.revisionId !== source.revisionId || unconfirmed !== null),
  };
  return followRows(database, followed, (rows) => onPlacements(sortPlacements(rows, source)), onError);
}

async function* pagesOfPlacements(
  database: ChanceryDatabase,
  source: RevisedSource,
): AsyncGenerator<readonly Annotation[]> {
  const { annotations } = database;
  const earlier = await earlierRevisions(database, source);
  const [unconfirmed, lost] = await Promise.all([
    unconfirmedOf(database, source).primaryKeys(),
    annotations.where('anchor.revisionId').anyOf(earlier).primaryKeys(),
  ]);
  yield* pagesByKey(annotations, [...new Set([...unconfirmed, ...lost])]);
}

async function earlierRevisions(
  database: ChanceryDatabase,
  { id, revisionId }: RevisedSource,
): Promise<RevisionId[]> {
  const ids = await database.revisions.where({ sourceId: id }).primaryKeys();
  return (ids as RevisionId[]).filter((known) => known !== revisionId);
}

/** By an index that holds no others. Some of them may be lost by now. */
function unconfirmedOf(database: ChanceryDatabase, { id }: RevisedSource) {
  return database.annotations
    .where('[sourceId+unconfirmed.outcome]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey]);
}

/** How many of a source's annotations stand, and how many wait for the analyst. */
export type PlacementCounts = { settled: number; left: number };

/** Counts in indexes: going through ten thousand rows takes a second, and this is asked again with each change of them. */
export async function countPlacements(
  database: ChanceryDatabase,
  source: RevisedSource,
): Promise<PlacementCounts> {
  const { annotations } = database;
  const [all, here, unconfirmed] = await Promise.all([
    annotations.where({ sourceId: source.id }).count(),
    annotations.where('anchor.revisionId').equals(source.revisionId).count(),
    unconfirmedOf(database, source).count(),
  ]);
  const lost = all - here;
  // A passage that was moved and not confirmed before it was lost is to be settled once.
  const both = lost === 0 || unconfirmed === 0 ? 0 : await countLostUnconfirmed(database, source);
  const left = lost + unconfirmed - both;
  return { left, settled: all - left };
}

async function countLostUnconfirmed(database: ChanceryDatabase, source: RevisedSource): Promise<number> {
  const earlier = await earlierRevisions(database, source);
  return database.annotations
    .where('anchor.revisionId')
    .anyOf(earlier)
    .filter(({ unconfirmed }) => unconfirmed !== null)
    .count();
}

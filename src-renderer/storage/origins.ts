/**
 * Origins: links between sources that share text. Found links follow from the texts, are written outside the undo log and
 * can be found again at any time; what the analyst says of them is in origin-verdicts.ts.
 */

import type { DossierId, OriginLinkId, RevisionId, SourceId } from '../domain/ids.ts';
import { describeOrigins, type Origins } from '../domain/origins/origins.ts';
import type { OriginLink } from '../domain/records.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { removeRows } from './removal.ts';

/** What the worker reads of a source: which text it has. */
export type SourceText = { sourceId: SourceId; revisionId: RevisionId };

/** A pair as it is stored: the smaller id first. */
export function orderPair(a: SourceId, b: SourceId): [SourceId, SourceId] {
  return a < b ? [a, b] : [b, a];
}

/** Made of its pair: two windows that find the same link, or undo that brings it back, never make two of it. */
export function originLinkId(a: SourceId, b: SourceId): OriginLinkId {
  return orderPair(a, b).join('~') as OriginLinkId;
}

/** The origins of a dossier's sources. Made to be watched by a live query: it reads keys and links, no source. */
export async function readOrigins(database: ChanceryDatabase, dossierId: DossierId): Promise<Origins> {
  const [ids, links] = await Promise.all([
    database.sources.where({ dossierId }).primaryKeys(),
    database.originLinks.where({ dossierId }).toArray(),
  ]);
  return describeOrigins(ids as SourceId[], links);
}

/** Operations that remove every link of these sources, one that joins two of them once. */
export async function removeOriginLinksOperations(
  database: ChanceryDatabase,
  sourceIds: readonly SourceId[],
): Promise<Operation[]> {
  const keys = await database.originLinks.where('sourceIds').anyOf(sourceIds).primaryKeys();
  return removeRows('originLinks', [...new Set(keys)]);
}

/** How much text another source shares with an examined one, and whether that makes them one origin. */
export type FoundShare = { other: SourceText; share: number; isOneOrigin: boolean };

/** One text against all others. `unmeasured` are alike too, but were left out because there are so many. */
export type Examination = {
  text: SourceText;
  found: readonly FoundShare[];
  unmeasured: ReadonlySet<SourceId>;
};

/**
 * Stores what was found: new links, newer shares, and no longer a found link to a text that shares nothing now. Verdicts
 * stay. Nothing is written of texts that were replaced or removed meanwhile.
 * @param now milliseconds since the Unix epoch
 */
export function storeFoundLinks(
  database: ChanceryDatabase,
  dossierId: DossierId,
  examinations: readonly Examination[],
  now: number,
): Promise<void> {
  return database.transaction('rw', [database.sources, database.originLinks], async () => {
    const ids = new Set(
      examinations.flatMap(({ text, found }) => [text.sourceId, ...found.map(({ other }) => other.sourceId)]),
    );
    const sources = await database.sources.bulkGet([...ids]);
    const revisions = new Map(sources.flatMap((source) => (source ? [[source.id, source.revisionId]] : [])));
    const isCurrent = ({ sourceId, revisionId }: SourceText): boolean =>
      revisions.get(sourceId) === revisionId;
    const examined = examinations.filter(({ text }) => isCurrent(text));
    const links = await linksOf(
      database,
      examined.map(({ text }) => text.sourceId),
    );
    for (const examination of examined) {
      const found = examination.found.filter(({ other }) => isCurrent(other));
      applyFound(links, dossierId, { ...examination, found }, now);
    }
    await database.originLinks.bulkDelete([...links].flatMap(([id, link]) => (link === null ? [id] : [])));
    await database.originLinks.bulkPut(
      [...links.values()].filter((link): link is OriginLink => link !== null && link.updatedAt === now),
    );
  });
}

/** Links by id; null for one that is to be deleted. */
type Links = Map<OriginLinkId, OriginLink | null>;

async function linksOf(database: ChanceryDatabase, ids: readonly SourceId[]): Promise<Links> {
  const links = await database.originLinks.where('sourceIds').anyOf(ids).distinct().toArray();
  return new Map(links.map((link) => [link.id, link]));
}

function applyFound(
  links: Links,
  dossierId: DossierId,
  { text, found, unmeasured }: Examination,
  now: number,
): void {
  const shares = new Map(found.map((entry) => [originLinkId(text.sourceId, entry.other.sourceId), entry]));
  for (const [id, link] of links) {
    if (link === null || !link.sourceIds.includes(text.sourceId)) continue;
    const entry = shares.get(id);
    shares.delete(id);
    const otherId = link.sourceIds.find((sourceId) => sourceId !== text.sourceId);
    if (entry === undefined && otherId !== undefined && unmeasured.has(otherId)) continue;
    const share = entry?.share ?? 0;
    if (link.verdict === 'found' && entry?.isOneOrigin !== true) links.set(id, null);
    else if (link.share !== share) links.set(id, { ...link, share, updatedAt: now });
  }
  for (const [id, { other, share, isOneOrigin }] of shares) {
    if (!isOneOrigin) continue;
    const sourceIds = orderPair(text.sourceId, other.sourceId);
    links.set(id, { id, dossierId, sourceIds, share, verdict: 'found', createdAt: now, updatedAt: now });
  }
}

/** Removes found links to sources that are gone, as after an import was undone. */
export function dropOrphanLinks(database: ChanceryDatabase, dossierId: DossierId): Promise<void> {
  return database.transaction('rw', [database.sources, database.originLinks], async () => {
    const ids = new Set<string>(await database.sources.where({ dossierId }).primaryKeys());
    const links = await database.originLinks.where({ dossierId }).toArray();
    const orphans = links.filter(
      ({ verdict, sourceIds }) => verdict === 'found' && !sourceIds.every((id) => ids.has(id)),
    );
    if (orphans.length > 0) await database.originLinks.bulkDelete(orphans.map(({ id }) => id));
  });
}

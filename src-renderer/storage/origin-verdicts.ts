/**
 * What the analyst says of origins: confirmed, split off, or nothing any more. All of it goes through `commit`, outlives a
 * revision of the text, and is put as whole rows: a found link may be renewed by the worker at any moment.
 */
import type { DossierId, SourceId } from '../domain/ids.ts';
import { linkBetween, type Origins, otherOf } from '../domain/origins/origins.ts';
import { LEAST_SHARE } from '../domain/origins/shingles.ts';
import type { OriginLink } from '../domain/records.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { orderPair, originLinkId, readOrigins } from './origins.ts';
import { removeRows } from './removal.ts';

/** `now` is milliseconds since the Unix epoch. */
export type VerdictContext = { database: ChanceryDatabase; dossierId: DossierId; now: number };

type Pair = readonly [SourceId, SourceId];

async function judge(
  { database, dossierId, now }: VerdictContext,
  pairs: readonly Pair[],
  verdict: 'confirmed' | 'split',
  share = 0,
): Promise<Operation[]> {
  const known = await database.originLinks.bulkGet(pairs.map((pair) => originLinkId(...pair)));
  return pairs.map((pair, index): Operation => {
    const sourceIds = orderPair(...pair);
    const id = originLinkId(...sourceIds);
    const fresh: OriginLink = { id, dossierId, sourceIds, share, verdict, createdAt: now, updatedAt: now };
    return { kind: 'put', table: 'originLinks', row: { ...fresh, ...known[index], verdict } };
  });
}

/** What was found without the analyst is found again; what only the analyst said is forgotten. */
async function forgetVerdicts({ database }: VerdictContext, pairs: readonly Pair[]): Promise<Operation[]> {
  const rows = await database.originLinks.bulkGet(pairs.map((pair) => originLinkId(...pair)));
  return rows.flatMap((row): Operation[] => {
    if (row === undefined || row.verdict === 'found') return [];
    if (row.share < LEAST_SHARE) return removeRows('originLinks', [row.id]);
    return [{ kind: 'put', table: 'originLinks', row: { ...row, verdict: 'found' } }];
  });
}

/** The pairs that the analyst split between the origins of two sources: they keep the two apart. */
function splitsBetween(origins: Origins, a: SourceId, b: SourceId): Pair[] {
  const others = new Set(origins.groups.get(b) ?? [b]);
  return (origins.groups.get(a) ?? [a]).flatMap((id) =>
    (origins.links.get(id) ?? [])
      .filter((link) => link.verdict === 'split' && others.has(otherOf(link, id)))
      .map((link): Pair => [id, otherOf(link, id)]),
  );
}

/**
 * Operations that make two sources one origin, whatever kept them apart before.
 * @param share what was measured between them, from 0 to 1, for a pair of which nothing was found
 */
export async function confirmOriginOperations(
  context: VerdictContext,
  pair: Pair,
  share = 0,
): Promise<Operation[]> {
  const origins = await readOrigins(context.database, context.dossierId);
  const inTheWay = splitsBetween(origins, ...pair).filter((split) => !isSamePair(split, pair));
  return [
    ...(await judge(context, [pair], 'confirmed', share)),
    ...(await forgetVerdicts(context, inTheWay)),
  ];
}

function isSamePair([a, b]: Pair, [c, d]: Pair): boolean {
  return (a === c && b === d) || (a === d && b === c);
}

/** Operations that confirm everything that was found within the origin of a source. */
export async function confirmWholeOriginOperations(
  context: VerdictContext,
  sourceId: SourceId,
): Promise<Operation[]> {
  const origins = await readOrigins(context.database, context.dossierId);
  const members = new Set(origins.groups.get(sourceId));
  const pairs = [...members].flatMap((id) =>
    (origins.links.get(id) ?? [])
      .filter((link) => link.verdict === 'found' && link.sourceIds[0] === id)
      .filter((link) => members.has(otherOf(link, id)))
      .map((link): Pair => link.sourceIds),
  );
  return judge(context, pairs, 'confirmed');
}

/** Operations that take a source out of its origin: it is kept apart from each of the others, also through a third. */
export async function splitOffOperations(context: VerdictContext, sourceId: SourceId): Promise<Operation[]> {
  const origins = await readOrigins(context.database, context.dossierId);
  const others = (origins.groups.get(sourceId) ?? []).filter((id) => id !== sourceId);
  return judge(
    context,
    others.map((id): Pair => [sourceId, id]),
    'split',
  );
}

/** Operations that take back what the analyst said of two sources, and what else keeps their origins apart. */
export async function withdrawVerdictOperations(context: VerdictContext, pair: Pair): Promise<Operation[]> {
  const origins = await readOrigins(context.database, context.dossierId);
  const isSplit = linkBetween(origins, ...pair)?.verdict === 'split';
  return forgetVerdicts(context, isSplit ? splitsBetween(origins, ...pair) : [pair]);
}

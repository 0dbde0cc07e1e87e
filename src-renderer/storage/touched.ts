/** What leans on passages: the claims that they are evidence on, and the briefs that cite either. */
import { findClaimUses, findPassageUses } from '../domain/brief/uses.ts';
import type { AnnotationId, ClaimId, DossierId } from '../domain/ids.ts';
import type { Brief, Claim } from '../domain/records.ts';
import type { ChanceryDatabase } from './database.ts';

export type Touched = {
  /** In the order of their numbers. */
  claims: Claim[];
  /** `nodeIndex` is the first citation or claim block of the brief that leans on the passages. */
  briefs: { brief: Brief; nodeIndex: number; uses: number }[];
};

/** Finds what would read differently if these passages did. */
export async function findTouched(
  database: ChanceryDatabase,
  dossierId: DossierId,
  annotationIds: readonly AnnotationId[],
): Promise<Touched> {
  if (annotationIds.length === 0) return { claims: [], briefs: [] };
  const passages = new Set(annotationIds);
  const [evidence, briefs, bodies] = await Promise.all([
    database.evidence.where({ dossierId }).toArray(),
    database.briefs.where({ dossierId }).toArray(),
    database.briefBodies.where({ dossierId }).toArray(),
  ]);
  const claimIds = new Set<ClaimId>(
    evidence.filter(({ annotationId }) => passages.has(annotationId)).map(({ claimId }) => claimId),
  );
  const claims = (await database.claims.bulkGet([...claimIds])).filter((claim) => claim !== undefined);
  const contents = new Map(bodies.map((body) => [body.id, body.content]));
  return {
    claims: claims.sort((a, b) => a.number - b.number),
    briefs: briefs.flatMap((brief) => {
      const content = contents.get(brief.id);
      if (content === undefined) return [];
      const uses = [
        ...findPassageUses(content, passages),
        ...[...claimIds].flatMap((claimId) => findClaimUses(content, claimId, new Set())),
      ].map(({ nodeIndex }) => nodeIndex);
      return uses.length === 0 ? [] : [{ brief, nodeIndex: Math.min(...uses), uses: new Set(uses).size }];
    }),
  };
}

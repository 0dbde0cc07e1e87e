/** A source with everything that hangs on it, gathered for its export in one consistent reading of the database. */
import type { AnnotatedSourceMaterial } from '../domain/annotated-source/annotated-source.ts';
import type { SourceId } from '../domain/ids.ts';
import type { ChanceryDatabase } from './database.ts';

/**
 * The source in its current revision. Reads the original, which can be of 64 MB, for its hash: made for workers.
 * @returns null where the source, its text or its dossier is not there
 */
export function loadAnnotatedSource(
  database: ChanceryDatabase,
  sourceId: SourceId,
): Promise<AnnotatedSourceMaterial | null> {
  const { sources, revisions, originals, dossiers, annotations, tags, evidence, claims } = database;
  const tables = [sources, revisions, originals, dossiers, annotations, tags, evidence, claims];
  return database.transaction('r', tables, async () => {
    const source = await sources.get(sourceId);
    if (source === undefined) return null;
    const { dossierId, revisionId } = source;
    const revision = await revisions.get(revisionId);
    const dossier = await dossiers.get(dossierId);
    if (revision === undefined || dossier === undefined) return null;
    const original = await originals.where({ revisionId }).first();
    const items = await evidence.where({ sourceId }).toArray();
    const linked = await claims.bulkGet([...new Set(items.map(({ claimId }) => claimId))]);
    return {
      source,
      revision,
      revisionCount: await revisions.where({ sourceId }).count(),
      original: original === undefined ? null : withoutBytes(original),
      dossier: { title: dossier.title, marking: dossier.marking },
      annotations: await annotations.where({ sourceId }).toArray(),
      tags: await tags.where({ dossierId }).toArray(),
      evidence: items,
      claims: linked.filter((claim) => claim !== undefined),
    };
  });
}

function withoutBytes({
  fileName,
  address,
  mediaType,
  sha256,
}: NonNullable<AnnotatedSourceMaterial['original']>): AnnotatedSourceMaterial['original'] {
  return { fileName, address, mediaType, sha256 };
}

/** Revisions: the texts of a source. They are heavy, so lists never load them; the reader loads the one it shows. */
import type { RevisionId, SourceId } from '../domain/ids.ts';
import type { Revision } from '../domain/records.ts';
import type { ChanceryDatabase } from './database.ts';

/** One text with its blocks; null when it is not in the database. */
export async function loadRevision(database: ChanceryDatabase, id: RevisionId): Promise<Revision | null> {
  return (await database.revisions.get(id)) ?? null;
}

/** How many revisions a source has; reads the index only. */
export function countRevisions(database: ChanceryDatabase, sourceId: SourceId): Promise<number> {
  return database.revisions.where({ sourceId }).count();
}

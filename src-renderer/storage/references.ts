/** References from a bibliography: sources of which no text is known yet. Many are stored in one change. */
import type { Source } from '../domain/records.ts';
import { commit, type Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { trackSave } from './save-status.ts';
import { addSourceOperations, type ImportContext, type ImportedSource } from './sources.ts';

export type ReferencesOutcome = { imported: Source[]; duplicates: Source[] };

/**
 * Stores references, leaving out those that the dossier has: the same DOI, else the same title, author and date.
 * @param label what the analyst did, as it follows "Undid: "
 * @throws when the database refuses; nothing is stored then
 */
export function importReferences(
  database: ChanceryDatabase,
  references: readonly ImportedSource[],
  context: ImportContext,
  label: string,
): Promise<ReferencesOutcome> {
  const tables = [database.sources, database.revisions, database.originals, database.changes];
  return trackSave(
    database.transaction('rw', tables, async (): Promise<ReferencesOutcome> => {
      const known = new Map<string, Source>();
      const remember = (source: Source): void => {
        for (const key of keysOf(source)) if (!known.has(key)) known.set(key, source);
      };
      await database.sources.where({ dossierId: context.dossierId }).each(remember);
      const outcome: ReferencesOutcome = { imported: [], duplicates: [] };
      const operations: Operation[] = [];
      for (const reference of references) {
        const twin = keysOf(reference).flatMap((key) => known.get(key) ?? [])[0];
        if (twin !== undefined) {
          outcome.duplicates.push(twin);
          continue;
        }
        const added = addSourceOperations(reference, context);
        outcome.imported.push(added.source);
        operations.push(...added.operations);
        remember(added.source);
      }
      if (operations.length > 0) await commit(database, context.dossierId, label, operations, context.now);
      return outcome;
    }),
  );
}

/** What two references to one publication have in common. A title alone says too little: "Editorial" is many. */
function keysOf({
  doi,
  title,
  author,
  issued,
}: Pick<Source, 'doi' | 'title' | 'author' | 'issued'>): string[] {
  const keys: string[] = [];
  if (doi !== '') keys.push(`doi ${doi.toLowerCase()}`);
  if (title !== '' && (author !== '' || issued !== ''))
    keys.push(`title ${[title, author, issued].join('\n').toLowerCase()}`);
  return keys;
}

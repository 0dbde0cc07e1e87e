/** Where in a text the analyst stopped reading: bookkeeping of this computer, no content. */
import type { RevisionId, SourceId } from '../domain/ids.ts';
import type { ChanceryDatabase } from './database.ts';

const keyOf = (sourceId: SourceId): string => `reading-position:${sourceId}`;

/** UTF-16 offset of the first line in view; null where the revision was never read, or another one was. */
export async function readReadingPosition(
  database: ChanceryDatabase,
  sourceId: SourceId,
  revisionId: RevisionId,
): Promise<number | null> {
  const value = (await database.meta.get(keyOf(sourceId)))?.value as
    | { revisionId?: unknown; offset?: unknown }
    | undefined;
  return value?.revisionId === revisionId && typeof value.offset === 'number' ? value.offset : null;
}

/** Keeps where the analyst is. `now` in milliseconds since 1970. */
export async function writeReadingPosition(
  database: ChanceryDatabase,
  sourceId: SourceId,
  position: { revisionId: RevisionId; offset: number },
  now: number = Date.now(),
): Promise<void> {
  await database.meta.put({
    key: keyOf(sourceId),
    value: position,
    dossierId: null,
    createdAt: now,
    updatedAt: now,
  });
}

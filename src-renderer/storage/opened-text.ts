/** What the reader shows first of a text: read together, so that text, highlights and list are drawn in one go. */
import type { AnnotationId, DossierId, RevisionId, SourceId } from '../domain/ids.ts';
import type { Annotation, Revision, Tag } from '../domain/records.ts';
import { readAnnotationsBefore, readAnnotationsFrom } from './annotation-feed.ts';
import { compareAnnotations } from './annotations.ts';
import type { ChanceryDatabase } from './database.ts';
import { readReadingPosition } from './reading-position.ts';
import { loadRevision } from './revisions.ts';

export type OpenedText = {
  revision: Revision;
  /** UTF-16 offset at which the text is shown. */
  position: number;
  /** The annotations around `position`, in text order: enough for the first view. */
  annotations: readonly Annotation[];
  /** All of the dossier, by id: the first view is drawn in its hues at once. */
  tags: readonly Tag[];
};

/** Which text is opened. */
export type WantedText = { dossierId: DossierId; sourceId: SourceId; revisionId: RevisionId };

/** What is shown first: an annotation, else a passage from an offset on, else where the analyst stopped reading. */
export type Arrival = { annotationId?: AnnotationId | undefined; offset?: number | undefined };

/**
 * As many annotations from the position on as a tall view of a densely annotated text has, and as many before it as its list
 * shows above. Each more delays the view.
 */
const ROWS_FROM = 80;
const ROWS_BEFORE = 30;

/** One text as the reader opens it; null when it is not in the database. */
export async function openText(
  database: ChanceryDatabase,
  { dossierId, sourceId, revisionId }: WantedText,
  arrival: Arrival,
): Promise<OpenedText | null> {
  const place = findPosition(database, sourceId, revisionId, arrival);
  const [revision, tags, { position, annotations }] = await Promise.all([
    loadRevision(database, revisionId),
    readTags(database, dossierId),
    place.then(async (found) => {
      const rows = await Promise.all([
        readAnnotationsBefore(database, revisionId, found, ROWS_BEFORE),
        readAnnotationsFrom(database, revisionId, found, ROWS_FROM),
      ]);
      return { position: found, annotations: rows.flat().sort(compareAnnotations) };
    }),
  ]);
  return revision === null ? null : { revision, position, annotations, tags };
}

/** The tags of a dossier, by id. */
export function readTags(database: ChanceryDatabase, dossierId: DossierId): Promise<Tag[]> {
  return database.tags.where({ dossierId }).toArray();
}

async function findPosition(
  database: ChanceryDatabase,
  sourceId: SourceId,
  revisionId: RevisionId,
  { annotationId, offset }: Arrival,
): Promise<number> {
  if (annotationId !== undefined) {
    const anchor = (await database.annotations.get(annotationId))?.anchor;
    if (anchor?.revisionId === revisionId) return anchor.start;
  }
  return offset ?? (await readReadingPosition(database, sourceId, revisionId)) ?? 0;
}

/** A passage on its way to becoming evidence: chosen in a text, perhaps not annotated yet. */
import { makeAnchor } from '../domain/anchor/anchor.ts';
import type { AnnotationId, RevisionId, SourceId } from '../domain/ids.ts';
import { type CandidateContent, findCandidatesIn } from './candidates.ts';
import type { ClaimPassage } from './claims.ts';
import type { ChanceryDatabase } from './database.ts';

/** `start` and `end` are UTF-16 offsets into the revision's text; `quote` is what stands there. */
export type Passage = {
  sourceId: SourceId;
  revisionId: RevisionId;
  start: number;
  end: number;
  quote: string;
  /** Set where the passage is an annotation already. */
  annotationId?: AnnotationId | undefined;
};

/**
 * What to link a claim to: the passage's annotation; else one that marks exactly this passage already; else the anchor
 * to annotate.
 * @throws when the revision is gone: there is nothing to anchor to
 */
export async function anchorPassage(database: ChanceryDatabase, passage: Passage): Promise<ClaimPassage> {
  const { sourceId, revisionId, start, end } = passage;
  if (passage.annotationId !== undefined) return { id: passage.annotationId, sourceId };
  const twin = await findAnnotationAt(database, passage);
  if (twin !== undefined) return { id: twin.id, sourceId };
  const revision = await database.revisions.get(revisionId);
  if (revision === undefined) throw new Error('The text of this passage is no longer in the dossier.');
  const anchor = makeAnchor(revisionId, revision.text, start, end);
  return { sourceId, anchor };
}

/** The annotation that marks exactly this passage, if there is one. */
export async function findAnnotationAt(
  database: ChanceryDatabase,
  { revisionId, start, end }: Pick<Passage, 'revisionId' | 'start' | 'end'>,
) {
  return database.annotations
    .where({ 'anchor.revisionId': revisionId, 'anchor.start': start })
    .filter(({ anchor }) => anchor.end === end)
    .first();
}

/** Characters (UTF-16 code units) before and after a passage that are enough to hold its sentence. */
const SURROUNDINGS = 2000;

/**
 * What the rules make of the passage: the candidate in its block that shares most with it, or null. Only what surrounds
 * the passage is read, so that a long text costs nothing.
 */
export async function findCandidateAt(
  database: ChanceryDatabase,
  { sourceId, revisionId, start, end }: Pick<Passage, 'sourceId' | 'revisionId' | 'start' | 'end'>,
): Promise<CandidateContent | null> {
  const [source, revision] = await Promise.all([
    database.sources.get(sourceId),
    database.revisions.get(revisionId),
  ]);
  if (revision === undefined) return null;
  const blocks = revision.blocks
    .filter((block) => block.start < end && block.end > start)
    .map((block) => ({
      ...block,
      start: Math.max(block.start, start - SURROUNDINGS),
      end: Math.min(block.end, end + SURROUNDINGS),
    }));
  const shared = (found: CandidateContent): number => Math.min(found.end, end) - Math.max(found.start, start);
  const found = findCandidatesIn(revision.text, blocks, source?.language || 'en');
  const [best] = found.toSorted((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) > 0 ? best : null;
}

/** A passage on its way to becoming evidence: chosen in a text, perhaps not annotated yet. */
import { makeAnchor } from '../domain/anchor/anchor.ts';
import { type FoundCandidate, findCandidates } from '../domain/extract/candidates.ts';
import type { AnnotationId, RevisionId, SourceId } from '../domain/ids.ts';
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
    .where({ 'anchor.revisionId': revisionId })
    .filter(({ anchor }) => anchor.start === start && anchor.end === end)
    .first();
}

/**
 * What the rules make of the passage: the candidate in its block that shares most with it, or null. Only the blocks that
 * the passage touches are read, so that a long text costs nothing.
 */
export async function findCandidateAt(
  database: ChanceryDatabase,
  { revisionId, start, end }: Pick<Passage, 'revisionId' | 'start' | 'end'>,
): Promise<FoundCandidate | null> {
  const revision = await database.revisions.get(revisionId);
  const blocks = revision?.blocks.filter((block) => block.start < end && block.end > start) ?? [];
  if (revision === undefined || blocks.length === 0) return null;
  const shared = (found: FoundCandidate): number => Math.min(found.end, end) - Math.max(found.start, start);
  const best = findCandidates(revision.text, blocks).toSorted((a, b) => shared(b) - shared(a))[0];
  return best !== undefined && shared(best) > 0 ? best : null;
}

/** Candidates: possible claims found by rules, kept as claims or dismissed by the analyst. */
import { makeAnchor } from '../domain/anchor/anchor.ts';
import { type FoundCandidate, findCandidates } from '../domain/extract/candidates.ts';
import type { CandidateId, SourceId } from '../domain/ids.ts';
import type { Candidate, Revision } from '../domain/records.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { type NewRowContext, newRow } from './new-row.ts';

/** What is stored of what the rules found: the span of the content (UTF-16 offsets), its type and who says it. */
export type CandidateContent = Pick<FoundCandidate, 'start' | 'end' | 'type' | 'attribution'>;

/** New open candidates of a revision, in the order found. */
export function addCandidateOperations(
  context: NewRowContext,
  revision: Pick<Revision, 'id' | 'sourceId' | 'text'>,
  found: readonly CandidateContent[],
): { candidates: Candidate[]; operations: Operation[] } {
  const candidates = found.map(
    ({ start, end, type, attribution }): Candidate => ({
      ...newRow<CandidateId>(context),
      sourceId: revision.sourceId,
      anchor: makeAnchor(revision.id, revision.text, start, end),
      type,
      attribution,
      state: 'open',
      claimId: null,
    }),
  );
  return {
    candidates,
    operations: candidates.map((row) => ({ kind: 'put', table: 'candidates', row })),
  };
}

/** Those found that the revision does not have yet, in whatever state: what was dismissed does not come back. */
export async function withoutKnownCandidates(
  database: ChanceryDatabase,
  revision: Pick<Revision, 'id' | 'sourceId'>,
  found: readonly CandidateContent[],
): Promise<CandidateContent[]> {
  const stored = await database.candidates.where({ sourceId: revision.sourceId }).toArray();
  const known = new Set(
    stored
      .filter(({ anchor }) => anchor.revisionId === revision.id)
      .map(({ anchor }) => `${anchor.start}-${anchor.end}`),
  );
  return found.filter(({ start, end }) => !known.has(`${start}-${end}`));
}

export function dismissCandidateOperations(candidateId: CandidateId): Operation[] {
  return [{ kind: 'update', table: 'candidates', key: candidateId, fields: { state: 'dismissed' } }];
}

/**
 * Looks for possible claims in a source's current text. Nothing is found twice: what is stored already, kept or
 * dismissed too, stays as it is.
 * @returns null where the source is no longer there
 */
export async function findCandidateOperations(
  database: ChanceryDatabase,
  sourceId: SourceId,
  context: NewRowContext,
): Promise<{ candidates: Candidate[]; operations: Operation[] } | null> {
  const source = await database.sources.get(sourceId);
  const revision = source && (await database.revisions.get(source.revisionId));
  if (source === undefined || revision === undefined) return null;
  const found = findCandidates(revision.text, revision.blocks, source.language || 'en');
  return addCandidateOperations(context, revision, await withoutKnownCandidates(database, revision, found));
}

/** Operations that open a candidate again that was dismissed. */
export function reopenCandidateOperations(candidateId: CandidateId): Operation[] {
  return [{ kind: 'update', table: 'candidates', key: candidateId, fields: { state: 'open' } }];
}

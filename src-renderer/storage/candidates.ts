/** Candidates: possible claims found by rules, kept as claims or dismissed by the analyst. */
import { makeAnchor } from '../domain/anchor/anchor.ts';
import type { CandidateId } from '../domain/ids.ts';
import type { Candidate, Revision } from '../domain/records.ts';
import type { Attribution } from '../domain/vocabularies/attribution.ts';
import type { ClaimType } from '../domain/vocabularies/claim-type.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { type NewRowContext, newRow } from './new-row.ts';

/** What the rules say of a text: the content of a possible claim, by UTF-16 offsets. */
export type FoundCandidate = { start: number; end: number; type: ClaimType; attribution: Attribution };

/** New open candidates of a revision, in the order found. */
export function addCandidateOperations(
  context: NewRowContext,
  revision: Pick<Revision, 'id' | 'sourceId' | 'text'>,
  found: readonly FoundCandidate[],
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
  found: readonly FoundCandidate[],
): Promise<FoundCandidate[]> {
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

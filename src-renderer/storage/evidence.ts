/** Evidence: links from a claim to annotations, with stance, strength and credibility. */
import type { AnnotationId, ClaimId, EvidenceId } from '../domain/ids.ts';
import type { Annotation, Evidence } from '../domain/records.ts';
import type { Credibility } from '../domain/vocabularies/grading.ts';
import { STANCES, type Stance, type Strength } from '../domain/vocabularies/stance.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { type NewRowContext, newRow } from './new-row.ts';
import { removeRows } from './removal.ts';

/** How a passage bears on a claim, as the analyst judges it. */
export type EvidenceJudgement = Pick<Evidence, 'stance' | 'strength' | 'credibility'>;

/** Until an analyst judges it: a plain support whose credibility cannot be judged. */
export const UNJUDGED_EVIDENCE: EvidenceJudgement = { stance: 'supports', strength: 'weak', credibility: 6 };

/** Every way in which a passage can bear on a claim, with its strength, in the order offered. */
export const EVIDENCE_STANCES = [
  { stance: 'supports', strength: 'weak' },
  { stance: 'supports', strength: 'strong' },
  { stance: 'contradicts', strength: 'weak' },
  { stance: 'contradicts', strength: 'strong' },
  { stance: 'qualifies', strength: null },
  { stance: 'context', strength: null },
] as const satisfies readonly Pick<Evidence, 'stance' | 'strength'>[];

/** The strength that goes with a stance: only supports and contradicts have one. */
export function strengthFor(stance: Stance, strength: Strength | null): Strength | null {
  const hasStrength = STANCES.find((entry) => entry.id === stance)?.hasStrength ?? false;
  return hasStrength ? (strength ?? 'weak') : null;
}

/** A new piece of evidence: `annotation` bears on the claim as `judgement` says. */
export function addEvidenceOperations(
  context: NewRowContext,
  claimId: ClaimId,
  annotation: Pick<Annotation, 'id' | 'sourceId'>,
  judgement: EvidenceJudgement = UNJUDGED_EVIDENCE,
): { evidence: Evidence; operations: Operation[] } {
  const evidence: Evidence = {
    ...newRow<EvidenceId>(context),
    claimId,
    annotationId: annotation.id,
    sourceId: annotation.sourceId,
    ...judgement,
    strength: strengthFor(judgement.stance, judgement.strength),
  };
  return { evidence, operations: [{ kind: 'put', table: 'evidence', row: evidence }] };
}

/** Operations that change how a piece of evidence is judged; its strength follows its stance. */
export function updateEvidenceOperations(
  evidence: Evidence,
  fields: Partial<{ stance: Stance; strength: Strength | null; credibility: Credibility }>,
): Operation[] {
  const judged = { ...evidence, ...fields };
  const strength = strengthFor(judged.stance, judged.strength);
  return [{ kind: 'update', table: 'evidence', key: evidence.id, fields: { ...fields, strength } }];
}

/** The operation that takes a piece of evidence from its claim. The annotation stays. */
export function removeEvidenceOperations(evidenceId: EvidenceId): Operation[] {
  return removeRows('evidence', [evidenceId]);
}

/** Operations that remove all evidence on some annotations, for whoever removes the annotations. */
export async function removeEvidenceOnOperations(
  database: ChanceryDatabase,
  annotationIds: readonly AnnotationId[],
): Promise<Operation[]> {
  const keys = await database.evidence.where('annotationId').anyOf(annotationIds).primaryKeys();
  return removeRows('evidence', keys);
}

/** The evidence that links a claim to an annotation, if there is one: nothing is linked twice. */
export function findEvidence(
  database: ChanceryDatabase,
  claimId: ClaimId,
  annotationId: AnnotationId,
): Promise<Evidence | undefined> {
  return database.evidence.where({ claimId, annotationId }).first();
}

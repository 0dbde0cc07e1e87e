/** Claims: numbering, making one by hand, from a passage or from a candidate, changing and removing it. */
import type { Anchor } from '../domain/anchor/anchor.ts';
import { isAbbreviation } from '../domain/extract/abbreviations.ts';
import type { AnnotationId, ClaimId, DossierId, SourceId } from '../domain/ids.ts';
import type { Annotation, Candidate, Claim, Evidence } from '../domain/records.ts';
import { addAnnotationOperations } from './annotations.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { addEvidenceOperations, type EvidenceJudgement, UNJUDGED_EVIDENCE } from './evidence.ts';
import { type NewRowContext, newRow } from './new-row.ts';
import { removeNotesOnOperations, removeRows } from './removal.ts';

/** What an analyst says of a claim. */
export type ClaimFields = Pick<
  Claim,
  'statement' | 'type' | 'attribution' | 'likelihood' | 'confidence' | 'confidenceBasis'
>;

export const EMPTY_CLAIM: ClaimFields = {
  statement: '',
  type: 'reported-fact',
  attribution: { speaker: 'writer', who: '', cue: '', manner: null },
  likelihood: null,
  confidence: null,
  confidenceBasis: '',
};

/**
 * Takes the dossier's next claim numbers, for claims that are about to be committed. They are never given again, to no
 * window and not after the claim is deleted or undone: a number that stands in an exported brief must not come to mean
 * another claim. A number that is taken and not used stays a gap.
 * @param count how many consecutive numbers
 * @returns the first of them
 */
export function takeClaimNumbers(
  database: ChanceryDatabase,
  dossierId: DossierId,
  count = 1,
  now: number = Date.now(),
): Promise<number> {
  const key = `claim-number:${dossierId}`;
  return database.transaction('rw', database.meta, database.claims, async () => {
    const counter = await database.meta.get(key);
    // The claims themselves count too: those of an opened sample or package came with their numbers.
    const highest = await database.claims
      .where('[dossierId+number]')
      .between([dossierId, 0], [dossierId, Infinity])
      .last();
    const given = Math.max(Number(counter?.value ?? 0), highest?.number ?? 0);
    const createdAt = counter?.createdAt ?? now;
    await database.meta.put({ key, value: given + count, dossierId, createdAt, updatedAt: now });
    return given + 1;
  });
}

/** A new claim. `number` comes from `takeClaimNumbers`. */
export function addClaimOperations(
  context: NewRowContext,
  number: number,
  fields: ClaimFields,
): { claim: Claim; operations: Operation[] } {
  const claim: Claim = { ...newRow<ClaimId>(context), number, ...fields };
  return { claim, operations: [{ kind: 'put', table: 'claims', row: claim }] };
}

/** Where a claim was found: an annotation that is there, or a passage that becomes one. */
export type ClaimPassage = Pick<Annotation, 'id' | 'sourceId'> | { sourceId: SourceId; anchor: Anchor };

/** A claim with the passage that it rests on. */
export type ClaimFromPassage = {
  claim: Claim;
  evidence: Evidence;
  annotationId: AnnotationId;
  operations: Operation[];
};

/** A new claim from a passage: the claim, the annotation where there is none yet, and the evidence between them. */
export function claimFromPassageOperations(
  context: NewRowContext,
  number: number,
  fields: ClaimFields,
  passage: ClaimPassage,
  judgement: EvidenceJudgement = UNJUDGED_EVIDENCE,
): ClaimFromPassage {
  const { annotation, operations: annotationOperations } = annotationFor(context, passage);
  const { claim, operations: claimOperations } = addClaimOperations(context, number, fields);
  const { evidence, operations } = addEvidenceOperations(context, claim.id, annotation, judgement);
  return {
    claim,
    evidence,
    annotationId: annotation.id,
    operations: [...annotationOperations, ...claimOperations, ...operations],
  };
}

/** The annotation of a passage; with the operation that makes it where there is none yet. */
export function annotationFor(
  context: NewRowContext,
  passage: ClaimPassage,
): { annotation: Pick<Annotation, 'id' | 'sourceId'>; operations: Operation[] } {
  if ('id' in passage) return { annotation: passage, operations: [] };
  return addAnnotationOperations(context, passage);
}

/**
 * A candidate kept as a claim: the claim in the candidate's words, the evidence for it, and the candidate marked as kept.
 * @param annotation one that already marks exactly the candidate's passage; without it, a new one is made
 */
export function claimFromCandidateOperations(
  context: NewRowContext,
  number: number,
  candidate: Candidate,
  annotation: Pick<Annotation, 'id' | 'sourceId'> | null = null,
): ClaimFromPassage {
  const made = claimFromPassageOperations(
    context,
    number,
    {
      ...EMPTY_CLAIM,
      statement: statementFrom(candidate.anchor.quote.exact),
      type: candidate.type,
      attribution: candidate.attribution,
    },
    annotation ?? { sourceId: candidate.sourceId, anchor: candidate.anchor },
  );
  const kept: Operation = {
    kind: 'update',
    table: 'candidates',
    key: candidate.id,
    fields: { state: 'kept', claimId: made.claim.id },
  };
  return { ...made, operations: [...made.operations, kept] };
}

/**
 * A passage as the first wording of a claim: white space collapsed, a capital first, no comma or full stop last unless
 * it ends an abbreviation.
 */
export function statementFrom(passage: string): string {
  const words = passage
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\s,;:]+$/u, '');
  const lastWord = /[^\s]*$/u.exec(words.replace(/\.$/u, ''))?.[0] ?? '';
  const statement = isAbbreviation(lastWord) ? words : words.replace(/[\s.]+$/u, '');
  const [first = ''] = statement;
  return first.toLocaleUpperCase('en') + statement.slice(first.length);
}

/** Operations that change what is said of a claim. */
export function updateClaimOperations(claimId: ClaimId, fields: Partial<ClaimFields>): Operation[] {
  return [{ kind: 'update', table: 'claims', key: claimId, fields }];
}

/**
 * Operations that remove claims with their evidence and notes. Annotations stay: they are readings of the source. A
 * candidate that had been kept as the claim is open again.
 */
export async function removeClaimOperations(
  database: ChanceryDatabase,
  ...claimIds: readonly ClaimId[]
): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const claimId of claimIds) {
    operations.push(...removeRows('evidence', await database.evidence.where({ claimId }).primaryKeys()));
    operations.push(...(await removeNotesOnOperations(database, [claimId])));
    for (const key of await database.candidates.where({ claimId }).primaryKeys())
      operations.push({
        kind: 'update',
        table: 'candidates',
        key,
        fields: { state: 'open', claimId: null },
      });
    operations.push(...removeRows('claims', [claimId]));
  }
  return operations;
}

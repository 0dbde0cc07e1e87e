import { describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import { findCandidates } from '../../../src-renderer/domain/extract/candidates.ts';
import {
  type AnnotationId,
  createIdMaker,
  type DossierId,
  type RevisionId,
  type SourceId,
} from '../../../src-renderer/domain/ids.ts';
import type { Candidate } from '../../../src-renderer/domain/records.ts';
import { addCandidateOperations } from '../../../src-renderer/storage/candidates.ts';
import {
  addClaimOperations,
  claimFromCandidateOperations,
  claimFromPassageOperations,
  EMPTY_CLAIM,
  statementFrom,
} from '../../../src-renderer/storage/claims.ts';
import { strengthFor, updateEvidenceOperations } from '../../../src-renderer/storage/evidence.ts';

const SOURCE = 'source-1' as SourceId;
const REVISION = 'revision-1' as RevisionId;
const TEXT = 'Analysts suggest that this move could help ease tensions between Washington and Islamabad.';
const BLOCKS = [{ kind: 'paragraph' as const, start: 0, end: TEXT.length, marks: [] }];

const context = {
  dossierId: 'dossier-1' as DossierId,
  makeId: createIdMaker(
    () => 1000,
    (count) => new Uint8Array(count).fill(7),
  ),
  now: 1000,
};

function onlyCandidate(): Candidate {
  const found = findCandidates(TEXT, BLOCKS);
  const { candidates } = addCandidateOperations(
    context,
    { id: REVISION, sourceId: SOURCE, text: TEXT },
    found,
  );
  expect(candidates).toHaveLength(1);
  const [candidate] = candidates;
  if (candidate === undefined) throw new Error('no candidate');
  return candidate;
}

describe('a candidate kept as a claim', () => {
  it('becomes a claim in its words with its speaker, annotated, supported by its passage, and marked as kept', () => {
    const candidate = onlyCandidate();
    const kept = claimFromCandidateOperations(context, 12, candidate);
    expect(kept.claim).toMatchObject({
      number: 12,
      statement: 'This move could help ease tensions between Washington and Islamabad',
      type: 'forecast',
      attribution: { speaker: 'unnamed', who: 'Analysts' },
      likelihood: null,
      confidence: null,
    });
    expect(kept.operations.map(({ kind, table }) => `${kind} ${table}`)).toEqual([
      'put annotations',
      'put claims',
      'put evidence',
      'update candidates',
    ]);
    expect(kept.operations[0]).toMatchObject({ row: { id: kept.annotationId, anchor: candidate.anchor } });
    expect(kept.evidence).toMatchObject({
      claimId: kept.claim.id,
      annotationId: kept.annotationId,
      sourceId: SOURCE,
      stance: 'supports',
      credibility: 6,
    });
    expect(kept.operations[3]).toMatchObject({
      key: candidate.id,
      fields: { state: 'kept', claimId: kept.claim.id },
    });
  });

  it('rests on the annotation that marks its passage already', () => {
    const annotation = { id: 'annotation-1' as AnnotationId, sourceId: SOURCE };
    const kept = claimFromCandidateOperations(context, 1, onlyCandidate(), annotation);
    expect(kept.annotationId).toBe(annotation.id);
    expect(kept.operations.some(({ table }) => table === 'annotations')).toBe(false);
  });
});

describe('a claim from a passage', () => {
  it('annotates the passage and links it as the analyst judged it', () => {
    const anchor = makeAnchor(REVISION, TEXT, 0, 16);
    const made = claimFromPassageOperations(
      context,
      3,
      { ...EMPTY_CLAIM, statement: 'Analysts suggest' },
      { sourceId: SOURCE, anchor },
      { stance: 'qualifies', strength: 'strong', credibility: 3 },
    );
    expect(made.operations[0]).toMatchObject({ table: 'annotations', row: { anchor, tagIds: [], note: '' } });
    expect(made.evidence).toMatchObject({ stance: 'qualifies', strength: null, credibility: 3 });
  });
});

describe('a claim by hand', () => {
  it('is one row and has no evidence', () => {
    const { operations } = addClaimOperations(context, 1, { ...EMPTY_CLAIM, statement: 'It rained' });
    expect(operations).toHaveLength(1);
  });
});

describe('the first wording of a claim', () => {
  it.each([
    ['the  move\n could help. ', 'The move could help'],
    ['attacks by the U.S.', 'Attacks by the U.S.'],
    ['ends in a comma,', 'Ends in a comma'],
    ['is it true?', 'Is it true?'],
    ['élan matters', 'Élan matters'],
    ['😀 happened', '😀 happened'],
    ['   ', ''],
  ])('of “%s” is “%s”', (passage, statement) => {
    expect(statementFrom(passage)).toBe(statement);
  });
});

describe('the strength of evidence', () => {
  it('exists only where evidence supports or contradicts', () => {
    expect(strengthFor('supports', null)).toBe('weak');
    expect(strengthFor('contradicts', 'strong')).toBe('strong');
    expect(strengthFor('qualifies', 'strong')).toBeNull();
    expect(strengthFor('context', 'weak')).toBeNull();
  });

  it('follows a change of stance', () => {
    const { evidence } = claimFromCandidateOperations(context, 1, onlyCandidate());
    expect(
      updateEvidenceOperations({ ...evidence, strength: 'strong' }, { stance: 'context' }),
    ).toMatchObject([{ fields: { stance: 'context', strength: null } }]);
    expect(updateEvidenceOperations({ ...evidence, strength: 'strong' }, { credibility: 2 })).toMatchObject([
      { fields: { credibility: 2, strength: 'strong' } },
    ]);
  });
});

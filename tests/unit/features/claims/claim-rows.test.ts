import { describe, expect, it } from 'vitest';
import type { ClaimId, EvidenceId } from '../../../../src-renderer/domain/ids.ts';
import type { Claim, Evidence } from '../../../../src-renderer/domain/records.ts';
import type { Stance } from '../../../../src-renderer/domain/vocabularies/stance.ts';
import {
  filterClaimRows,
  makeClaimRows,
  sortClaimRows,
} from '../../../../src-renderer/features/claims/claim-rows.ts';

function claim(number: number, fields: Partial<Claim> = {}): Claim {
  return {
    id: `claim-${number}` as ClaimId,
    number,
    statement: `Statement ${number}`,
    type: 'reported-fact',
    attribution: { speaker: 'writer', who: '', cue: '', manner: null },
    likelihood: null,
    confidence: null,
    updatedAt: 1,
    ...fields,
  } as Claim;
}

function evidence(claimNumber: number, stance: Stance, updatedAt = 1): Evidence {
  const id = `evidence-${claimNumber}-${stance}` as EvidenceId;
  return { id, claimId: `claim-${claimNumber}` as ClaimId, stance, updatedAt } as Evidence;
}

const numbers = (rows: readonly { claim: Claim }[]) => rows.map((row) => row.claim.number);

describe('rows of claims', () => {
  it('hold the evidence of their claim', () => {
    const rows = makeClaimRows([claim(1), claim(2)], [evidence(2, 'supports')]);
    expect(rows.map((row) => row.evidence.length)).toEqual([0, 1]);
  });

  it('are other objects only when claim or evidence changed', () => {
    const claims = [claim(1), claim(2), claim(3)];
    const before = makeClaimRows(claims, [evidence(1, 'supports'), evidence(2, 'supports')]);
    const after = makeClaimRows(
      [claim(1), claim(2), claim(3, { updatedAt: 2 })],
      [evidence(1, 'supports'), evidence(2, 'supports', 9)],
      before,
    );
    expect(after.map((row, index) => row === before[index])).toEqual([true, false, false]);
  });

  it('are found by number, words, type and who says so', () => {
    const rows = makeClaimRows(
      [
        claim(1, { attribution: { speaker: 'unnamed', who: 'US officials', cue: 'said', manner: null } }),
        claim(12, { type: 'forecast', statement: 'Tensions will ease' }),
      ],
      [],
    );
    const find = (text: string) => numbers(filterClaimRows(rows, { text, type: 'any' }));
    expect(find('officials unnamed')).toEqual([1]);
    expect(find('12')).toEqual([12]);
    expect(find('EASE forecast')).toEqual([12]);
    expect(numbers(filterClaimRows(rows, { text: '', type: 'forecast' }))).toEqual([12]);
  });
});

describe('sorting claims', () => {
  it('orders likelihood by its scale, claims without one last in either direction', () => {
    const rows = makeClaimRows(
      [claim(1), claim(2, { likelihood: 'likely' }), claim(3, { likelihood: 'almost-no-chance' })],
      [],
    );
    expect(numbers(sortClaimRows(rows, { column: 'likelihood', direction: 'ascending' }))).toEqual([3, 2, 1]);
    expect(numbers(sortClaimRows(rows, { column: 'likelihood', direction: 'descending' }))).toEqual([
      2, 3, 1,
    ]);
  });

  it('orders evidence by what supports less what contradicts, equal ones by number', () => {
    const rows = makeClaimRows(
      [claim(1), claim(2), claim(3), claim(4)],
      [evidence(2, 'contradicts'), evidence(3, 'supports'), evidence(4, 'context')],
    );
    expect(numbers(sortClaimRows(rows, { column: 'evidence', direction: 'ascending' }))).toEqual([
      2, 1, 4, 3,
    ]);
  });
});

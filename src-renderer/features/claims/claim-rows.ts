/** The rows of the table of claims: with their evidence, filtered and sorted, as functions of what is stored. */
import type { Claim, Evidence } from '../../domain/records.ts';
import { formatAttribution } from '../../domain/vocabularies/attribution.ts';
import { type ClaimType, formatClaimType } from '../../domain/vocabularies/claim-type.ts';
import { CONFIDENCES } from '../../domain/vocabularies/confidence.ts';
import { LIKELIHOODS } from '../../domain/vocabularies/likelihood.ts';
import type { SortOrder } from '../../ui/data-table.tsx';
import { foldText } from '../../ui/word-search.ts';

export type ClaimRow = { id: string; claim: Claim; evidence: readonly Evidence[] };

/** Claims with their evidence. A row that says the same as before is the same object, so that it is not drawn again. */
export function makeClaimRows(
  claims: readonly Claim[],
  evidence: readonly Evidence[],
  before: readonly ClaimRow[] = [],
): ClaimRow[] {
  const byClaim = Map.groupBy(evidence, (item) => item.claimId);
  const known = new Map(before.map((row) => [row.id, row]));
  return claims.map((claim) => {
    const row = { id: claim.id, claim, evidence: byClaim.get(claim.id) ?? [] };
    const old = known.get(claim.id);
    return old !== undefined && versionOf(old) === versionOf(row) ? old : row;
  });
}

function versionOf({ claim, evidence }: ClaimRow): string {
  return `${claim.updatedAt} ${evidence.map((item) => `${item.id}:${item.updatedAt}`).join(' ')}`;
}

export type ClaimFilter = { text: string; type: ClaimType | 'any' };

/** Rows whose number, statement, type or attribution hold every word of the filter, in any order. */
export function filterClaimRows(rows: readonly ClaimRow[], filter: ClaimFilter): ClaimRow[] {
  const words = foldText(filter.text).split(/\s+/u).filter(Boolean);
  return rows.filter(({ claim }) => {
    if (filter.type !== 'any' && claim.type !== filter.type) return false;
    const text = foldText(
      `${claim.number} ${claim.statement}\n${formatClaimType(claim.type)}\n${formatAttribution(claim.attribution)}`,
    );
    return words.every((word) => text.includes(word));
  });
}

/** Supporting less contradicting pieces of evidence: the order of "Evidence". */
function supportOf({ evidence }: ClaimRow): number {
  return evidence.reduce(
    (sum, { stance }) => sum + (stance === 'supports' ? 1 : stance === 'contradicts' ? -1 : 0),
    0,
  );
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** The place of an id on its scale; null where there is none, which always sorts last. */
function placeOf(scale: readonly { id: string }[], id: string | null): number | null {
  return id === null ? null : scale.findIndex((entry) => entry.id === id);
}

const SORT_KEYS: Readonly<Record<string, (row: ClaimRow) => string | number | null>> = {
  number: ({ claim }) => claim.number,
  statement: ({ claim }) => claim.statement,
  likelihood: ({ claim }) => placeOf(LIKELIHOODS, claim.likelihood),
  confidence: ({ claim }) => placeOf(CONFIDENCES, claim.confidence),
  evidence: supportOf,
};

/** Rows in order; those without a value last in either direction, equal ones by number. */
export function sortClaimRows(rows: readonly ClaimRow[], order: SortOrder): ClaimRow[] {
  const keyOf = SORT_KEYS[order.column] ?? (() => 0);
  const sign = order.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === null || second === null) {
      const difference = Number(first === null) - Number(second === null);
      return difference === 0 ? a.claim.number - b.claim.number : difference;
    }
    const difference =
      typeof first === 'string' && typeof second === 'string'
        ? collator.compare(first, second)
        : Number(first) - Number(second);
    return difference === 0 ? a.claim.number - b.claim.number : sign * difference;
  });
}

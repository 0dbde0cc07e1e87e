/** The rows of the table of sources: counting, filtering and sorting, as functions of what is stored. */
import { formatDate, isoDay } from '../../domain/date.ts';
import type { Evidence, Source } from '../../domain/records.ts';
import { type Reliability, reliabilityRank } from '../../domain/vocabularies/grading.ts';
import type { SortOrder } from '../../ui/data-table.tsx';
import { foldText } from '../../ui/word-search.ts';

export type SourceRow = { id: string; source: Source; annotationCount: number; claimCount: number };

/** @param annotatedSourceIds the source id of each annotation, as the index gives them: equal ones side by side */
export function makeSourceRows(
  sources: readonly Source[],
  annotatedSourceIds: readonly string[],
  evidence: readonly Pick<Evidence, 'sourceId' | 'claimId'>[],
): SourceRow[] {
  const annotationCounts = new Map<string, number>();
  for (const id of annotatedSourceIds) annotationCounts.set(id, (annotationCounts.get(id) ?? 0) + 1);
  const claims = new Map<string, Set<string>>();
  for (const { sourceId, claimId } of evidence) {
    const known = claims.get(sourceId);
    if (known === undefined) claims.set(sourceId, new Set([claimId]));
    else known.add(claimId);
  }
  return sources.map((source) => ({
    id: source.id,
    source,
    annotationCount: annotationCounts.get(source.id) ?? 0,
    claimCount: claims.get(source.id)?.size ?? 0,
  }));
}

/** The new rows, with those of the old that say the same: the table draws again only what is another object. */
export function keepUnchangedRows(
  before: readonly SourceRow[] | undefined,
  after: readonly SourceRow[],
): SourceRow[] {
  const known = new Map(before?.map((row) => [row.id, row]));
  return after.map((row) => {
    const old = known.get(row.id);
    const isSame =
      old !== undefined &&
      old.source.updatedAt === row.source.updatedAt &&
      old.annotationCount === row.annotationCount &&
      old.claimCount === row.claimCount;
    return isSame ? old : row;
  });
}

export type SourceFilter = { text: string; reliability: Reliability | 'any' };

/** Rows whose title, author, publisher or date hold every word of the filter, in any order. */
export function filterSourceRows(rows: readonly SourceRow[], filter: SourceFilter): SourceRow[] {
  const words = foldText(filter.text).split(/\s+/u).filter(Boolean);
  return rows.filter(({ source }) => {
    if (filter.reliability !== 'any' && source.reliability !== filter.reliability) return false;
    const text = foldText(
      `${source.title}\n${source.author}\n${source.publisher}\n${source.issued} ${formatDate(source.issued)}`,
    );
    return words.every((word) => text.includes(word));
  });
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

const SORT_KEYS: Readonly<Record<string, (row: SourceRow) => string | number>> = {
  title: ({ source }) => source.title,
  publisher: ({ source }) => source.publisher,
  issued: ({ source }) => source.issued,
  reliability: ({ source }) => reliabilityRank(source.reliability),
  annotations: (row) => row.annotationCount,
  claims: (row) => row.claimCount,
  words: ({ source }) => source.wordCount,
  imported: ({ source }) => source.createdAt,
};

/** Rows in order; those without a value last in either direction, equal ones in the order they were imported. */
export function sortSourceRows(rows: readonly SourceRow[], order: SortOrder): SourceRow[] {
  const keyOf = SORT_KEYS[order.column] ?? (() => 0);
  const sign = order.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === '' || second === '') return Number(first === '') - Number(second === '');
    const difference =
      typeof first === 'string' && typeof second === 'string'
        ? collator.compare(first, second)
        : Number(first) - Number(second);
    return difference === 0 ? a.source.createdAt - b.source.createdAt : sign * difference;
  });
}

/** "21 Nov 2025" for the day a source was imported. */
export function formatImported(source: Source): string {
  return formatDate(isoDay(source.createdAt), 'short');
}

/** What hits say, read in as few rows as can be: a keystroke waits for it. */
import type { ChanceryDatabase } from './database.ts';
import { readSearchDocuments, type SearchDocument, type SearchStamp } from './search-material.ts';

export type SearchText = Pick<SearchDocument, 'kind' | 'id' | 'stamp' | 'title' | 'text'>;
type TextPlace = SearchStamp & Pick<SearchDocument, 'textId'>;

/**
 * Reads the titles and texts of some records, of sources the texts alone: what they are called is in the index. All are read
 * at the same time; what is gone is left out.
 */
export async function readSearchTexts(
  database: ChanceryDatabase,
  records: readonly TextPlace[],
): Promise<SearchText[]> {
  const groups = Map.groupBy(records, ({ kind }) =>
    kind === 'source' || kind === 'annotation' ? kind : 'other',
  );
  const nothing = { sources: [], annotations: [], evidence: [] };
  const read = await Promise.all([
    readSources(database, groups.get('source') ?? []),
    readAnnotations(database, groups.get('annotation') ?? []),
    readSearchDocuments(database, nothing, groups.get('other') ?? []),
  ]);
  return read.flat();
}

async function readSources(database: ChanceryDatabase, records: readonly TextPlace[]): Promise<SearchText[]> {
  if (records.length === 0) return [];
  const revisions = await database.revisions.bulkGet(records.map(({ textId }) => textId));
  return records.flatMap(({ kind, id, stamp }, index) => {
    const text = revisions[index]?.text;
    return text === undefined ? [] : { kind, id, stamp, title: '', text };
  });
}

async function readAnnotations(
  database: ChanceryDatabase,
  records: readonly TextPlace[],
): Promise<SearchText[]> {
  if (records.length === 0) return [];
  const rows = await database.annotations.bulkGet(records.map(({ id }) => id));
  return records.flatMap(({ kind, id, stamp }, index) => {
    const row = rows[index];
    return row === undefined ? [] : { kind, id, stamp, title: row.note, text: row.anchor.quote.exact };
  });
}

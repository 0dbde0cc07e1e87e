/** A database of its own for each test, and the ways in which tests fill it: the real importer and the real rules. */
import { createIdMaker, type DossierId, type MakeId } from '../../../src-renderer/domain/ids.ts';
import type { Source } from '../../../src-renderer/domain/records.ts';
import { importText } from '../../../src-renderer/importers/import-article.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import type { NewRowContext } from '../../../src-renderer/storage/new-row.ts';
import { type ImportedSource, importSource } from '../../../src-renderer/storage/sources.ts';

export const DOSSIER = 'dossier-1' as DossierId;

export const ARTICLE = [
  'Border posts attacked again',
  'Officials said that three people died on Monday. Analysts suggest that the truce could end soon.',
  'The government should reopen the crossing, a minister argued.',
].join('\n\n');

const makeId: MakeId = createIdMaker(
  () => Date.now(),
  (count) => crypto.getRandomValues(new Uint8Array(count)),
);

export function newContext(): NewRowContext {
  return { dossierId: DOSSIER, makeId, now: Date.now() };
}

let opened = 0;

export function openTestDatabase(): ChanceryDatabase {
  opened += 1;
  return new ChanceryDatabase(`test-dossier-${Date.now()}-${opened}`);
}

export async function importedText(text: string): Promise<ImportedSource> {
  const result = await importText(text);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

export async function addSource(database: ChanceryDatabase, text = ARTICLE): Promise<Source> {
  const outcome = await importSource(database, await importedText(text), {
    ...newContext(),
    fileName: 'a.txt',
  });
  return outcome.source;
}

/** Every row of every content table, to compare what was there before with what is there after. */
export async function readAll(database: ChanceryDatabase): Promise<Record<string, unknown[]>> {
  const content = database.tables.filter(({ name }) => name !== 'changes' && name !== 'meta');
  const entries = await Promise.all(
    content.map(async (table) => [table.name, await table.toArray()] as const),
  );
  return Object.fromEntries(entries.filter(([, rows]) => rows.length > 0));
}

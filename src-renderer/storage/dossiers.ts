/** Dossiers: making one, and removing one with everything in it. */
import type { DossierId, MakeId, TagId } from '../domain/ids.ts';
import type { Dossier, Tag } from '../domain/records.ts';
import type { TagHue } from '../domain/vocabularies/tag-hue.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase, ContentTable } from './database.ts';

/** The tag that every new dossier starts with, so that the first passage can be marked at once. */
const FIRST_TAG = {
  name: 'To verify',
  hue: 'amber',
  definition: 'Must be checked against another source',
} as const;

/** One tag row. `key` is the number key that applies it. */
export function tagRow(
  fields: {
    id: TagId;
    dossierId: DossierId;
    parentId: TagId | null;
    name: string;
    hue: TagHue;
    definition: string;
  },
  position: number,
  key: number | null,
  now: number,
): Tag {
  return { ...fields, position, key, createdAt: now, updatedAt: now };
}

/** The operations that make a dossier with its first tag. */
export function newDossierOperations(
  fields: Pick<Dossier, 'title' | 'question' | 'marking'>,
  makeId: MakeId,
  now: number,
): { dossier: Dossier; operations: Operation[] } {
  const id = makeId<DossierId>();
  const dossier: Dossier = { id, dossierId: id, ...fields, createdAt: now, updatedAt: now };
  const tag = tagRow({ id: makeId<TagId>(), dossierId: id, parentId: null, ...FIRST_TAG }, 0, 1, now);
  return {
    dossier,
    operations: [
      { kind: 'put', table: 'dossiers', row: dossier },
      { kind: 'put', table: 'tags', row: tag },
    ],
  };
}

const DOSSIER_TABLES = [
  'sources',
  'revisions',
  'originals',
  'annotations',
  'tags',
  'claims',
  'evidence',
  'candidates',
  'notes',
  'noteBodies',
  'briefs',
  'briefBodies',
  'briefVersions',
  'originLinks',
  'savedFilters',
] as const satisfies readonly ContentTable[];

/** Everything of a dossier, removed. One change, so that undo brings all of it back. */
export async function removeDossierOperations(
  database: ChanceryDatabase,
  dossierId: DossierId,
): Promise<Operation[]> {
  const operations: Operation[] = [{ kind: 'remove', table: 'dossiers', key: dossierId }];
  for (const table of DOSSIER_TABLES) {
    const keys = await database.table(table).where({ dossierId }).primaryKeys();
    for (const key of keys) operations.push({ kind: 'remove', table, key: String(key) });
  }
  return operations;
}

export type DeletedDossier = { id: DossierId; title: string; time: number; sequence: number };

/**
 * Dossiers that were deleted and can be brought back by undoing that change, the newest first. Reads the index of the
 * log and, of each deleted dossier, its last change. `time` is in milliseconds since the Unix epoch.
 */
export async function findDeletedDossiers(database: ChanceryDatabase): Promise<DeletedDossier[]> {
  const logged = (await database.changes.orderBy('dossierId').uniqueKeys()) as DossierId[];
  const present = new Set(await database.dossiers.toCollection().primaryKeys());
  const deleted: DeletedDossier[] = [];
  for (const id of logged.filter((key) => !present.has(key))) {
    const change = await database.changes.where({ dossierId: id, state: 'done' }).last();
    const row = change?.rows.find((entry) => entry.table === 'dossiers' && entry.after === null);
    if (change === undefined || row === undefined) continue;
    const { sequence, time } = change;
    deleted.push({ id, title: String(row.before?.title ?? ''), time, sequence });
  }
  return deleted.sort((a, b) => b.time - a.time);
}

/** The operations that change what a dossier is called, what it answers, or how it is marked. */
export function updateDossierOperations(
  dossierId: DossierId,
  fields: Partial<Pick<Dossier, 'title' | 'question' | 'marking'>>,
): Operation[] {
  return [{ kind: 'update', table: 'dossiers', key: dossierId, fields }];
}

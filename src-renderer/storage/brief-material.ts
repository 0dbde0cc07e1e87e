/** The records that a document leans on, gathered for `resolveBrief` in one consistent reading of the database. */
import type { Table } from 'dexie';
import { citationTarget, walkDocument } from '../domain/brief/document.ts';
import { type BriefMaterial, claimOf } from '../domain/brief/resolve.ts';
import type { AnnotationId, ClaimId, DossierId, RevisionId, SourceId } from '../domain/ids.ts';
import type { Annotation, Evidence, RichTextNode } from '../domain/records.ts';
import { type CodePointRange, codePointRange } from '../domain/text/code-points.ts';
import { createLocator, type Locator } from '../domain/text/locator.ts';
import type { ChanceryDatabase } from './database.ts';
import { readOrigins } from './origins.ts';

/** The records that a document points to, by id. */
export type Pointers = {
  annotations: ReadonlySet<AnnotationId>;
  sources: ReadonlySet<SourceId>;
  claims: ReadonlySet<ClaimId>;
};

/** The ids in a document's citations and claim blocks. */
export function pointersOf(content: RichTextNode): Pointers {
  const annotations = new Set<AnnotationId>();
  const sources = new Set<SourceId>();
  const claims = new Set<ClaimId>();
  for (const node of walkDocument(content)) {
    const target = citationTarget(node);
    if (target?.kind === 'annotation') annotations.add(target.id);
    if (target?.kind === 'source') sources.add(target.id);
    const claimId = claimOf(node);
    if (claimId !== null) claims.add(claimId);
  }
  return { annotations, sources, claims };
}

/** Rows by id. Those that are gone are left out, and those of other dossiers, whose citations were pasted here. */
async function rowsById<Id extends string, Row extends { id: Id; dossierId: DossierId }>(
  table: Table<Row, string>,
  dossierId: DossierId,
  ids: Iterable<Id>,
): Promise<Map<Id, Row>> {
  const rows = await table.bulkGet([...ids]);
  return new Map(rows.flatMap((row) => (row?.dossierId === dossierId ? [[row.id, row] as const] : [])));
}

/** What `resolveBrief` needs, but for the places of passages in their texts, which cost the reading of every text. */
export type LiveMaterial = Omit<BriefMaterial, 'locators' | 'positions'>;

/** Reads the small rows that a document leans on. Made to be watched by a live query: it reads no text. */
export async function loadLiveMaterial(
  database: ChanceryDatabase,
  dossierId: DossierId,
  pointers: Pointers,
): Promise<LiveMaterial> {
  const evidence = new Map<string, Evidence>();
  for (const item of await database.evidence
    .where('claimId')
    .anyOf([...pointers.claims])
    .toArray())
    evidence.set(item.id, item);
  for (const item of await database.evidence
    .where('annotationId')
    .anyOf([...pointers.annotations])
    .toArray())
    evidence.set(item.id, item);
  const items = [...evidence.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const claims = await rowsById(
    database.claims,
    dossierId,
    new Set([...pointers.claims, ...items.map((item) => item.claimId)]),
  );
  const annotations = await rowsById(
    database.annotations,
    dossierId,
    new Set([...pointers.annotations, ...items.map((item) => item.annotationId)]),
  );
  const sources = await rowsById(
    database.sources,
    dossierId,
    new Set([
      ...pointers.sources,
      ...items.map((item) => item.sourceId),
      ...[...annotations.values()].map((annotation) => annotation.sourceId),
    ]),
  );
  const tagIds = new Set([...annotations.values()].flatMap((annotation) => annotation.tagIds));
  const tags = await rowsById(database.tags, dossierId, tagIds);
  const dossier = await database.dossiers.get(dossierId);
  const origins = await readOrigins(database, dossierId);
  return {
    annotations,
    sources,
    claims,
    evidence: items,
    origins,
    tagNames: new Map([...tags].map(([id, tag]) => [id, tag.name])),
    dossierMarking: dossier?.marking ?? 'TLP:CLEAR',
  };
}

/** Where passages stand in their texts. Each revision is read once, one at a time: texts can be of 3 MB. */
async function loadPlaces(
  database: ChanceryDatabase,
  annotations: Iterable<Annotation>,
): Promise<Pick<BriefMaterial, 'locators' | 'positions'>> {
  const locators = new Map<AnnotationId, Locator | null>();
  const positions = new Map<AnnotationId, CodePointRange>();
  const byRevision = Map.groupBy(annotations, (annotation): RevisionId => annotation.anchor.revisionId);
  for (const [revisionId, group] of byRevision) {
    const revision = await database.revisions.get(revisionId);
    const locate = revision === undefined ? () => null : createLocator(revision);
    for (const { id, anchor } of group) {
      locators.set(id, locate(anchor));
      if (revision !== undefined) positions.set(id, codePointRange(revision.text, anchor.start, anchor.end));
    }
  }
  return { locators, positions };
}

/**
 * Everything that `resolveBrief` needs for a brief with this text, read in one transaction, so that what is exported
 * stood together in the database at one moment.
 * @param brief whose dossier decides on the least marking
 */
export function loadBriefMaterial(
  database: ChanceryDatabase,
  brief: { dossierId: DossierId },
  content: RichTextNode,
): Promise<BriefMaterial> {
  const tables = [
    database.claims,
    database.evidence,
    database.annotations,
    database.sources,
    database.originLinks,
    database.tags,
    database.dossiers,
    database.revisions,
  ];
  return database.transaction('r', tables, async () => {
    const live = await loadLiveMaterial(database, brief.dossierId, pointersOf(content));
    return { ...live, ...(await loadPlaces(database, live.annotations.values())) };
  });
}

/** Where one passage stands in its text, for the card of a citation. Null where the text is gone. */
export async function loadLocator(
  database: ChanceryDatabase,
  annotation: Annotation,
): Promise<Locator | null> {
  const { locators } = await loadPlaces(database, [annotation]);
  return locators.get(annotation.id) ?? null;
}

/** Sources: importing one, recognising one that is there already, changing its metadata, removing it with all it holds. */
import { isoDay, isPartialDate } from '../domain/date.ts';
import type { DossierId, OriginalId, RevisionId, SourceId } from '../domain/ids.ts';
import type { Original, Revision, Source } from '../domain/records.ts';
import type { Reliability } from '../domain/vocabularies/grading.ts';
import type { MetadataField } from '../domain/vocabularies/metadata-origin.ts';
import { SOURCE_KINDS, type SourceKind } from '../domain/vocabularies/source-kind.ts';
import { commitEach, type NewChange, type Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { quoteInLabel } from './label.ts';
import { type NewRowContext, newRow } from './new-row.ts';
import { removeOriginLinksOperations } from './origins.ts';
import { removeNotesOnOperations, removeRows } from './removal.ts';
import { trackSave } from './save-status.ts';

/**
 * What an importer gives for one article. Metadata that the article does not state is ''; `kind` may be '' too or a value
 * that the vocabulary does not have. `textHash` is the SHA-256 of
 * `text` (in UTF-8) and `sha256` that of `bytes`, both hex; `issued` is an ISO 8601 date, maybe partial.
 */
export type ImportedSource = Pick<
  Source,
  Exclude<MetadataField, 'kind'> | 'statedBy' | 'textHash' | 'wordCount'
> &
  Pick<Original, 'bytes' | 'sha256' | 'encoding' | 'mediaType'> &
  Pick<Revision, 'text' | 'blocks' | 'pages' | 'images'> & { kind: string };

/** What is known of an imported text besides the text: the name of the file it came in, where it was fetched. */
export type ImportContext = NewRowContext & { fileName: string; address?: string };

/**
 * The rows of a new source: the source, its first revision and the original bytes. A text without a title is called by
 * its file. Nobody has judged it yet, so its reliability is F (cannot be judged); it counts as retrieved on the day of `now`.
 */
export function addSourceOperations(
  imported: ImportedSource,
  context: ImportContext,
): { source: Source; revision: Revision; operations: Operation[] } {
  const { text, blocks, pages, images, textHash } = imported;
  const revisionId = context.makeId<RevisionId>();
  const source: Source = {
    ...newRow<SourceId>(context),
    kind: kindOf(imported),
    title: imported.title === '' ? stemOf(context.fileName) : imported.title,
    author: imported.author,
    publisher: imported.publisher,
    issued: imported.issued,
    accessed: isoDay(context.now),
    url: imported.url,
    language: imported.language,
    doi: imported.doi,
    volume: imported.volume,
    issue: imported.issue,
    page: imported.page,
    statedBy: imported.statedBy,
    tagIds: [],
    reliability: 'F',
    reliabilityReason: '',
    descriptor: '',
    revisionId,
    textHash,
    wordCount: imported.wordCount,
  };
  const revision: Revision = {
    ...newRow<RevisionId>(context),
    id: revisionId,
    sourceId: source.id,
    number: 1,
    text,
    blocks,
    pages,
    images,
    textHash,
  };
  const original: Original = {
    ...newRow<OriginalId>(context),
    sourceId: source.id,
    revisionId,
    fileName: context.fileName,
    address: context.address ?? '',
    mediaType: imported.mediaType,
    encoding: imported.encoding,
    bytes: imported.bytes,
    sha256: imported.sha256,
  };
  return {
    source,
    revision,
    operations: [
      { kind: 'put', table: 'sources', row: source },
      { kind: 'put', table: 'revisions', row: revision },
      { kind: 'put', table: 'originals', row: original },
    ],
  };
}

function kindOf(imported: ImportedSource): SourceKind {
  const stated = SOURCE_KINDS.find(({ id }) => id === imported.kind);
  if (stated !== undefined) return stated.id;
  // What is published as a PDF and does not say what it is is a report far more often than anything else.
  if (imported.mediaType === 'application/pdf') return 'report';
  return imported.url === '' ? 'article-newspaper' : 'webpage';
}

function stemOf(fileName: string): string {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  const dot = base.lastIndexOf('.');
  return dot > 0 ? base.slice(0, dot) : base;
}

export type ImportOutcome = { kind: 'imported'; source: Source } | { kind: 'duplicate'; source: Source };

/** An article to be stored, with what is known of it besides. */
export type Importing = { imported: ImportedSource; context: ImportContext };

/**
 * Stores an imported article as a new source, unless the dossier has the same text already. Looking and storing are one
 * transaction: the same file dropped twice at once becomes one source.
 * @returns the new source, or the one that has the same text
 * @throws when the database refuses; nothing of the source is stored then
 */
export async function importSource(
  database: ChanceryDatabase,
  imported: ImportedSource,
  context: ImportContext,
): Promise<ImportOutcome> {
  const [outcome] = await importSources(database, context.dossierId, [{ imported, context }]);
  if (outcome === undefined) throw new Error('The database gave no answer.');
  return outcome;
}

/**
 * Stores articles as `importSource` does, each as a change of its own, all in one transaction.
 * @param articles all of this dossier; two of the same text become one source
 * @returns what became of each, in their order
 * @throws when the database refuses; nothing of any of them is stored then
 */
export function importSources(
  database: ChanceryDatabase,
  dossierId: DossierId,
  articles: readonly Importing[],
): Promise<ImportOutcome[]> {
  const tables = [database.sources, database.revisions, database.originals, database.changes];
  return trackSave(
    database.transaction('rw', tables, async () => {
      const hashes = articles.map(({ imported }) => imported.textHash);
      const known = await findDuplicates(database, dossierId, hashes);
      const changes: NewChange[] = [];
      const outcomes = articles.map(({ imported, context }): ImportOutcome => {
        const twin = known.get(imported.textHash);
        if (twin !== undefined) return { kind: 'duplicate', source: twin };
        const { source, operations } = addSourceOperations(imported, context);
        if (imported.textHash !== '') known.set(imported.textHash, source);
        changes.push({ label: `Import ${quoteInLabel(source.title)}`, operations, now: context.now });
        return { kind: 'imported', source };
      });
      if (changes.length > 0) await commitEach(database, dossierId, changes);
      return outcomes;
    }),
  );
}

/** Without a text there is nothing to compare: references are compared by what they state, see references.ts. */
async function findDuplicates(
  database: ChanceryDatabase,
  dossierId: DossierId,
  textHashes: readonly string[],
): Promise<Map<string, Source>> {
  const asked = [...new Set(textHashes)].filter((hash) => hash !== '');
  const pairs = asked.map((hash) => [dossierId, hash]);
  const found = await database.sources.where('[dossierId+textHash]').anyOf(pairs).toArray();
  // Of several, the first that was made: the map keeps the last that it is given.
  return new Map(found.toReversed().map((source) => [source.textHash, source]));
}

/** The metadata that an analyst can change. */
export type SourceFields = Pick<
  Source,
  | 'kind'
  | 'title'
  | 'author'
  | 'publisher'
  | 'issued'
  | 'accessed'
  | 'url'
  | 'language'
  | 'doi'
  | 'volume'
  | 'issue'
  | 'page'
  | 'reliability'
  | 'reliabilityReason'
  | 'descriptor'
>;

/** Operations that change metadata of one source. */
export function updateSourceOperations(
  sourceId: SourceId,
  fields: Partial<SourceFields & Pick<Source, 'statedBy'>>,
): Operation[] {
  return [{ kind: 'update', table: 'sources', key: sourceId, fields }];
}

/**
 * Operations that grade several sources alike. Those that have the grade and the reason already are left alone.
 * @param reason trimmed; '' keeps the reasons that there are
 */
export function gradeSourcesOperations(
  sources: readonly Pick<Source, 'id' | 'reliability' | 'reliabilityReason'>[],
  reliability: Reliability,
  reason: string,
): Operation[] {
  const graded: Partial<SourceFields> = {
    reliability,
    ...(reason === '' ? {} : { reliabilityReason: reason }),
  };
  return sources
    .filter(
      (source) =>
        source.reliability !== reliability || (reason !== '' && source.reliabilityReason !== reason),
    )
    .flatMap(({ id }) => updateSourceOperations(id, graded));
}

/**
 * Operations that remove sources with all that hangs on them: revisions, originals, annotations, the evidence that these
 * are, candidates, notes and links to its origin. Claims stay: they are the analyst's words, with one piece of evidence less.
 */
export async function removeSourceOperations(
  database: ChanceryDatabase,
  ...sourceIds: readonly SourceId[]
): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const table of ['evidence', 'annotations', 'candidates', 'originals', 'revisions'] as const) {
    const keys = await database
      .table<unknown, string>(table)
      .where('sourceId')
      .anyOf(sourceIds)
      .primaryKeys();
    operations.push(...removeRows(table, keys));
  }
  return [
    ...operations,
    ...(await removeNotesOnOperations(database, sourceIds)),
    ...(await removeOriginLinksOperations(database, sourceIds)),
    ...removeRows('sources', sourceIds),
  ];
}

/**
 * Says in a sentence why a value cannot be stored in a source's field, or null. Empty is fine for all but the title.
 * @param value trimmed
 */
export function findSourceProblem(field: keyof SourceFields, value: string): string | null {
  if (field === 'title') return value === '' ? 'A source needs a title.' : null;
  if (value === '') return null;
  if (field === 'issued' || field === 'accessed')
    return isPartialDate(value) ? null : 'Write a year, a month or a day: 2025, 2025-11 or 2025-11-21.';
  if (field === 'url')
    return isWebAddress(value) ? null : 'Write the whole address, beginning with https:// or http://.';
  if (field === 'language')
    return isLanguageTag(value) ? null : 'Write a language tag, such as en, ur or fa-AF.';
  return null;
}

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && !/\s/u.test(value);
}

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

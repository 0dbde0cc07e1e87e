/** What can be searched, read from the database: every kind of record as a title, a text and what it can be filtered by. */
import type { Table } from 'dexie';
import { plainTextOf } from '../domain/brief/document.ts';
import type { Annotation, Evidence, RichTextNode, Source } from '../domain/records.ts';
import type { Reliability } from '../domain/vocabularies/grading.ts';
import type { ChanceryDatabase } from './database.ts';

export const SEARCH_KINDS = ['source', 'annotation', 'claim', 'note', 'brief'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What a record can be filtered by. `sourceId` is set for sources and annotations; `date` is ISO 8601, maybe partial. */
export type SearchFacets = {
  kind: SearchKind;
  id: string;
  dossierId: string;
  sourceId: string;
  tagIds: string[];
  reliability: Reliability | '';
  date: string;
};

/** `stamp` changes whenever the record, or what it is filtered by, does. */
export type SearchStamp = { kind: SearchKind; id: string; stamp: string };

/** What a hit is called: its source's title, publisher and grade, a claim's number, or its own title, which may be ''. */
export type SearchHeading = {
  title: string;
  publisher: string;
  issued: string;
  reliability: Reliability | '';
  number: number | null;
};

/** `textId` is the revision that holds a source's text; '' where a record holds its own. */
export type SearchDocument = SearchFacets & {
  stamp: string;
  title: string;
  text: string;
  textId: string;
  heading: SearchHeading;
};

/** "source:0198…": a record's key in the index. */
export function searchKey({ kind, id }: Pick<SearchStamp, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

type Rows = {
  sources: Source[];
  annotations: Annotation[];
  evidence: Evidence[];
};

/** Everything that can be searched, with its stamps and without its heavy texts. */
export type SearchOverview = { stamps: SearchStamp[]; rows: Rows };

/** Reads the light rows of all dossiers. */
export async function readSearchOverview(database: ChanceryDatabase): Promise<SearchOverview> {
  const [sources, annotations, evidence, claims, notes, briefs, bodies] = await Promise.all([
    readInPages(database.sources),
    readInPages(database.annotations),
    readInPages(database.evidence),
    readInPages(database.claims),
    readInPages(database.notes),
    readInPages(database.briefs),
    database.briefBodies.toArray(),
  ]);
  const tagged = Map.groupBy(annotations, ({ sourceId }) => sourceId);
  const named = new Map(sources.map(({ id, updatedAt }) => [id, updatedAt]));
  const linked = Map.groupBy(evidence, ({ claimId }) => claimId);
  const written = new Map(bodies.map(({ id, updatedAt }) => [id, updatedAt]));
  const stamps: SearchStamp[] = [
    ...sources.map(({ id, updatedAt, revisionId, tagIds }) => {
      const tags = tagsOf(tagged.get(id) ?? [], tagIds);
      return { kind: 'source' as const, id, stamp: `${updatedAt} ${revisionId} ${tags.join()}` };
    }),
    ...annotations.map(({ id, updatedAt, sourceId }) => ({
      kind: 'annotation' as const,
      id,
      stamp: `${updatedAt} ${named.get(sourceId) ?? ''}`,
    })),
    ...claims.map(({ id, updatedAt }) => ({
      kind: 'claim' as const,
      id,
      stamp: `${updatedAt} ${linked.get(id)?.length ?? 0}`,
    })),
    ...notes.map(({ id, updatedAt }) => ({ kind: 'note' as const, id, stamp: `${updatedAt}` })),
    ...briefs.map(({ id, updatedAt }) => ({
      kind: 'brief' as const,
      id,
      stamp: `${updatedAt} ${written.get(id) ?? 0}`,
    })),
  ];
  return { stamps, rows: { sources, annotations, evidence } };
}

/** Rows that are read at once: with twenty thousand, a search would wait for them. */
const PAGE = 2000;

/** Every row, a page at a time. What is written meanwhile may be missed: whoever follows changes reads once more then. */
async function readInPages<Row extends { id: string }>(table: Table<Row, string>): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await table
      .where(':id')
      .above(rows.at(-1)?.id ?? '')
      .limit(PAGE)
      .toArray();
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
}

function tagsOf(annotations: readonly Annotation[], own: readonly string[]): string[] {
  return [...new Set([...own, ...annotations.flatMap(({ tagIds }) => tagIds)])].sort();
}

/** Reads the documents of some records; those that are gone meanwhile are left out. */
export async function readSearchDocuments(
  database: ChanceryDatabase,
  rows: SearchOverview['rows'],
  stamps: readonly SearchStamp[],
): Promise<SearchDocument[]> {
  const groups = Map.groupBy(stamps, ({ kind }) => kind);
  const read = SEARCH_KINDS.map(async (kind): Promise<SearchDocument[]> => {
    const known = new Map((groups.get(kind) ?? []).map(({ id, stamp }) => [id, stamp]));
    if (known.size === 0) return [];
    const found = await READERS[kind](database, [...known.keys()], rows);
    return found.map((document) => ({ ...document, stamp: known.get(document.id) ?? '' }));
  });
  return (await Promise.all(read)).flat();
}

type Reader = (
  database: ChanceryDatabase,
  ids: readonly string[],
  rows: Rows,
) => Promise<Omit<SearchDocument, 'stamp'>[]>;

/** Of a source, or of what is in it. */
function headingOf(source: Source | undefined): SearchHeading {
  if (source === undefined) return ownHeading('');
  const { title, publisher, issued, reliability } = source;
  return { title, publisher, issued, reliability, number: null };
}

function ownHeading(title: string, number: number | null = null): SearchHeading {
  return { title, publisher: '', issued: '', reliability: '', number };
}

const NO_FACETS = { sourceId: '', textId: '', tagIds: [] as string[], reliability: '', date: '' } as const;

const READERS: Readonly<Record<SearchKind, Reader>> = {
  async source(database, ids, { sources, annotations }) {
    const wanted = new Set(ids);
    const rows = sources.filter(({ id }) => wanted.has(id));
    const tagged = Map.groupBy(annotations, ({ sourceId }) => sourceId);
    const revisions = await database.revisions.bulkGet(rows.map(({ revisionId }) => revisionId));
    return rows.map((row, index) => ({
      kind: 'source',
      id: row.id,
      dossierId: row.dossierId,
      sourceId: row.id,
      tagIds: tagsOf(tagged.get(row.id) ?? [], row.tagIds),
      reliability: row.reliability,
      date: row.issued,
      title: [row.title, row.author, row.publisher].filter((part) => part !== '').join(' · '),
      text: revisions[index]?.text ?? '',
      textId: row.revisionId,
      heading: headingOf(row),
    }));
  },

  async annotation(_database, ids, { sources, annotations }) {
    const wanted = new Set(ids);
    const known = new Map(sources.map((source) => [source.id, source]));
    return annotations
      .filter(({ id }) => wanted.has(id))
      .map((row) => ({
        kind: 'annotation',
        id: row.id,
        dossierId: row.dossierId,
        sourceId: row.sourceId,
        tagIds: row.tagIds,
        reliability: known.get(row.sourceId)?.reliability ?? '',
        date: known.get(row.sourceId)?.issued ?? '',
        title: row.note,
        text: row.anchor.quote.exact,
        textId: '',
        heading: headingOf(known.get(row.sourceId)),
      }));
  },

  async claim(database, ids, { annotations, evidence }) {
    const claims = await database.claims.bulkGet([...ids]);
    const linked = Map.groupBy(evidence, ({ claimId }) => claimId);
    const known = new Map(annotations.map((annotation) => [annotation.id, annotation]));
    return claims.flatMap((row) => {
      if (row === undefined) return [];
      const passages = (linked.get(row.id) ?? []).flatMap(
        ({ annotationId }) => known.get(annotationId) ?? [],
      );
      return {
        ...NO_FACETS,
        kind: 'claim',
        id: row.id,
        dossierId: row.dossierId,
        tagIds: tagsOf(passages, []),
        title: row.statement,
        text: [row.attribution.who, row.confidenceBasis].join('\n'),
        heading: ownHeading('', row.number),
      };
    });
  },

  async note(database, ids) {
    const [notes, bodies] = await Promise.all([
      database.notes.bulkGet([...ids]),
      database.noteBodies.bulkGet([...ids]),
    ]);
    return notes.flatMap((row, index) =>
      row === undefined
        ? []
        : {
            ...NO_FACETS,
            kind: 'note',
            id: row.id,
            dossierId: row.dossierId,
            title: row.title,
            text: textOf(bodies[index]?.content),
            heading: ownHeading(row.title),
          },
    );
  },

  async brief(database, ids) {
    const [briefs, bodies] = await Promise.all([
      database.briefs.bulkGet([...ids]),
      database.briefBodies.bulkGet([...ids]),
    ]);
    return briefs.flatMap((row, index) =>
      row === undefined
        ? []
        : {
            ...NO_FACETS,
            kind: 'brief',
            id: row.id,
            dossierId: row.dossierId,
            date: row.front.date,
            title: row.title,
            text: textOf(bodies[index]?.content),
            heading: ownHeading(row.title),
          },
    );
  },
};

function textOf(content: RichTextNode | undefined): string {
  return content === undefined ? '' : plainTextOf(content);
}

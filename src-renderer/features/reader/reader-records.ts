/** The reader's live rows: annotations in text order, tags, and which claims lean on which annotation. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useRef } from 'react';
import { sameValue } from '../../domain/change.ts';
import type { AnnotationId, ClaimId, DossierId, RevisionId, SourceId, TagId } from '../../domain/ids.ts';
import type { Annotation, Tag } from '../../domain/records.ts';
import { compareSiblings } from '../../domain/tags/tree.ts';
import type { Stance, Strength } from '../../domain/vocabularies/stance.ts';
import { listAnnotations } from '../../storage/annotations.ts';
import { database } from '../../storage/workspace.ts';

/** A claim that an annotation is evidence for or against. */
export type ClaimLink = {
  claimId: ClaimId;
  number: number;
  statement: string;
  stance: Stance;
  strength: Strength | null;
};

export type ReaderRecords = {
  annotations: readonly Annotation[];
  byId: ReadonlyMap<AnnotationId, Annotation>;
  tags: readonly Tag[];
  tagById: ReadonlyMap<TagId, Tag>;
  links: ReadonlyMap<AnnotationId, readonly ClaimLink[]>;
  /** False until the annotations were read once. */
  isLoaded: boolean;
};

const NO_ROWS: readonly never[] = [];
const NO_LINKS: ReadonlyMap<AnnotationId, readonly ClaimLink[]> = new Map();

export const NO_RECORDS: ReaderRecords = {
  annotations: NO_ROWS,
  byId: new Map(),
  tags: NO_ROWS,
  tagById: new Map(),
  links: NO_LINKS,
  isLoaded: false,
};

/** Keeps the object of every row that says the same as before, so that only what changed is drawn again. */
function useStableRows<Row extends { id: string }>(rows: readonly Row[] | undefined): readonly Row[] {
  const known = useRef<readonly Row[]>(NO_ROWS);
  return useMemo(() => {
    if (rows === undefined) return known.current;
    const before = new Map(known.current.map((row) => [row.id, row]));
    const stable = rows.map((row) => {
      const old = before.get(row.id);
      return old !== undefined && sameValue(old, row) ? old : row;
    });
    const isSame =
      stable.length === known.current.length && stable.every((row, index) => row === known.current[index]);
    if (!isSame) known.current = stable;
    return known.current;
  }, [rows]);
}

async function findLinks(sourceId: SourceId): Promise<Map<AnnotationId, ClaimLink[]>> {
  const evidence = await database.evidence.where({ sourceId }).toArray();
  const claims = await database.claims.bulkGet([...new Set(evidence.map((row) => row.claimId))]);
  const known = new Map(claims.flatMap((claim) => (claim === undefined ? [] : [[claim.id, claim]])));
  const links = new Map<AnnotationId, ClaimLink[]>();
  for (const { annotationId, claimId, stance, strength } of evidence) {
    const claim = known.get(claimId);
    if (claim === undefined) continue;
    const { number, statement } = claim;
    const link = { claimId, number, statement, stance, strength };
    links.set(annotationId, [...(links.get(annotationId) ?? []), link]);
  }
  for (const list of links.values()) list.sort((a, b) => a.number - b.number);
  return links;
}

/** Live rows of one source. */
export function useReaderRecords(
  dossierId: DossierId,
  sourceId: SourceId,
  revisionId: RevisionId,
): ReaderRecords {
  const found = useLiveQuery(() => listAnnotations(database, sourceId, revisionId), [sourceId, revisionId]);
  const foundTags = useLiveQuery(() => database.tags.where({ dossierId }).toArray(), [dossierId]);
  const foundLinks = useLiveQuery(() => findLinks(sourceId), [sourceId]);
  const annotations = useStableRows(found);
  const tags = useStableRows(foundTags);
  const lastLinks = useRef<typeof foundLinks>(undefined);
  if (foundLinks !== undefined && !sameLinks(foundLinks, lastLinks.current)) lastLinks.current = foundLinks;
  const links = lastLinks.current ?? NO_LINKS;
  const isLoaded = found !== undefined;
  return useMemo(
    () => ({
      annotations,
      byId: new Map(annotations.map((row) => [row.id, row])),
      tags,
      tagById: new Map(tags.map((row) => [row.id, row])),
      links,
      isLoaded,
    }),
    [annotations, tags, links, isLoaded],
  );
}

function sameLinks(a: ReaderRecords['links'], b: ReaderRecords['links'] | undefined): boolean {
  return b !== undefined && sameValue([...a], [...b]);
}

/** The tags that have a number key, in the order of their keys. */
export function keyedTags(tags: readonly Tag[]): Tag[] {
  return tags
    .filter((tag) => tag.key !== null)
    .sort((a, b) => (a.key ?? 0) - (b.key ?? 0) || compareSiblings(a, b));
}

/** Index of the first annotation in text order that begins at or after `offset`. */
export function firstFrom(annotations: readonly Annotation[], offset: number): number {
  let low = 0;
  let high = annotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((annotations[middle]?.anchor.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The annotations that hold the character at `offset`, shortest first: the one most precisely meant comes first. */
export function annotationsAt(annotations: readonly Annotation[], offset: number): Annotation[] {
  const found: Annotation[] = [];
  for (const annotation of annotations) {
    if (annotation.anchor.start > offset) break;
    if (annotation.anchor.end > offset) found.push(annotation);
  }
  return found.sort((a, b) => a.anchor.end - a.anchor.start - (b.anchor.end - b.anchor.start));
}

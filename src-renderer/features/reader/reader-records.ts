/** The reader's live rows: annotations in text order, tags, and which claims lean on which annotation. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { sameValue } from '../../domain/change.ts';
import type { AnnotationId, ClaimId, DossierId, SourceId, TagId } from '../../domain/ids.ts';
import type { Annotation, Tag } from '../../domain/records.ts';
import { compareSiblings } from '../../domain/tags/tree.ts';
import type { Stance, Strength } from '../../domain/vocabularies/stance.ts';
import { followAnnotations } from '../../storage/annotation-feed.ts';
import { type OpenedText, readTags } from '../../storage/opened-text.ts';
import { database } from '../../storage/workspace.ts';
import { onceDrawn } from '../../ui/once-drawn.ts';
import { useWorkspace } from '../../ui/workspace.tsx';

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
  /** UTF-16 units of the longest passage: what is looked for at an offset begins no further before it. */
  longest: number;
  /** False until all annotations were read: before, there are only those that were in view when the text was opened. */
  isLoaded: boolean;
};

/** What the filter leaves of a text's annotations: for the list, for the way from one to the next, and for the text. */
export type WantedAnnotations = {
  /** Those that the filter asks for, in text order. */
  matching: readonly Annotation[];
  /** With the chosen one, wherever it is chosen: it must not vanish under the analyst's hands. */
  listed: ReaderRecords;
  /** What the text shows: all, or those of the list. */
  shown: ReaderRecords;
};

export function allOf(records: ReaderRecords): WantedAnnotations {
  return { matching: records.annotations, listed: records, shown: records };
}

const NO_ROWS: readonly never[] = [];
const NO_LINKS: ReadonlyMap<AnnotationId, readonly ClaimLink[]> = new Map();

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

/** Milliseconds after which the rest of the annotations is read, however much there is to draw. */
const LONGEST_WAIT = 1_000;

/** The annotations of a text: those of its first view at once, all of them a moment later, and what changes in them. */
function useAnnotations({ revision, annotations }: OpenedText): {
  rows: readonly Annotation[];
  isLoaded: boolean;
} {
  const { report } = useWorkspace();
  const [followed, setFollowed] = useState<readonly Annotation[] | null>(null);
  useEffect(() => {
    let end = (): void => undefined;
    const follow = (): void => {
      end = followAnnotations(database, revision.id, setFollowed, report);
    };
    const stopWaiting = onceDrawn(follow, LONGEST_WAIT);
    return () => {
      stopWaiting();
      end();
    };
  }, [revision.id, report]);
  return { rows: followed ?? annotations, isLoaded: followed !== null };
}

/** Live rows of one source. */
export function useReaderRecords(dossierId: DossierId, opened: OpenedText): ReaderRecords {
  const { sourceId } = opened.revision;
  const { rows: annotations, isLoaded } = useAnnotations(opened);
  const foundTags = useLiveQuery(() => readTags(database, dossierId), [dossierId], opened.tags);
  const foundLinks = useLiveQuery(() => findLinks(sourceId), [sourceId]);
  const tags = useStableRows(foundTags);
  const lastLinks = useRef<typeof foundLinks>(undefined);
  if (foundLinks !== undefined && !sameLinks(foundLinks, lastLinks.current)) lastLinks.current = foundLinks;
  const links = lastLinks.current ?? NO_LINKS;
  const byId = useMemo(() => new Map(annotations.map((row) => [row.id, row])), [annotations]);
  const longest = useMemo(
    () => annotations.reduce((most, { anchor }) => Math.max(most, anchor.end - anchor.start), 0),
    [annotations],
  );
  return useMemo(
    () => ({
      annotations,
      byId,
      longest,
      tags,
      tagById: new Map(tags.map((row) => [row.id, row])),
      links,
      isLoaded,
    }),
    [annotations, byId, longest, tags, links, isLoaded],
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

/** The annotations of which something lies in `[start, end)`, in text order. */
export function annotationsIn(
  { annotations, longest }: Pick<ReaderRecords, 'annotations' | 'longest'>,
  start: number,
  end: number,
): Annotation[] {
  const from = firstFrom(annotations, start - longest);
  const to = firstFrom(annotations, end);
  return annotations.slice(from, to).filter(({ anchor }) => anchor.end > start);
}

/** The annotations that hold the character at `offset`, shortest first: the one most precisely meant comes first. */
export function annotationsAt(
  records: Pick<ReaderRecords, 'annotations' | 'longest'>,
  offset: number,
): Annotation[] {
  return annotationsIn(records, offset, offset + 1).sort(
    (a, b) => a.anchor.end - a.anchor.start - (b.anchor.end - b.anchor.start),
  );
}

/**
 * A new revision of a source: the text is stored, and every anchor is moved to it or stays, lost, on the text that it holds
 * in (DESIGN §4). One transaction and one entry of the change log: undo takes all of it back.
 */
import { type Anchor, anchorHolds, makeAnchor } from '../domain/anchor/anchor.ts';
import { type AnchorMove, moveAnchors } from '../domain/anchor/move-anchors.ts';
import { isoDay } from '../domain/date.ts';
import type { OriginalId, RevisionId, SourceId } from '../domain/ids.ts';
import type {
  Annotation,
  Candidate,
  Original,
  Revision,
  Source,
  UnconfirmedMove,
} from '../domain/records.ts';
import { commit, type Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { quoteInLabel } from './label.ts';
import { newRow } from './new-row.ts';
import { removeRows } from './removal.ts';
import type { ImportContext, ImportedSource } from './sources.ts';

/** What became of a source's annotations; `foundAgain` counts those that were lost before and are kept or moved now. */
export type RevisionCounts = {
  kept: number;
  changed: number;
  moved: number;
  lost: number;
  foundAgain: number;
};

export type RevisionOutcome =
  /** The text is that of revision `number`, which is the current one: nothing was stored. */
  | { kind: 'unchanged'; number: number }
  | { kind: 'revised'; revisionId: RevisionId; number: number; counts: RevisionCounts };

/** Where an anchor stands on the new revision; null where it is lost. */
type Carried = { anchor: Anchor; move: Exclude<AnchorMove, { outcome: 'lost' }> } | null;

/**
 * Stores `imported` as the source's newest revision and moves anchors to it: of annotations, also those that an earlier
 * revision lost, and of candidates. Computes in the calling thread, seconds for long texts: call it in a worker.
 * @throws when the source is gone or the database refuses; nothing is stored then
 */
export function reviseSource(
  database: ChanceryDatabase,
  sourceId: SourceId,
  imported: ImportedSource,
  context: ImportContext,
): Promise<RevisionOutcome> {
  const { sources, revisions, originals, annotations, candidates, changes } = database;
  return database.transaction(
    'rw',
    [sources, revisions, originals, annotations, candidates, changes],
    async (): Promise<RevisionOutcome> => {
      const source = await sources.get(sourceId);
      if (source === undefined) throw new Error('The source is no longer there. Nothing was changed.');
      const known = await revisions.where({ sourceId }).toArray();
      const current = known.find(({ id }) => id === source.revisionId);
      if (current?.textHash === imported.textHash) return { kind: 'unchanged', number: current.number };
      const revision = newRevision(source, imported, known, context);
      const carry = carrier(known, revision);
      const rows = await annotations.where({ sourceId }).toArray();
      const moved = moveAnnotations(rows, carry, source.revisionId);
      const operations: Operation[] = [
        { kind: 'put', table: 'revisions', row: revision },
        { kind: 'put', table: 'originals', row: newOriginal(revision, imported, context) },
        {
          kind: 'update',
          table: 'sources',
          key: sourceId,
          fields: sourceFields(revision, imported, context),
        },
        ...moved.operations,
        ...moveCandidates(await candidates.where({ sourceId }).toArray(), carry),
      ];
      const label = `New revision of ${quoteInLabel(source.title)}`;
      await commit(database, context.dossierId, label, operations, context.now);
      return { kind: 'revised', revisionId: revision.id, number: revision.number, counts: moved.counts };
    },
  );
}

function newRevision(
  source: Source,
  imported: ImportedSource,
  known: readonly Revision[],
  context: ImportContext,
): Revision {
  const { text, blocks, pages, images, textHash } = imported;
  return {
    ...newRow<RevisionId>(context),
    sourceId: source.id,
    number: 1 + Math.max(0, ...known.map(({ number }) => number)),
    text,
    blocks,
    pages,
    images,
    textHash,
  };
}

function newOriginal(revision: Revision, imported: ImportedSource, context: ImportContext): Original {
  return {
    ...newRow<OriginalId>(context),
    sourceId: revision.sourceId,
    revisionId: revision.id,
    fileName: context.fileName,
    address: context.address ?? '',
    mediaType: imported.mediaType,
    encoding: imported.encoding,
    bytes: imported.bytes,
    sha256: imported.sha256,
  };
}

/** Metadata stays as the analyst left it: only what belongs to the text changes. */
function sourceFields(revision: Revision, imported: ImportedSource, context: ImportContext): Partial<Source> {
  return {
    revisionId: revision.id,
    textHash: revision.textHash,
    wordCount: imported.wordCount,
    accessed: isoDay(context.now),
  };
}

/** Moves anchors in groups, one comparison of two texts each: an annotation may rest on any earlier revision. */
function carrier(known: readonly Revision[], revision: Revision): (anchors: readonly Anchor[]) => Carried[] {
  return (anchors) => {
    const carried = new Array<Carried>(anchors.length).fill(null);
    const groups = Map.groupBy(anchors.keys(), (index): RevisionId | undefined => anchors[index]?.revisionId);
    for (const [revisionId, indexes] of groups) {
      const old = known.find(({ id }) => id === revisionId);
      if (old === undefined) continue;
      const group = indexes.flatMap((index) => anchors[index] ?? []);
      const moves = moveAnchors(old.text, revision.text, group);
      for (const [at, index] of indexes.entries()) carried[index] = place(moves[at], revision);
    }
    return carried;
  };
}

function place(move: AnchorMove | undefined, revision: Revision): Carried {
  if (move === undefined || move.outcome === 'lost') return null;
  const anchor = makeAnchor(revision.id, revision.text, move.start, move.end);
  return { anchor, move };
}

function moveAnnotations(
  rows: readonly Annotation[],
  carry: (anchors: readonly Anchor[]) => Carried[],
  currentId: RevisionId,
): { operations: Operation[]; counts: RevisionCounts } {
  const counts: RevisionCounts = { kept: 0, changed: 0, moved: 0, lost: 0, foundAgain: 0 };
  const operations: Operation[] = [];
  for (const [index, carried] of carry(rows.map(({ anchor }) => anchor)).entries()) {
    const row = rows[index];
    if (row === undefined) continue;
    const wasLost = row.anchor.revisionId !== currentId;
    if (carried === null) {
      counts.lost += 1;
      continue;
    }
    counts[carried.move.outcome] += 1;
    if (wasLost) counts.foundAgain += 1;
    const fields = { anchor: carried.anchor, unconfirmed: stillUnconfirmed(row, carried) };
    operations.push({ kind: 'update', table: 'annotations', key: row.id, fields });
  }
  return { operations, counts };
}

/** A move that nobody confirmed stays open, with the first wording before it, however many revisions follow. */
function stillUnconfirmed(row: Annotation, { move }: NonNullable<Carried>): UnconfirmedMove | null {
  if (move.outcome === 'kept') return row.unconfirmed;
  const before = row.unconfirmed?.before ?? row.anchor;
  return { outcome: move.outcome, before, score: move.score };
}

/** A candidate stays only where its words stay: what the rules find in changed words is another candidate. */
function moveCandidates(
  rows: readonly Candidate[],
  carry: (anchors: readonly Anchor[]) => Carried[],
): Operation[] {
  return carry(rows.map(({ anchor }) => anchor)).flatMap((carried, index): Operation[] => {
    const row = rows[index];
    if (row === undefined) return [];
    if (carried?.move.outcome !== 'kept') return removeRows('candidates', [row.id]);
    return [{ kind: 'update', table: 'candidates', key: row.id, fields: { anchor: carried.anchor } }];
  });
}

/** Operations that accept where a new revision carried these annotations. */
export function confirmMoveOperations(annotations: readonly Pick<Annotation, 'id'>[]): Operation[] {
  return annotations.map(({ id }) => ({
    kind: 'update',
    table: 'annotations',
    key: id,
    fields: { unconfirmed: null },
  }));
}

/** Operations that refuse where a new revision carried annotations: they are lost then, on the text that they held in. */
export function refuseMoveOperations(
  annotations: readonly Pick<Annotation, 'id' | 'unconfirmed'>[],
): Operation[] {
  return annotations.flatMap(({ id, unconfirmed }): Operation[] =>
    unconfirmed === null
      ? []
      : [
          {
            kind: 'update',
            table: 'annotations',
            key: id,
            fields: { anchor: unconfirmed.before, unconfirmed: null },
          },
        ],
  );
}

/**
 * Operations that place an annotation again by the analyst's hand, on its source's current revision.
 * @throws RangeError when `anchor` does not hold in `revision`
 */
export function placeAgainOperations(
  annotation: Pick<Annotation, 'id'>,
  revision: Pick<Revision, 'id' | 'text'>,
  anchor: Anchor,
): Operation[] {
  if (anchor.revisionId !== revision.id || !anchorHolds(revision.text, anchor))
    throw new RangeError('The passage is not in this revision.');
  return [
    { kind: 'update', table: 'annotations', key: annotation.id, fields: { anchor, unconfirmed: null } },
  ];
}

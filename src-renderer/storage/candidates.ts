/** Candidates: possible claims found by rules, kept as claims or dismissed by the analyst. */
import { makeAnchor } from '../domain/anchor/anchor.ts';
import { type FoundCandidate, findCandidates } from '../domain/extract/candidates.ts';
import type { CandidateId, SourceId } from '../domain/ids.ts';
import type { Candidate, Revision } from '../domain/records.ts';
import type { Block } from '../domain/text/block.ts';
import type { Operation } from './commit.ts';
import type { ChanceryDatabase } from './database.ts';
import { type NewRowContext, newRow } from './new-row.ts';

/** What is stored of what the rules found: the span of the content (UTF-16 offsets), its type and who says it. */
export type CandidateContent = Pick<FoundCandidate, 'start' | 'end' | 'type' | 'attribution'>;

/** New open candidates of a revision, in the order found. */
export function addCandidateOperations(
  context: NewRowContext,
  revision: Pick<Revision, 'id' | 'sourceId' | 'text'>,
  found: readonly CandidateContent[],
): { candidates: Candidate[]; operations: Operation[] } {
  const candidates = found.map(
    ({ start, end, type, attribution }): Candidate => ({
      ...newRow<CandidateId>(context),
      sourceId: revision.sourceId,
      anchor: makeAnchor(revision.id, revision.text, start, end),
      type,
      attribution,
      state: 'open',
      claimId: null,
    }),
  );
  return {
    candidates,
    operations: candidates.map((row) => ({ kind: 'put', table: 'candidates', row })),
  };
}

/** The operation that dismisses a candidate. The row stays, so that it is not found again. */
export function dismissCandidateOperations(candidateId: CandidateId): Operation[] {
  return [{ kind: 'update', table: 'candidates', key: candidateId, fields: { state: 'dismissed' } }];
}

/** As many as an analyst can go through at a time; a book has thousands, and nobody waits for all of them. */
export const CANDIDATE_BATCH = 300;
/** Characters (UTF-16 code units) that are read before looking whether the batch is full. */
const STEP = 20_000;

export type FoundCandidates = {
  candidates: Candidate[];
  operations: Operation[];
  /** False where the text goes on after the batch: look again to go on from there. */
  isComplete: boolean;
};

/**
 * Looks for possible claims in a source's current text, from its beginning or from where it was last left. Nothing is
 * found twice: what is stored already, kept or dismissed too, stays as it is.
 * @returns null where the source is no longer there
 */
export async function findCandidateOperations(
  database: ChanceryDatabase,
  sourceId: SourceId,
  context: NewRowContext,
): Promise<FoundCandidates | null> {
  const source = await database.sources.get(sourceId);
  const revision = source && (await database.revisions.get(source.revisionId));
  if (source === undefined || revision === undefined) return null;
  const known = await knownCandidates(database, revision);
  const found: CandidateContent[] = [];
  let isComplete = true;
  for (const blocks of stepsOf(revision.text, revision.blocks, known.readUpTo)) {
    if (found.length >= CANDIDATE_BATCH) {
      isComplete = false;
      break;
    }
    const inStep = findCandidatesIn(revision.text, blocks, source.language || 'en');
    found.push(...inStep.filter((candidate) => !known.has(candidate)));
  }
  return { ...addCandidateOperations(context, revision, found), isComplete };
}

/**
 * Possible claims in some blocks of a text, read as a text of their own: it costs what is in them, however long the whole
 * is. Offsets are into the whole.
 */
export function findCandidatesIn(
  text: string,
  blocks: readonly Block[],
  language: string,
): CandidateContent[] {
  const offset = blocks[0]?.start ?? 0;
  const shifted = blocks.map((block) => ({
    ...block,
    start: block.start - offset,
    end: block.end - offset,
    marks: [],
  }));
  return findCandidates(text.slice(offset, blocks.at(-1)?.end), shifted, language).map(
    ({ start, end, type, attribution }) => ({
      start: start + offset,
      end: end + offset,
      type,
      attribution,
    }),
  );
}

async function knownCandidates(
  database: ChanceryDatabase,
  revision: Pick<Revision, 'id' | 'sourceId' | 'createdAt'>,
) {
  const stored = await database.candidates.where({ sourceId: revision.sourceId }).toArray();
  const here = stored.filter(({ anchor }) => anchor.revisionId === revision.id);
  const spans = new Set(here.map(({ anchor: { start, end } }) => `${start}-${end}`));
  // Those carried here from an earlier revision say nothing of how far this text was read.
  const foundHere = here.filter(({ createdAt }) => createdAt >= revision.createdAt);
  return {
    /** The start of the last one found: what comes before has been read. */
    readUpTo: foundHere.reduce((last, { anchor }) => Math.max(last, anchor.start), 0),
    has: ({ start, end }: CandidateContent): boolean => spans.has(`${start}-${end}`),
  };
}

/** The blocks from `from` on, in portions of about `STEP` characters. A block that is longer is cut between sentences. */
function* stepsOf(text: string, blocks: readonly Block[], from: number): Generator<Block[]> {
  let step: Block[] = [];
  let length = 0;
  for (const block of blocks.flatMap((whole) => cutBlock(text, whole))) {
    if (block.end <= from) continue;
    step.push(block);
    length += block.end - block.start;
    if (length < STEP) continue;
    yield step;
    step = [];
    length = 0;
  }
  if (step.length > 0) yield step;
}

function cutBlock(text: string, block: Block): Block[] {
  const pieces: Block[] = [];
  let start = block.start;
  while (block.end - start > STEP) {
    const stop = text.lastIndexOf('. ', start + STEP);
    const end = stop <= start ? start + STEP : stop + 2;
    pieces.push({ ...block, start, end, marks: [] });
    start = end;
  }
  return [...pieces, { ...block, start, marks: [] }];
}

/** Operations that open a candidate again that was dismissed. */
export function reopenCandidateOperations(candidateId: CandidateId): Operation[] {
  return [{ kind: 'update', table: 'candidates', key: candidateId, fields: { state: 'open' } }];
}

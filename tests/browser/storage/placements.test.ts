import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import type { Annotation, Source } from '../../../src-renderer/domain/records.ts';
import { addAnnotationOperations, compareAnnotations } from '../../../src-renderer/storage/annotations.ts';
import { commit, undo } from '../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import {
  countPlacements,
  followPlacements,
  type Placements,
  sortPlacements,
} from '../../../src-renderer/storage/placements.ts';
import {
  confirmMoveOperations,
  refuseMoveOperations,
  reviseSource,
} from '../../../src-renderer/storage/revise.ts';
import { addSource, DOSSIER, importedText, newContext, openTestDatabase } from './dossier-fixture.ts';

/** Paragraph by paragraph: stays, is edited, is removed. */
const COUNT = 240;
const paragraph = (index: number): string =>
  `Post ${index} reported ${index * 7} crossings on the day when the trade office counted carts, guards and visitors there.`;
const first = Array.from({ length: COUNT }, (_, index) => paragraph(index));
const second = first.flatMap((text, index) => {
  if (index % 3 === 2) return [];
  return index % 3 === 1 ? text.replace('counted carts', 'counted most carts') : text;
});

let database: ChanceryDatabase;
let source: Source;
let newest: Placements | null;
let end: () => void = () => undefined;

beforeEach(async () => {
  database = openTestDatabase();
  source = await addSource(database, first.join('\n\n'));
  newest = null;
});

afterEach(async () => {
  end();
  await database.delete();
});

async function annotateEachParagraph(): Promise<void> {
  const revision = await database.revisions.get(source.revisionId);
  if (revision === undefined) throw new Error('no text');
  const operations = first.flatMap((text) => {
    const start = revision.text.indexOf(text);
    const anchor = makeAnchor(revision.id, revision.text, start, start + text.length);
    return addAnnotationOperations(newContext(), { sourceId: source.id, anchor }).operations;
  });
  await commit(database, DOSSIER, 'Annotate', operations);
}

async function revise(text: string): Promise<void> {
  await reviseSource(database, source.id, await importedText(text), { ...newContext(), fileName: 'b.txt' });
  source = (await database.sources.get(source.id)) ?? source;
}

function follow(): void {
  end = followPlacements(
    database,
    source,
    (placements) => {
      newest = placements;
    },
    (error) => {
      throw error;
    },
  );
}

const idsOf = (rows: readonly Annotation[] | undefined): string[] => rows?.map(({ id }) => id) ?? [];

async function expectAllSeen(): Promise<void> {
  const rows = (await database.annotations.toArray()).sort(compareAnnotations);
  const { unconfirmed, lost } = sortPlacements(rows, source);
  await vi.waitFor(() => {
    expect(idsOf(newest?.unconfirmed)).toEqual(idsOf(unconfirmed));
    expect(idsOf(newest?.lost)).toEqual(idsOf(lost));
  });
  const settled = rows.length - unconfirmed.length - lost.length;
  expect(await countPlacements(database, source)).toEqual({
    settled,
    left: unconfirmed.length + lost.length,
  });
}

describe('what a new revision left to decide', () => {
  it('is read whole and in text order, and counted', async () => {
    await annotateEachParagraph();
    await revise(second.join('\n\n'));
    follow();
    await expectAllSeen();
    expect(newest?.unconfirmed.length).toBeGreaterThan(COUNT / 4);
    expect(newest?.lost.length).toBeGreaterThan(COUNT / 4);
  });

  it('follows answers to it and their undoing', async () => {
    await annotateEachParagraph();
    await revise(second.join('\n\n'));
    follow();
    await expectAllSeen();
    const { unconfirmed = [] } = newest ?? {};
    await commit(database, DOSSIER, 'Confirm', confirmMoveOperations(unconfirmed.slice(0, 1)));
    await expectAllSeen();
    await commit(database, DOSSIER, 'Refuse', refuseMoveOperations(unconfirmed.slice(1, 60)));
    await expectAllSeen();
    expect(newest?.unconfirmed).toHaveLength(unconfirmed.length - 60);
    await undo(database, DOSSIER);
    await undo(database, DOSSIER);
    await expectAllSeen();
    expect(idsOf(newest?.unconfirmed)).toEqual(idsOf(unconfirmed));
  });

  it('counts a passage once that was moved, not confirmed, and then lost', async () => {
    await annotateEachParagraph();
    await revise(second.join('\n\n'));
    await revise(first.slice(0, 10).join('\n\n'));
    follow();
    await expectAllSeen();
  });
});

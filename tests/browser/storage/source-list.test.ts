import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import type { AnnotationId, DossierId, SourceId, TagId } from '../../../src-renderer/domain/ids.ts';
import type { Source } from '../../../src-renderer/domain/records.ts';
import {
  addAnnotationOperations,
  removeAnnotationsOperations,
} from '../../../src-renderer/storage/annotations.ts';
import { claimFromPassageOperations, EMPTY_CLAIM } from '../../../src-renderer/storage/claims.ts';
import { commit, undo } from '../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { removeDossierOperations } from '../../../src-renderer/storage/dossiers.ts';
import { SourceList, type SourceRow } from '../../../src-renderer/storage/source-list.ts';
import { removeSourceOperations, updateSourceOperations } from '../../../src-renderer/storage/sources.ts';
import { ARTICLE, addSource, DOSSIER, newContext, openTestDatabase } from './dossier-fixture.ts';

let database: ChanceryDatabase;
let list: SourceList;

beforeEach(async () => {
  database = openTestDatabase();
  await database.open();
});

afterEach(async () => {
  list.close();
  await database.delete();
});

/** Waits until the rows are such as they should be; `rows` gives them or fails. */
function rowsWhen(isMeant: (rows: readonly SourceRow[]) => boolean): Promise<readonly SourceRow[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const rows = list.rows();
      if (rows === undefined || !isMeant(rows)) return;
      stop();
      resolve(rows);
    };
    const stop = list.subscribe(look);
    look();
  });
}

async function annotate(source: Source, tagIds: readonly TagId[] = []): Promise<AnnotationId> {
  const anchor = makeAnchor(source.revisionId, ARTICLE, 0, 12);
  const { annotation, operations } = addAnnotationOperations(newContext(), {
    sourceId: source.id,
    anchor,
    tagIds,
  });
  await commit(database, DOSSIER, 'Annotate', operations);
  return annotation.id;
}

describe('the list of sources', () => {
  it('reads what is there, with annotations, their tags, and claims each once', async () => {
    const source = await addSource(database);
    const security = 'tag-1' as TagId;
    await annotate(source, [security]);
    await annotate(source, [security]);
    const { operations } = claimFromPassageOperations(
      newContext(),
      1,
      { ...EMPTY_CLAIM, statement: 'It was attacked' },
      { sourceId: source.id, anchor: makeAnchor(source.revisionId, ARTICLE, 0, 12) },
    );
    await commit(database, DOSSIER, 'New claim', operations);
    list = new SourceList(database, DOSSIER);
    const [row] = await rowsWhen(() => true);
    expect(row).toMatchObject({
      id: source.id,
      annotationCount: 3,
      claimCount: 1,
      passageTagIds: [security],
    });
  });

  it('follows changes, undo and deletion, and leaves the rows alone that they do not touch', async () => {
    const first = await addSource(database);
    const second = await addSource(database, `${ARTICLE}\n\nA second report.`);
    list = new SourceList(database, DOSSIER);
    const before = await rowsWhen((rows) => rows.length === 2);

    await commit(database, DOSSIER, 'Rename', updateSourceOperations(first.id, { title: 'Renamed' }));
    const after = await rowsWhen((rows) => rows.some(({ source }) => source.title === 'Renamed'));
    expect(after.find(({ id }) => id === second.id)).toBe(before.find(({ id }) => id === second.id));

    const annotationId = await annotate(second);
    await rowsWhen((rows) => rows.some(({ annotationCount }) => annotationCount === 1));
    await commit(
      database,
      DOSSIER,
      'Delete annotation',
      await removeAnnotationsOperations(database, [annotationId]),
    );
    await rowsWhen((rows) => rows.every(({ annotationCount }) => annotationCount === 0));
    await undo(database, DOSSIER);
    await rowsWhen((rows) => rows.some(({ annotationCount }) => annotationCount === 1));

    await commit(database, DOSSIER, 'Delete', await removeSourceOperations(database, second.id));
    await rowsWhen((rows) => rows.length === 1);
    await undo(database, DOSSIER);
    const back = await rowsWhen((rows) => rows.length === 2);
    expect(back.find(({ id }) => id === second.id)?.annotationCount).toBe(1);
  });

  it('has the sources before it has counted what hangs on them, and says so', async () => {
    const source = await addSource(database);
    await annotate(source);
    list = new SourceList(database, DOSSIER);
    const seen: string[] = [];
    const note = (rows: readonly SourceRow[] | undefined): void => {
      for (const { isCounted, annotationCount } of rows ?? []) seen.push(`${isCounted}: ${annotationCount}`);
    };
    list.subscribe(() => {
      note(list.firstRows());
      note(list.rows());
    });
    await rowsWhen((rows) => rows.length === 1);
    expect(seen).toEqual(['false: 0', 'true: 1']);
    expect(list.firstRows()).toBeUndefined();
  });

  it('follows a change of many rows at once, and its undo', async () => {
    const sources: Source[] = [];
    for (let number = 0; number < 120; number += 1)
      sources.push(await addSource(database, `${ARTICLE}\n\nReport ${number}.`));
    list = new SourceList(database, DOSSIER);
    await rowsWhen((rows) => rows.length === 120);
    const operations = sources.flatMap(({ id }) => updateSourceOperations(id, { publisher: 'Wire' }));
    await commit(database, DOSSIER, 'Rename', operations);
    await rowsWhen((rows) => rows.every(({ source }) => source.publisher === 'Wire'));
    await undo(database, DOSSIER);
    await rowsWhen((rows) => rows.every(({ source }) => source.publisher !== 'Wire'));
  });

  it('is empty, not unread, for a dossier without sources, and when the dossier goes', async () => {
    list = new SourceList(database, DOSSIER);
    expect(await rowsWhen(() => true)).toEqual([]);
    await addSource(database);
    await rowsWhen((rows) => rows.length === 1);
    await commit(database, DOSSIER, 'Delete dossier', await removeDossierOperations(database, DOSSIER));
    await rowsWhen((rows) => rows.length === 0);
  });

  it('leaves out what belongs to other dossiers', async () => {
    const source = await addSource(database);
    await database.sources.put({ ...source, id: 'other' as SourceId, dossierId: 'dossier-2' as DossierId });
    list = new SourceList(database, DOSSIER);
    expect((await rowsWhen(() => true)).map(({ id }) => id)).toEqual([source.id]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import type { AnnotationId, DossierId, RevisionId, SourceId } from '../../../src-renderer/domain/ids.ts';
import type { Annotation } from '../../../src-renderer/domain/records.ts';
import { followAnnotations, followRows } from '../../../src-renderer/storage/annotation-feed.ts';
import { listAnnotations } from '../../../src-renderer/storage/annotations.ts';
import { commit, redo, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { openText } from '../../../src-renderer/storage/opened-text.ts';

const DOSSIER = 'dossier-1' as DossierId;
const SOURCE = 'source-1' as SourceId;
const REVISION = 'revision-1' as RevisionId;
/** Thousands of rows take a while on a busy machine. */
const PATIENCE = { timeout: 20_000 };
const TEXT = 'Kabul denied it. No one crossed the border, it said. '.repeat(200);

let database: ChanceryDatabase;
let opened = 0;
let end: () => void;
let newest: readonly Annotation[] | null;
let answers: number;

beforeEach(() => {
  opened += 1;
  database = new ChanceryDatabase(`test-annotation-feed-${Date.now()}-${opened}`);
  newest = null;
  answers = 0;
});

afterEach(async () => {
  end();
  await database.delete();
});

function row(number: number, start = number * 4, revisionId = REVISION): Annotation {
  return {
    id: `annotation-${String(number).padStart(5, '0')}` as AnnotationId,
    dossierId: DOSSIER,
    createdAt: 1,
    updatedAt: 1,
    sourceId: SOURCE,
    anchor: makeAnchor(revisionId, TEXT, start, start + 5),
    tagIds: [],
    note: '',
    author: '',
    unconfirmed: null,
  };
}

function store(rows: readonly Annotation[]): Promise<unknown> {
  return commit(
    database,
    DOSSIER,
    'Annotate',
    rows.map((annotation) => ({ kind: 'put', table: 'annotations', row: annotation })),
  );
}

function follow(): void {
  end = followAnnotations(
    database,
    REVISION,
    (rows) => {
      newest = rows;
      answers += 1;
    },
    (error) => {
      throw error;
    },
  );
}

/** What is followed is what a full reading gives: the same rows in the same order. */
async function expectAgreement(): Promise<void> {
  const stored = await listAnnotations(database, SOURCE, REVISION);
  await vi.waitFor(() => expect(newest).toEqual(stored), PATIENCE);
}

describe('following the annotations of a text', () => {
  it('gives all of them in text order, however many begin together', async () => {
    await database.annotations.bulkAdd([
      ...Array.from({ length: 2300 }, (_, index) => row(index, 40)),
      ...Array.from({ length: 1200 }, (_, index) => row(5000 + index, 4000 - index)),
      row(9000, 12, 'revision-0' as RevisionId),
    ]);
    follow();
    await vi.waitFor(() => expect(newest).toHaveLength(3500), PATIENCE);
    await expectAgreement();
  });

  it('keeps the object of every row that a change has not touched', async () => {
    await database.annotations.bulkAdd([row(1), row(2), row(3)]);
    follow();
    await vi.waitFor(() => expect(newest).toHaveLength(3), PATIENCE);
    const before = newest;
    await commit(database, DOSSIER, 'Write note', [
      { kind: 'update', table: 'annotations', key: row(2).id, fields: { note: 'Who says so?' } },
    ]);
    await vi.waitFor(() => expect(newest?.[1]?.note).toBe('Who says so?'), PATIENCE);
    expect(newest?.[0]).toBe(before?.[0]);
    expect(newest?.[2]).toBe(before?.[2]);
  });

  it('gives another object for a row that was changed and changed back before it was read', async () => {
    const rows = Array.from({ length: 900 }, (_, index) => row(index));
    await database.annotations.bulkAdd(rows);
    follow();
    await vi.waitFor(() => expect(newest).toHaveLength(900), PATIENCE);
    const changeAndBack = (): Promise<unknown> =>
      database.transaction('rw', database.annotations, async () => {
        await database.annotations.update(row(2).id, { note: 'No' });
        await database.annotations.put(row(2));
      });
    const checked = rows.slice(10).map((annotation) => ({ ...annotation, note: 'Checked' }));
    // Few rows are read one by one, after many all are.
    for (const changeMany of [async () => undefined, () => database.annotations.bulkPut(checked)]) {
      const [before, count] = [newest, answers];
      await Promise.all([changeAndBack(), changeMany()]);
      await vi.waitFor(() => expect(answers).toBeGreaterThan(count), PATIENCE);
      await expectAgreement();
      expect(newest?.[2]).toEqual(row(2));
      expect(newest?.[2]).not.toBe(before?.[2]);
      expect(newest?.[3]).toBe(before?.[3]);
    }
  });

  it('follows new rows, moved extents, deletion, undo and redo', async () => {
    await database.annotations.bulkAdd([row(1), row(2), row(3)]);
    follow();
    await expectAgreement();
    await store([row(7, 2)]);
    await expectAgreement();
    await commit(database, DOSSIER, 'Move', [
      {
        kind: 'update',
        table: 'annotations',
        key: row(1).id,
        fields: { anchor: makeAnchor(REVISION, TEXT, 90, 120) },
      },
    ]);
    await expectAgreement();
    await commit(database, DOSSIER, 'Delete', [{ kind: 'remove', table: 'annotations', key: row(2).id }]);
    await expectAgreement();
    for (const step of [undo, undo, redo, undo, undo, redo]) {
      await step(database, DOSSIER);
      await expectAgreement();
    }
  });

  it('loses a passage that goes to another revision, and says nothing of texts that are not shown', async () => {
    await database.annotations.bulkAdd([row(1), row(2)]);
    follow();
    await expectAgreement();
    const before = answers;
    await store([row(50, 8, 'revision-2' as RevisionId)]);
    await store([row(2, 8, 'revision-2' as RevisionId)]);
    await vi.waitFor(() => expect(newest).toHaveLength(1), PATIENCE);
    expect(answers).toBe(before + 1);
  });

  it('follows a change of thousands at once', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => row(index));
    await database.annotations.bulkAdd(rows);
    follow();
    await vi.waitFor(() => expect(newest).toHaveLength(1500), PATIENCE);
    await store(rows.map((annotation) => ({ ...annotation, note: 'Checked' })));
    await vi.waitFor(() => expect(newest?.every(({ note }) => note === 'Checked')).toBe(true), PATIENCE);
    await expectAgreement();
  });

  it('opens a text with the annotations of its first view, wherever one comes to it', async () => {
    end = () => undefined;
    await database.revisions.add({
      id: REVISION,
      dossierId: DOSSIER,
      createdAt: 1,
      updatedAt: 1,
      sourceId: SOURCE,
      number: 1,
      text: TEXT,
      blocks: [{ kind: 'paragraph', start: 0, end: TEXT.length, marks: [] }],
      pages: [],
      images: [],
      textHash: '',
    });
    await database.annotations.bulkAdd(Array.from({ length: 2000 }, (_, index) => row(index)));
    const atTop = await openText(
      database,
      { dossierId: DOSSIER, sourceId: SOURCE, revisionId: REVISION },
      {},
    );
    expect(atTop?.position).toBe(0);
    expect(atTop?.annotations[0]?.id).toBe(row(0).id);
    const arrived = await openText(
      database,
      { dossierId: DOSSIER, sourceId: SOURCE, revisionId: REVISION },
      { annotationId: row(1900).id },
    );
    expect(arrived?.position).toBe(7600);
    const starts = arrived?.annotations.map(({ anchor }) => anchor.start) ?? [];
    expect(starts[0]).toBeLessThan(7600);
    expect(starts).toContain(7600);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
});

describe('rows that are written while they are read', () => {
  const ROWS = 500;
  /** The rows with this id that were given, one for each answer. */
  let given: (Annotation | undefined)[];
  let errors: unknown[];
  /** What happens within the next reading of all rows, after the rows were read and before they are given. */
  let withinReading: () => Promise<void>;

  beforeEach(async () => {
    given = [];
    errors = [];
    withinReading = async () => undefined;
    await database.annotations.bulkAdd(Array.from({ length: ROWS }, (_, index) => row(index)));
    const followed = {
      async *pages() {
        const page = await database.annotations.toArray();
        const happens = withinReading;
        withinReading = async () => undefined;
        await happens();
        yield page;
      },
      has: () => true,
    };
    const onRows = (rows: readonly Annotation[]): void => {
      newest = rows;
      given.push(rows.find(({ id }) => id === row(2).id));
    };
    end = followRows(database, followed, onRows, (error) => errors.push(error));
    await vi.waitFor(() => expect(newest).toHaveLength(ROWS), PATIENCE);
  });

  const write = (note: string): Promise<unknown> => database.annotations.update(row(2).id, { note });
  const writeAll = (note: string): Promise<unknown> =>
    database.annotations.bulkPut(Array.from({ length: ROWS }, (_, index) => ({ ...row(index), note })));
  it('are not given as they were before as if that were the answer', async () => {
    const [before] = given;
    withinReading = async () => {
      await write('A tag');
      await write('');
      await writeAll('');
      withinReading = async () => {
        await write('Answered');
      };
    };
    await writeAll('');
    await vi.waitFor(() => expect(given.at(-1)?.note).toBe('Answered'), PATIENCE);
    expect(given.slice(0, -1).every((one) => one === before)).toBe(true);
  });

  it('come anew where the answer was taken back meanwhile', async () => {
    const [before] = given;
    withinReading = async () => {
      await write('Answered');
      await write('');
    };
    await writeAll('');
    await vi.waitFor(() => expect(given.at(-1)).not.toBe(before), PATIENCE);
    expect(given.at(-1)).toEqual(before);
  });

  it('come anew with the next change where reading them failed', async () => {
    const [before] = given;
    withinReading = async () => {
      await write('Answered');
      await write('');
      await writeAll('');
      withinReading = () => Promise.reject(new Error('The disk is gone'));
    };
    await writeAll('');
    await vi.waitFor(() => expect(errors).toHaveLength(1), PATIENCE);
    await database.annotations.update(row(7).id, { note: 'Something else' });
    await vi.waitFor(() => expect(newest?.[7]?.note).toBe('Something else'), PATIENCE);
    expect(given.at(-1)).toEqual(before);
    expect(given.at(-1)).not.toBe(before);
  });

  it('are read at once where a change came before reading failed', async () => {
    withinReading = async () => {
      await write('Answered');
      throw new Error('The disk is gone');
    };
    await writeAll('');
    await vi.waitFor(() => expect(given.at(-1)?.note).toBe('Answered'), PATIENCE);
    expect(errors).toEqual([]);
  });
});

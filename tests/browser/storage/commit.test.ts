import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DossierId, TagId } from '../../../src-renderer/domain/ids.ts';
import type { Dossier, Original, Tag } from '../../../src-renderer/domain/records.ts';
import { amend, commit, type Operation, peekUndo, redo, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { findDeletedDossiers, removeDossierOperations } from '../../../src-renderer/storage/dossiers.ts';
import { getSaveStatus } from '../../../src-renderer/storage/save-status.ts';

const DOSSIER = 'dossier-1' as DossierId;

let database: ChanceryDatabase;
let count = 0;

beforeEach(() => {
  count += 1;
  database = new ChanceryDatabase(`test-commit-${Date.now()}-${count}`);
});

afterEach(async () => {
  await database.delete();
});

function tag(id: string, name = id): Tag {
  return {
    id: id as TagId,
    dossierId: DOSSIER,
    parentId: null,
    name,
    hue: 'blue',
    definition: '',
    position: 0,
    key: null,
    createdAt: 1,
    updatedAt: 1,
  };
}

const put = (id: string, name?: string): Operation => ({ kind: 'put', table: 'tags', row: tag(id, name) });
const rename = (id: string, name: string): Operation => ({
  kind: 'update',
  table: 'tags',
  key: id,
  fields: { name },
});
const remove = (id: string): Operation => ({ kind: 'remove', table: 'tags', key: id });

async function names(): Promise<Record<string, string>> {
  const rows = await database.tags.toArray();
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}

describe('commit', () => {
  it('stores the rows and one log entry with each row before and after', async () => {
    await commit(database, DOSSIER, 'Create tag', [put('a')], 5);
    await commit(database, DOSSIER, 'Rename tag', [rename('a', 'A')], 6);
    const log = await database.changes.toArray();
    expect(log.map((change) => [change.label, change.time, change.state])).toEqual([
      ['Create tag', 5, 'done'],
      ['Rename tag', 6, 'done'],
    ]);
    expect(log[0]?.rows[0]).toMatchObject({ table: 'tags', key: 'a', before: null });
    expect(log[1]?.rows[0]).toMatchObject({ before: { name: 'a' }, after: { name: 'A', updatedAt: 6 } });
  });

  it('stores nothing of a change of which one part fails', async () => {
    await expect(commit(database, DOSSIER, 'Both', [put('a'), rename('gone', 'x')])).rejects.toThrow(
      'deleted meanwhile',
    );
    expect(await names()).toEqual({});
    expect(await database.changes.count()).toBe(0);
    expect(getSaveStatus()).toMatchObject({ kind: 'failed' });
  });

  it('passes on why the log was refused, not how many of its rows were', async () => {
    const first = await commit(database, DOSSIER, 'Create tag', [put('a')]);
    database.changes.hook('creating', (_key, entry) => {
      entry.sequence = first;
    });
    await expect(commit(database, DOSSIER, 'Create tag', [put('b')])).rejects.toMatchObject({
      name: 'ConstraintError',
    });
    expect(await names()).toEqual({ a: 'a' });
  });

  it('says "saved" only when the rows can be read back', async () => {
    await commit(database, DOSSIER, 'Create tag', [put('a')]);
    const write = commit(database, DOSSIER, 'Create tag', [put('b')]);
    expect(getSaveStatus().kind).toBe('saving');
    await write;
    expect(getSaveStatus().kind).toBe('saved');
    const other = new ChanceryDatabase(database.name);
    expect(await other.tags.count()).toBe(2);
    other.close();
  });

  it('is on the disk before it resolves', () => {
    expect(database._options.chromeTransactionDurability).toBe('strict');
  });
});

describe('undo and redo', () => {
  it('takes changes back one by one, newest first, and makes them again', async () => {
    await commit(database, DOSSIER, 'Create tag', [put('a')]);
    await commit(database, DOSSIER, 'Rename tag', [rename('a', 'A')]);
    await commit(database, DOSSIER, 'Delete tag', [remove('a')]);
    expect(await undo(database, DOSSIER)).toBe('Delete tag');
    expect(await names()).toEqual({ a: 'A' });
    expect(await undo(database, DOSSIER)).toBe('Rename tag');
    expect(await names()).toEqual({ a: 'a' });
    expect(await peekUndo(database, DOSSIER)).toEqual({ undo: 'Create tag', redo: 'Rename tag' });
    expect(await redo(database, DOSSIER)).toBe('Rename tag');
    expect(await redo(database, DOSSIER)).toBe('Delete tag');
    expect(await redo(database, DOSSIER)).toBeNull();
    expect(await names()).toEqual({});
  });

  it('keeps what was written past the log meanwhile', async () => {
    await commit(database, DOSSIER, 'Create tag', [put('a')]);
    await commit(database, DOSSIER, 'Rename tag', [rename('a', 'A')]);
    await database.tags.update('a', { definition: 'written by autosave' });
    await undo(database, DOSSIER);
    expect(await database.tags.get('a')).toMatchObject({ name: 'a', definition: 'written by autosave' });
    await undo(database, DOSSIER);
    await redo(database, DOSSIER);
    expect(await database.tags.get('a')).toMatchObject({ name: 'a', definition: 'written by autosave' });
  });

  it('keeps an original once, in its table, and brings it back after undo', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const row = { id: 'original-1', dossierId: DOSSIER, bytes, sha256: 'x' } as unknown as Original;
    await commit(database, DOSSIER, 'Import', [{ kind: 'put', table: 'originals', row }], 7);
    expect((await database.changes.toArray())[0]?.rows[0]).toMatchObject({ after: {}, isAfterInTable: true });
    await undo(database, DOSSIER);
    expect(await database.originals.count()).toBe(0);
    await redo(database, DOSSIER);
    expect(await database.originals.get('original-1')).toEqual({ ...row, updatedAt: 7 });
    expect((await database.changes.toArray())[0]?.rows[0]).toMatchObject({ after: {}, isAfterInTable: true });
  });

  it('gives back by redo what was written past the log after the change that undo took back', async () => {
    await commit(database, DOSSIER, 'Create tag', [put('a')]);
    await commit(database, DOSSIER, 'Restore', [rename('a', 'restored')]);
    await database.tags.update('a', { name: 'restored, and typed on' });
    expect(await undo(database, DOSSIER)).toBe('Restore');
    expect(await names()).toEqual({ a: 'a' });
    expect(await redo(database, DOSSIER)).toBe('Restore');
    expect(await names()).toEqual({ a: 'restored, and typed on' });
  });

  it('takes back in one what was saved in several steps, a row that was written twice among it', async () => {
    await commit(database, DOSSIER, 'Create tag', [put('a')]);
    const first = await commit(database, DOSSIER, 'Edit', [rename('a', 'b'), rename('a', 'bc'), put('x')]);
    const steps = [rename('a', 'bcd'), remove('x')];
    expect(await amend(database, DOSSIER, first, 'Edit', steps)).toBe(first);
    await undo(database, DOSSIER);
    expect(await names()).toEqual({ a: 'a' });
    await redo(database, DOSSIER);
    expect(await names()).toEqual({ a: 'bcd' });
    await undo(database, DOSSIER);
    expect(await names()).toEqual({ a: 'a' });
  });

  it('takes back one named change, or none where another is newer', async () => {
    const first = await commit(database, DOSSIER, 'Create a', [put('a')]);
    const second = await commit(database, DOSSIER, 'Create b', [put('b')]);
    expect(await undo(database, DOSSIER, first)).toBeNull();
    expect(await undo(database, DOSSIER, second)).toBe('Create b');
    expect(await names()).toEqual({ a: 'a' });
  });

  it('never undoes the making of the dossier itself', async () => {
    const row = { id: DOSSIER, dossierId: DOSSIER, title: 'D' } as unknown as Dossier;
    await commit(database, DOSSIER, 'New dossier', [{ kind: 'put', table: 'dossiers', row }]);
    expect(await undo(database, DOSSIER)).toBeNull();
    expect(await database.dossiers.count()).toBe(1);
  });

  it('brings a deleted dossier back with everything in it', async () => {
    const row = { id: DOSSIER, dossierId: DOSSIER, title: 'D' } as unknown as Dossier;
    await commit(database, DOSSIER, 'New dossier', [{ kind: 'put', table: 'dossiers', row }, put('a')]);
    await commit(database, DOSSIER, 'Delete', await removeDossierOperations(database, DOSSIER));
    expect(await names()).toEqual({});
    expect(await findDeletedDossiers(database)).toMatchObject([{ id: DOSSIER, title: 'D' }]);
    await undo(database, DOSSIER);
    expect(await names()).toEqual({ a: 'a' });
    expect(await findDeletedDossiers(database)).toEqual([]);
  });

  it('stores nothing that belongs to another dossier', async () => {
    await commit(database, DOSSIER, 'Create tag', [put('a')]);
    const other = 'dossier-2' as DossierId;
    await expect(commit(database, other, 'Rename', [rename('a', 'x')])).rejects.toThrow('another dossier');
    await expect(commit(database, other, 'Create', [put('b')])).rejects.toThrow('another dossier');
    expect(await names()).toEqual({ a: 'a' });
  });

  it('does not touch another dossier', async () => {
    await commit(database, DOSSIER, 'Create tag', [put('a')]);
    expect(await undo(database, 'dossier-2' as DossierId)).toBeNull();
    expect(await names()).toEqual({ a: 'a' });
  });

  it('ends what could be redone with the next change', async () => {
    await commit(database, DOSSIER, 'Create a', [put('a')]);
    await undo(database, DOSSIER);
    await commit(database, DOSSIER, 'Create b', [put('b')]);
    expect(await redo(database, DOSSIER)).toBeNull();
    expect(await names()).toEqual({ b: 'b' });
  });

  it('restores every state of any sequence of changes', async () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const name = fc.string({ maxLength: 4 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), id, name }),
      fc.record({ kind: fc.constant('rename' as const), id, name }),
      fc.record({ kind: fc.constant('remove' as const), id, name }),
      fc.record({ kind: fc.constant('undo' as const), id, name }),
      fc.record({ kind: fc.constant('redo' as const), id, name }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        await Promise.all([database.tags.clear(), database.changes.clear()]);
        // The model: a list of states and a place in it.
        let states: Record<string, string>[] = [{}];
        let at = 0;
        for (const { kind, id: key, name: value } of steps) {
          if (kind === 'undo') {
            await undo(database, DOSSIER);
            at = Math.max(0, at - 1);
          } else if (kind === 'redo') {
            await redo(database, DOSSIER);
            at = Math.min(states.length - 1, at + 1);
          } else {
            if (kind === 'rename' && states[at]?.[key] === undefined) continue;
            const operation = { put: put(key, value), rename: rename(key, value), remove: remove(key) }[kind];
            await commit(database, DOSSIER, kind, [operation]);
            const next = { ...states[at] };
            if (kind === 'remove') delete next[key];
            else next[key] = value;
            states = [...states.slice(0, at + 1), next];
            at += 1;
          }
          expect(await names()).toEqual(states[at]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

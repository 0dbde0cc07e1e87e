import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MakeId, RevisionId, SourceId, TagId } from '../../../src-renderer/domain/ids.ts';
import type { Tag } from '../../../src-renderer/domain/records.ts';
import { buildTree, flattenTree } from '../../../src-renderer/domain/tags/tree.ts';
import { commit, type Operation, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import {
  addTagOperations,
  assignKeyOperations,
  countTagged,
  findAllTagged,
  mergeTagOperations,
  moveTagOperations,
  removeTagOperations,
  tagSourcesOperations,
} from '../../../src-renderer/storage/tags.ts';
import { addSource, DOSSIER } from './dossier-fixture.ts';

let database: ChanceryDatabase;
let count = 0;

const makeId: MakeId = () => {
  count += 1;
  return `id-${String(count).padStart(5, '0')}` as never;
};

beforeEach(async () => {
  count += 1;
  database = new ChanceryDatabase(`test-tags-${Date.now()}-${count}`);
  for (const [name, parent] of [['Security'], ['Attack', 'Security'], ['Groups', 'Security'], ['Law']])
    await add(name ?? '', parent);
  await mark('a1', ['Attack']);
  await mark('a2', ['Attack', 'Law']);
  await mark('a3', ['Groups', 'Security']);
});

afterEach(async () => {
  await database.delete();
});

const tags = (): Promise<Tag[]> => database.tags.toArray();

async function find(name: string): Promise<Tag> {
  const tag = (await tags()).find((candidate) => candidate.name === name);
  if (tag === undefined) throw new Error(`No tag ${name}`);
  return tag;
}

async function add(name: string, parent?: string): Promise<void> {
  const parentId = parent === undefined ? null : (await find(parent)).id;
  const context = { dossierId: DOSSIER, makeId, now: 1 };
  await commit(
    database,
    DOSSIER,
    'New tag',
    addTagOperations(context, await tags(), name, parentId).operations,
  );
}

async function mark(id: string, names: string[]): Promise<void> {
  const tagIds = await Promise.all(names.map(async (name) => (await find(name)).id));
  const anchor = {
    revisionId: 'r' as RevisionId,
    start: 0,
    end: 1,
    quote: { exact: 'x', prefix: '', suffix: '' },
  };
  await database.annotations.put({
    id: id as never,
    dossierId: DOSSIER,
    sourceId: 's' as SourceId,
    anchor,
    tagIds,
    note: '',
    author: '',
    unconfirmed: null,
    createdAt: 1,
    updatedAt: 1,
  });
}

async function tree(): Promise<string[]> {
  return flattenTree(buildTree(await tags())).map(({ tag, depth }) => `${'-'.repeat(depth)}${tag.name}`);
}

async function marked(id: string): Promise<string[]> {
  const row = await database.annotations.get(id);
  const all = await tags();
  return (row?.tagIds ?? []).map((tagId) => all.find((tag) => tag.id === tagId)?.name ?? 'gone');
}

async function counts(): Promise<Record<string, number>> {
  const all = await tags();
  const found = await countTagged(database, all);
  return Object.fromEntries(all.map(({ id, name }) => [name, found.get(id) ?? 0]));
}

describe('tags', () => {
  it('are added at the end of their siblings, with the next number key and their parent’s hue', async () => {
    expect(await tree()).toEqual(['Security', '-Attack', '-Groups', 'Law']);
    const [security, attack] = [await find('Security'), await find('Attack')];
    expect([security.key, attack.key]).toEqual([1, 2]);
    expect(attack.hue).toBe(security.hue);
  });

  it('count what they and the tags below them mark, each annotation once', async () => {
    expect(await counts()).toEqual({ Security: 3, Attack: 2, Groups: 1, Law: 1 });
  });

  it('take a number key from the tag that has it', async () => {
    const law = await find('Law');
    await commit(database, DOSSIER, 'Key', assignKeyOperations(await tags(), law.id, 1));
    expect([(await find('Law')).key, (await find('Security')).key]).toEqual([1, null]);
  });

  it('move with everything below them', async () => {
    const [security, law] = [await find('Security'), await find('Law')];
    await commit(database, DOSSIER, 'Move', moveTagOperations(await tags(), security.id, law.id, 0));
    expect(await tree()).toEqual(['Law', '-Security', '--Attack', '--Groups']);
  });
});

describe('merging tags', () => {
  it('gives every passage the other tag once, moves the tags below, and is undone in one', async () => {
    const [security, law] = [await find('Security'), await find('Law')];
    await mark('a4', ['Security', 'Law']);
    const tagged = await findAllTagged(database, security.id);
    await commit(database, DOSSIER, 'Merge', mergeTagOperations(await tags(), security, law, tagged));
    expect(await tree()).toEqual(['Law', '-Attack', '-Groups']);
    expect(await marked('a3')).toEqual(['Groups', 'Law']);
    expect(await marked('a4')).toEqual(['Law']);
    await undo(database, DOSSIER);
    expect(await tree()).toEqual(['Security', '-Attack', '-Groups', 'Law']);
    expect(await marked('a3')).toEqual(['Groups', 'Security']);
  });

  it('refuses to merge a tag into one below it', async () => {
    const [security, attack] = [await find('Security'), await find('Attack')];
    const all = await tags();
    expect(() => mergeTagOperations(all, security, attack, { annotations: [], sources: [] })).toThrow(
      'below it',
    );
  });
});

describe('deleting a tag', () => {
  it('keeps its passages and lifts the tags below it; undo brings all back', async () => {
    const security = await find('Security');
    const tagged = await findAllTagged(database, security.id);
    await commit(database, DOSSIER, 'Delete', removeTagOperations(await tags(), security.id, tagged));
    expect(await tree()).toEqual(['Attack', 'Groups', 'Law']);
    expect(await marked('a3')).toEqual(['Groups']);
    expect(await database.annotations.count()).toBe(3);
    await undo(database, DOSSIER);
    expect(await tree()).toEqual(['Security', '-Attack', '-Groups', 'Law']);
    expect(await marked('a3')).toEqual(['Groups', 'Security']);
    expect((await findAllTagged(database, security.id as TagId)).annotations).toHaveLength(1);
  });
});

describe('sources', () => {
  const tagsOf = async (id: string): Promise<string[]> => {
    const all = await tags();
    return ((await database.sources.get(id))?.tagIds ?? []).map(
      (tagId) => all.find((tag) => tag.id === tagId)?.name ?? 'gone',
    );
  };

  it('are tagged together, and follow merging and deleting of their tags, with undo', async () => {
    const [one, two] = [await addSource(database), await addSource(database, 'Another\n\nA second text.')];
    const [security, law] = [await find('Security'), await find('Law')];
    const change = async (operations: Operation[]): Promise<void> => {
      await commit(database, DOSSIER, 'Change', operations);
    };
    await change(tagSourcesOperations([one], security.id, true));
    const stored = await database.sources.bulkGet([one.id, two.id]);
    const both = stored.filter((source) => source !== undefined);
    expect(tagSourcesOperations(both, security.id, true)).toHaveLength(1);
    await change(tagSourcesOperations(both, law.id, true));
    expect(await tagsOf(one.id)).toEqual(['Security', 'Law']);
    await change(mergeTagOperations(await tags(), security, law, await findAllTagged(database, security.id)));
    expect(await tagsOf(one.id)).toEqual(['Law']);
    await change(removeTagOperations(await tags(), law.id, await findAllTagged(database, law.id)));
    expect([await tagsOf(one.id), await tagsOf(two.id)]).toEqual([[], []]);
    await undo(database, DOSSIER);
    await undo(database, DOSSIER);
    expect([await tagsOf(one.id), await tagsOf(two.id)]).toEqual([['Security', 'Law'], ['Law']]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAnchor } from '../../../src-renderer/domain/anchor/anchor.ts';
import { documentNode, paragraphNode, textNode } from '../../../src-renderer/domain/brief/document.ts';
import { parseQuery } from '../../../src-renderer/domain/search/query.ts';
import { addAnnotationOperations } from '../../../src-renderer/storage/annotations.ts';
import { commit, undo } from '../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { addNoteOperations } from '../../../src-renderer/storage/notes.ts';
import { SearchStore } from '../../../src-renderer/storage/search-store.ts';
import { removeSourceOperations } from '../../../src-renderer/storage/sources.ts';
import { SearchKeeper } from '../../../src-renderer/workers/search-keeper.ts';
import { addSource, DOSSIER, newContext, openTestDatabase } from './dossier-fixture.ts';

let database: ChanceryDatabase;
let store: SearchStore;
let opened = 0;

beforeEach(() => {
  database = openTestDatabase();
  opened += 1;
  store = new SearchStore(`test-search-${Date.now()}-${opened}`);
});

afterEach(async () => {
  await database.delete();
  await store.delete();
});

/** A keeper as a fresh start makes it, with how many documents it had to read. */
async function start(): Promise<{ keeper: SearchKeeper; taken: number }> {
  const keeper = new SearchKeeper(database, store);
  await keeper.load();
  const taken = keeper.index.size;
  await keeper.refresh();
  return { keeper, taken };
}

function kindsOf(keeper: SearchKeeper, typed: string): string[] {
  return keeper.index
    .search(parseQuery(typed), { filter: () => true, kinds: [], limit: 100 })
    .hits.map(({ kind }) => kind)
    .toSorted();
}

describe('the search index', () => {
  it('finds words, beginnings and phrases, whatever their case and accents', async () => {
    await addSource(database);
    const { keeper } = await start();
    expect(kindsOf(keeper, 'TRUCE')).toEqual(['source']);
    expect(kindsOf(keeper, 'reopen cross')).toEqual(['source']);
    expect(kindsOf(keeper, '"three people died"')).toEqual(['source']);
    expect(kindsOf(keeper, '"people three died"')).toEqual([]);
    expect(kindsOf(keeper, 'truce nowhere ')).toEqual([]);
    expect(kindsOf(keeper, '"that the "')).toEqual(['source']);
  });

  it('follows annotations, notes, undo and deletion', async () => {
    const source = await addSource(database);
    const { keeper } = await start();
    const revision = await database.revisions.get(source.revisionId);
    const anchor = makeAnchor(source.revisionId, revision?.text ?? '', 0, 12);
    const added = addAnnotationOperations(newContext(), { sourceId: source.id, anchor, note: 'Zanzibar' });
    await commit(database, DOSSIER, 'Annotate', added.operations);
    await keeper.refresh();
    expect(kindsOf(keeper, 'zanzibar')).toEqual(['annotation']);
    await undo(database, DOSSIER);
    await keeper.refresh();
    expect(kindsOf(keeper, 'zanzibar')).toEqual([]);
    const content = documentNode(paragraphNode(textNode('Ask about Quetta')));
    const note = addNoteOperations(newContext(), {
      target: { kind: 'dossier', id: DOSSIER },
      title: '',
      content,
    });
    await commit(database, DOSSIER, 'Note', note.operations);
    await keeper.refresh();
    expect(kindsOf(keeper, 'quetta')).toEqual(['note']);
    await commit(database, DOSSIER, 'Delete', await removeSourceOperations(database, source.id));
    await keeper.refresh();
    expect(kindsOf(keeper, 'truce')).toEqual([]);
  });

  it('survives a restart without being made anew', async () => {
    await addSource(database);
    const first = await start();
    expect(first.taken).toBe(0);
    await first.keeper.save();
    const second = await start();
    expect(second.taken).toBe(1);
    expect(kindsOf(second.keeper, 'truce')).toEqual(['source']);
  });

  it.each<[string, object]>([
    ['cut short', { terms: 'analysts' }],
    ['of another version', { version: 0 }],
    ['without its documents', { entries: [] }],
    ['of rubbish', { entries: [{ key: 1 }] }],
    ['with one number changed', { places: new Uint32Array(40) }],
    ['of another shape', { starts: 'none' }],
  ])('is made anew where what was stored is %s', async (_name, damage) => {
    await addSource(database);
    const first = await start();
    await first.keeper.save();
    await store.segments.toCollection().modify(damage);
    const second = await start();
    expect(second.taken).toBe(0);
    expect(kindsOf(second.keeper, 'truce')).toEqual(['source']);
  });

  it('is made anew as far as it was lost, and whole where its database is gone', async () => {
    await addSource(database);
    const first = await start();
    await first.keeper.save();
    await addSource(database, 'Another\n\nA second report on Quetta.');
    await first.keeper.refresh();
    await first.keeper.save();
    await store.segments.delete((await store.segments.toCollection().primaryKeys()).at(-1) ?? 0);
    const second = await start();
    expect(second.taken).toBe(1);
    expect(kindsOf(second.keeper, 'quetta')).toEqual(['source']);
    await store.delete({ disableAutoOpen: false });
    const third = await start();
    expect(third.taken).toBe(0);
    expect(kindsOf(third.keeper, 'quetta')).toEqual(['source']);
    expect(kindsOf(third.keeper, 'truce')).toEqual(['source']);
  });

  it('works on while the disk is full, and is stored once there is room', async () => {
    await addSource(database);
    const { keeper } = await start();
    const full = (): never => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    store.segments.hook('creating', full);
    await keeper.save();
    expect(await store.segments.count()).toBe(0);
    expect(kindsOf(keeper, 'truce')).toEqual(['source']);
    store.segments.hook('creating').unsubscribe(full);
    await keeper.save();
    expect((await start()).taken).toBe(1);
  });

  it('says how far it is, and finds meanwhile what is there', async () => {
    for (let number = 0; number < 3; number += 1)
      await addSource(database, `Report ${number}\n\n${'Kabul denied it once more. '.repeat(6000)}`);
    const seen: { done: number; total: number; found: number }[] = [];
    const keeper = new SearchKeeper(database, store, ({ done, total }) =>
      seen.push({ done, total, found: kindsOf(keeper, 'kabul').length }),
    );
    await keeper.refresh();
    expect(seen[0]).toEqual({ done: 0, total: 3, found: 0 });
    expect(seen.at(-1)).toEqual({ done: 3, total: 3, found: 3 });
  });
});

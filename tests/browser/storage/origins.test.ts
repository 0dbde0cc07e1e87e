import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SourceId } from '../../../src-renderer/domain/ids.ts';
import { countOrigins } from '../../../src-renderer/domain/origins/groups.ts';
import type { Source } from '../../../src-renderer/domain/records.ts';
import { commit, type Operation, redo, undo } from '../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { OriginStore } from '../../../src-renderer/storage/origin-store.ts';
import {
  confirmOriginOperations,
  confirmWholeOriginOperations,
  splitOffOperations,
  withdrawVerdictOperations,
} from '../../../src-renderer/storage/origin-verdicts.ts';
import { orderPair, originLinkId, readOrigins } from '../../../src-renderer/storage/origins.ts';
import { reviseSource } from '../../../src-renderer/storage/revise.ts';
import { removeSourceOperations } from '../../../src-renderer/storage/sources.ts';
import { OriginKeeper } from '../../../src-renderer/workers/origin-keeper.ts';
import { addSource, DOSSIER, importedText, newContext, openTestDatabase } from './dossier-fixture.ts';

const WIRE = Array.from(
  { length: 24 },
  (_, i) =>
    `In district ${i * 7} the governor counted ${i + 3} trucks at the crossing before dusk on day ${i}.`,
).join(' ');
const LOCAL = Array.from(
  { length: 20 },
  (_, i) => `Shopkeeper number ${i} in the old market said that flour had risen by ${i + 2} rupees a sack.`,
).join(' ');
const OTHER = Array.from(
  { length: 30 },
  (_, i) => `Delegate ${i} left talks early; item ${i * 3} stays open.`,
).join(' ');
const A = `Wire report\n\n${WIRE}`;
const B = `A longer local article\n\n${LOCAL}\n\n${WIRE}`;
const C = `The market\n\n${LOCAL.replaceAll('flour', 'rice').replaceAll('Shopkeeper', 'Trader')} ${'Nothing was sold there. '.repeat(9)}`;

let database: ChanceryDatabase;
let store: OriginStore;
let opened = 0;

beforeEach(() => {
  database = openTestDatabase();
  opened += 1;
  store = new OriginStore(`test-origins-${Date.now()}-${opened}`);
});

afterEach(async () => {
  await database.delete();
  await store.delete();
});

async function start(): Promise<{ keeper: OriginKeeper; taken: number }> {
  const keeper = new OriginKeeper(database, store, DOSSIER);
  await keeper.load();
  const taken = keeper.size;
  await keeper.refresh();
  return { keeper, taken };
}

async function addPair(): Promise<[Source, Source]> {
  return [await addSource(database, A), await addSource(database, B)];
}

const links = () => database.originLinks.toArray();

const context = () => ({ database, dossierId: DOSSIER, now: Date.now() });

async function judge(pair: readonly [Source, Source], verdict: 'confirmed' | 'split'): Promise<void> {
  const ids = [pair[0].id, pair[1].id] as [SourceId, SourceId];
  const operations =
    verdict === 'split'
      ? await splitOffOperations(context(), ids[0])
      : await confirmOriginOperations(context(), ids);
  await commit(database, DOSSIER, 'Judge', operations);
}

async function originCount(): Promise<number> {
  const { groups } = await readOrigins(database, DOSSIER);
  return countOrigins(groups.keys(), groups);
}

describe('origins', () => {
  it('are found between a wire story and a longer article that holds it, and nowhere else', async () => {
    const [a, b] = await addPair();
    await addSource(database, C);
    await start();
    expect(await links()).toMatchObject([{ id: originLinkId(a.id, b.id), verdict: 'found' }]);
    expect((await links())[0]?.share).toBeGreaterThan(0.95);
    expect(await originCount()).toBe(2);
  });

  it('do not stand in the way of undo: what was found is no change of the analyst', async () => {
    await addPair();
    const { keeper } = await start();
    expect(await undo(database, DOSSIER)).toMatch(/^Import /u);
    await keeper.refresh();
    expect(await links()).toEqual([]);
    expect(await redo(database, DOSSIER)).toMatch(/^Import /u);
    await keeper.refresh();
    expect(await links()).toHaveLength(1);
  });

  it('are confirmed and split as changes that undo and redo', async () => {
    const pair = await addPair();
    const { keeper } = await start();
    await judge(pair, 'split');
    expect(await originCount()).toBe(2);
    await keeper.refresh();
    expect(await links()).toMatchObject([{ verdict: 'split' }]);
    await undo(database, DOSSIER);
    expect(await originCount()).toBe(1);
    await redo(database, DOSSIER);
    expect(await originCount()).toBe(2);
    await judge(pair, 'confirmed');
    expect(await originCount()).toBe(1);
  });

  it('go with a removed source, and come back with it', async () => {
    const [a] = await addPair();
    const { keeper } = await start();
    await commit(database, DOSSIER, 'Delete', await removeSourceOperations(database, a.id));
    await keeper.refresh();
    expect(await links()).toEqual([]);
    await undo(database, DOSSIER);
    expect(await links()).toHaveLength(1);
    await keeper.refresh();
    expect(await links()).toHaveLength(1);
  });

  it('of a revised text are looked for again; what the analyst said of them stays', async () => {
    const [a, b] = await addPair();
    const { keeper } = await start();
    const revised = await importedText(`Wire report\n\n${OTHER}`);
    await reviseSource(database, a.id, revised, { ...newContext(), fileName: 'a.txt' });
    await keeper.refresh();
    expect(await links()).toEqual([]);
    await undo(database, DOSSIER);
    await keeper.refresh();
    expect(await links()).toHaveLength(1);
    await judge([a, b], 'confirmed');
    await reviseSource(database, a.id, revised, { ...newContext(), fileName: 'a.txt' });
    await keeper.refresh();
    expect(await links()).toMatchObject([{ verdict: 'confirmed', share: 0 }]);
    expect(await originCount()).toBe(1);
  });
});

describe('a text that the database does not give', () => {
  /** Fails the second text that is read from now on. */
  function failSecondRead(onRead: () => void = () => undefined): void {
    const { get } = database.revisions;
    let reads = 0;
    vi.spyOn(database.revisions, 'get').mockImplementation((...key) => {
      reads += 1;
      if (reads !== 2) return get.apply(database.revisions, key);
      onRead();
      return Promise.reject(new Error('disk on fire')) as ReturnType<typeof get>;
    });
  }

  it('leaves none of the others unexamined', async () => {
    await addPair();
    failSecondRead();
    const keeper = new OriginKeeper(database, store, DOSSIER);
    await expect(keeper.refresh()).rejects.toThrow('disk on fire');
    expect(keeper.size).toBe(0);
    await keeper.refresh();
    expect(await links()).toHaveLength(1);
  });

  it('does not answer for whoever asked meanwhile', async () => {
    await addPair();
    const keeper = new OriginKeeper(database, store, DOSSIER);
    let asked: Promise<void> | undefined;
    failSecondRead(() => {
      asked = keeper.refresh();
    });
    await keeper.refresh();
    await asked;
    expect(await links()).toHaveLength(1);
  });
});

describe('the analyst', () => {
  const NAMES = ['a', 'b', 'c', 'd'] as const;
  type Name = (typeof NAMES)[number];
  let sources: Record<Name, SourceId>;

  /** Four sources that hang together in a chain, as if the worker had found it. */
  beforeEach(async () => {
    const rows = await Promise.all(NAMES.map((name) => addSource(database, `${name} ${OTHER}`)));
    const [a, b, c, d] = rows.map(({ id }) => id) as [SourceId, SourceId, SourceId, SourceId];
    sources = { a, b, c, d };
    const now = Date.now();
    const chain: [Name, Name, number][] = [
      ['a', 'b', 0.9],
      ['b', 'c', 0.8],
      ['c', 'd', 0.7],
    ];
    await database.originLinks.bulkPut(
      chain.map(([x, y, share]) => ({
        id: originLinkId(sources[x], sources[y]),
        dossierId: DOSSIER,
        sourceIds: orderPair(sources[x], sources[y]),
        share,
        verdict: 'found',
        createdAt: now,
        updatedAt: now,
      })),
    );
  });

  const say = async (operations: Promise<Operation[]>): Promise<void> =>
    void (await commit(database, DOSSIER, 'Judge', await operations));

  async function grouped(): Promise<string[]> {
    const { groups } = await readOrigins(database, DOSSIER);
    const nameOf = (id: SourceId): string => NAMES.find((name) => sources[name] === id) ?? '?';
    return [...new Set(groups.values())].map((ids) => ids.map(nameOf).sort().join('')).sort();
  }

  it('takes one source out of its origin, and puts it back by a single step', async () => {
    expect(await grouped()).toEqual(['abcd']);
    await say(splitOffOperations(context(), sources.d));
    expect(await grouped()).toEqual(['abc', 'd']);
    await say(withdrawVerdictOperations(context(), [sources.a, sources.d]));
    expect(await grouped()).toEqual(['abcd']);
    expect((await links()).map(({ verdict }) => verdict)).toEqual(['found', 'found', 'found']);
    await undo(database, DOSSIER);
    expect(await grouped()).toEqual(['abc', 'd']);
  });

  it('joins by a confirmation what was split before, whatever else kept the two apart', async () => {
    await say(splitOffOperations(context(), sources.d));
    await say(splitOffOperations(context(), sources.a));
    expect(await grouped()).toEqual(['a', 'bc', 'd']);
    await say(confirmOriginOperations(context(), [sources.b, sources.d]));
    expect(await grouped()).toEqual(['a', 'bcd']);
    await undo(database, DOSSIER);
    expect(await grouped()).toEqual(['a', 'bc', 'd']);
  });

  it('confirms a whole origin, which then counts as confirmed until something is found to belong to it', async () => {
    const isConfirmed = async () => (await readOrigins(database, DOSSIER)).shared.get(sources.a)?.isConfirmed;
    expect(await isConfirmed()).toBe(false);
    await say(confirmWholeOriginOperations(context(), sources.b));
    expect((await links()).map(({ verdict }) => verdict)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(await isConfirmed()).toBe(true);
    await say(withdrawVerdictOperations(context(), [sources.c, sources.d]));
    expect(await isConfirmed()).toBe(false);
    expect(await grouped()).toEqual(['abcd']);
  });

  it('may call two sources one origin that share no word, and forget it again', async () => {
    await say(splitOffOperations(context(), sources.d));
    await say(confirmOriginOperations(context(), [sources.a, sources.d], 0.04));
    expect(await grouped()).toEqual(['abcd']);
    expect(await database.originLinks.get(originLinkId(sources.b, sources.d))).toBeUndefined();
  });
});

describe('fingerprints', () => {
  it('survive a restart: nothing is examined twice', async () => {
    await addPair();
    expect((await start()).taken).toBe(0);
    await database.originLinks.clear();
    expect((await start()).taken).toBe(2);
    expect(await links()).toEqual([]);
  });

  it.each([
    ['of another version', { version: 0 }],
    ['changed', { sum: 1 }],
    ['of rubbish', { prints: 'x' }],
  ])('that are %s are made anew', async (_name, damage) => {
    await addPair();
    await start();
    await database.originLinks.clear();
    await store.fingerprints.toCollection().modify(damage as object);
    expect((await start()).taken).toBe(0);
    expect(await links()).toHaveLength(1);
  });
});

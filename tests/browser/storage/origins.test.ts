import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceId } from '../../../src-renderer/domain/ids.ts';
import { countOrigins } from '../../../src-renderer/domain/origins/groups.ts';
import type { Source } from '../../../src-renderer/domain/records.ts';
import { commit, redo, undo } from '../../../src-renderer/storage/commit.ts';
import type { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { OriginStore } from '../../../src-renderer/storage/origin-store.ts';
import { judgeOriginOperations, originLinkId, readOrigins } from '../../../src-renderer/storage/origins.ts';
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

async function judge(pair: readonly [Source, Source], verdict: 'confirmed' | 'split'): Promise<void> {
  const ids = [pair[0].id, pair[1].id] as [SourceId, SourceId];
  const operations = await judgeOriginOperations(database, DOSSIER, ids, verdict, Date.now());
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

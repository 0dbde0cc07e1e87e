import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentNode, paragraphNode, textNode } from '../../../src-renderer/domain/brief/document.ts';
import type { BriefVersionId, DossierId } from '../../../src-renderer/domain/ids.ts';
import { createIdMaker } from '../../../src-renderer/domain/ids.ts';
import type { Brief, RichTextNode } from '../../../src-renderer/domain/records.ts';
import {
  addBriefOperations,
  duplicateBriefOperations,
  keepVersionOperations,
  newestVersion,
  removeBriefOperations,
  restoreVersionOperations,
  saveBriefBody,
} from '../../../src-renderer/storage/briefs.ts';
import { commit, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { DocumentGone } from '../../../src-renderer/storage/document-gone.ts';

const DOSSIER = 'dossier-1' as DossierId;
const makeId = createIdMaker(
  () => Date.now(),
  (count) => crypto.getRandomValues(new Uint8Array(count)),
);

let database: ChanceryDatabase;

const say = (words: string): RichTextNode => documentNode(paragraphNode(textNode(words)));
const context = () => ({ dossierId: DOSSIER, makeId, now: Date.now() });

async function addBrief(words = 'first'): Promise<Brief> {
  const { brief, operations } = addBriefOperations(context(), {
    title: 'Border',
    template: 'policy-memo',
    front: { to: '', from: '', subject: 'Border', date: '', author: '' },
    marking: 'TLP:GREEN',
    language: 'en',
    machineDrafted: false,
    content: say(words),
  });
  await commit(database, DOSSIER, 'New brief', operations);
  return brief;
}

async function bodyOf(brief: Brief) {
  const body = await database.briefBodies.get(brief.id);
  if (body === undefined) throw new Error('the brief has no text');
  return body;
}

const guardOn = (basedOn: number) => ({ basedOn, versionId: makeId<BriefVersionId>() });

beforeEach(() => {
  database = new ChanceryDatabase(`test-briefs-${makeId()}`);
});

afterEach(async () => {
  await database.delete();
});

describe('saving the text of a brief', () => {
  it('stores it past the change log and says so in the list', async () => {
    const brief = await addBrief();
    const before = await database.changes.count();
    const { updatedAt, displaced } = await saveBriefBody(database, brief.id, say('second'), null, 5000);
    expect(displaced).toBeNull();
    expect(await bodyOf(brief)).toMatchObject({ content: say('second'), updatedAt, schemaVersion: 1 });
    expect((await database.briefs.get(brief.id))?.updatedAt).toBe(5000);
    expect(await database.changes.count()).toBe(before);
  });

  it('tells two saves apart that fall into the same millisecond', async () => {
    const brief = await addBrief();
    const now = Date.now() + 1000;
    const first = await saveBriefBody(database, brief.id, say('a'), null, now);
    const second = await saveBriefBody(database, brief.id, say('b'), null, now);
    expect(second.updatedAt).toBeGreaterThan(first.updatedAt);
  });

  it('keeps nothing aside while nobody else has written', async () => {
    const brief = await addBrief();
    const first = await saveBriefBody(database, brief.id, say('a'), guardOn((await bodyOf(brief)).updatedAt));
    const second = await saveBriefBody(database, brief.id, say('b'), guardOn(first.updatedAt));
    expect([first.displaced, second.displaced]).toEqual([null, null]);
    expect(await database.briefVersions.count()).toBe(0);
  });

  it('keeps a text as a version that somebody else has stored since', async () => {
    const brief = await addBrief();
    const opened = (await bodyOf(brief)).updatedAt;
    await saveBriefBody(database, brief.id, say('of the other window'), guardOn(opened));
    const { displaced } = await saveBriefBody(database, brief.id, say('of this window'), guardOn(opened));
    expect(displaced).toMatchObject({ briefId: brief.id, content: say('of the other window') });
    expect((await bodyOf(brief)).content).toEqual(say('of this window'));
    expect((await newestVersion(database, brief.id))?.content).toEqual(say('of the other window'));
  });

  it('keeps nothing aside where both wrote the same', async () => {
    const brief = await addBrief();
    const opened = (await bodyOf(brief)).updatedAt;
    await saveBriefBody(database, brief.id, say('same'), guardOn(opened));
    const { displaced } = await saveBriefBody(database, brief.id, say('same'), guardOn(opened));
    expect(displaced).toBeNull();
  });

  it('does not bring back half of a deleted brief', async () => {
    const brief = await addBrief();
    await commit(database, DOSSIER, 'Delete brief', await removeBriefOperations(database, brief.id));
    await expect(saveBriefBody(database, brief.id, say('late'))).rejects.toBeInstanceOf(DocumentGone);
    expect(await database.briefBodies.count()).toBe(0);
  });
});

describe('a brief as a whole', () => {
  it('goes with its text and versions, and comes back with them', async () => {
    const brief = await addBrief();
    const kept = keepVersionOperations(context(), brief, await bodyOf(brief), 'Kept');
    await commit(database, DOSSIER, 'Keep version', kept.operations);
    await commit(database, DOSSIER, 'Delete brief', await removeBriefOperations(database, brief.id));
    const counts = () =>
      Promise.all([database.briefs.count(), database.briefBodies.count(), database.briefVersions.count()]);
    expect(await counts()).toEqual([0, 0, 0]);
    await undo(database, DOSSIER);
    expect(await counts()).toEqual([1, 1, 1]);
  });

  it('is copied with its newest text, as draft 1 and without versions', async () => {
    const brief = await addBrief();
    await saveBriefBody(database, brief.id, say('newest'));
    await database.briefs.update(brief.id, { draft: 4 });
    const copy = await duplicateBriefOperations(database, brief.id, context());
    if (copy === null) throw new Error('nothing was copied');
    await commit(database, DOSSIER, 'Duplicate brief', copy.operations);
    expect(copy.brief.id).not.toBe(brief.id);
    expect(await database.briefs.get(copy.brief.id)).toMatchObject({ title: 'Border (copy)', draft: 1 });
    expect((await bodyOf(copy.brief)).content).toEqual(say('newest'));
    expect((await bodyOf(brief)).content).toEqual(say('newest'));
  });
});

describe('restoring a version', () => {
  it('is one change; undoing it brings the present text back', async () => {
    const brief = await addBrief('early');
    const kept = keepVersionOperations(context(), brief, await bodyOf(brief), 'Early');
    await commit(database, DOSSIER, 'Keep version', kept.operations);
    await saveBriefBody(database, brief.id, say('late'));
    const present = {
      brief: { ...brief, draft: 2 },
      body: await bodyOf(brief),
      dossierMarking: 'TLP:GREEN' as const,
    };
    await commit(database, DOSSIER, 'Restore', restoreVersionOperations(context(), kept.version, present));
    expect((await bodyOf(brief)).content).toEqual(say('early'));
    expect((await newestVersion(database, brief.id))?.content).toEqual(say('late'));
    await undo(database, DOSSIER);
    expect((await bodyOf(brief)).content).toEqual(say('late'));
    expect(await database.briefVersions.count()).toBe(1);
  });
});

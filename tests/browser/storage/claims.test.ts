import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnnotationId, DossierId } from '../../../src-renderer/domain/ids.ts';
import {
  addCandidateOperations,
  dismissCandidateOperations,
  findCandidateOperations,
} from '../../../src-renderer/storage/candidates.ts';
import {
  addClaimOperations,
  claimFromCandidateOperations,
  EMPTY_CLAIM,
  removeClaimOperations,
  takeClaimNumbers,
} from '../../../src-renderer/storage/claims.ts';
import { commit, redo, undo } from '../../../src-renderer/storage/commit.ts';
import { ChanceryDatabase } from '../../../src-renderer/storage/database.ts';
import { anchorPassage, findCandidateAt } from '../../../src-renderer/storage/passage.ts';
import { addSource, DOSSIER, newContext, openTestDatabase, readAll } from './dossier-fixture.ts';

let database: ChanceryDatabase;

beforeEach(() => {
  database = openTestDatabase();
});

afterEach(async () => {
  await database.delete();
});

async function addClaim(number: number) {
  const fields = { ...EMPTY_CLAIM, statement: `Statement ${number}` };
  const { claim, operations } = addClaimOperations(newContext(), number, fields);
  await commit(database, DOSSIER, `Add claim ${number}`, operations);
  return claim;
}

describe('claim numbers', () => {
  it('count from 1 in each dossier', async () => {
    expect(await takeClaimNumbers(database, DOSSIER)).toBe(1);
    expect(await takeClaimNumbers(database, 'dossier-2' as DossierId)).toBe(1);
    expect(await takeClaimNumbers(database, DOSSIER)).toBe(2);
  });

  it('are given once, to many claims at a time and to two windows at once', async () => {
    const otherWindow = new ChanceryDatabase(database.name);
    const firsts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        takeClaimNumbers(index % 2 === 0 ? database : otherWindow, DOSSIER, 3),
      ),
    );
    otherWindow.close();
    const given = firsts.flatMap((first) => [first, first + 1, first + 2]);
    expect(new Set(given).size).toBe(60);
    expect(Math.max(...given)).toBe(60);
  });

  it('are not given again after a claim is removed or undone', async () => {
    const claim = await addClaim(await takeClaimNumbers(database, DOSSIER));
    await commit(database, DOSSIER, 'Delete claim', await removeClaimOperations(database, claim.id));
    const second = await addClaim(await takeClaimNumbers(database, DOSSIER));
    expect(second.number).toBe(2);
    await undo(database, DOSSIER);
    expect(await takeClaimNumbers(database, DOSSIER)).toBe(3);
  });

  it('go on after claims that came with their numbers', async () => {
    await addClaim(41);
    expect(await takeClaimNumbers(database, DOSSIER)).toBe(42);
  });
});

describe('candidates', () => {
  it('are found in a source once: looking again adds nothing, and what was dismissed stays so', async () => {
    const source = await addSource(database);
    const found = await findCandidateOperations(database, source.id, newContext());
    expect(found?.candidates.length).toBeGreaterThanOrEqual(3);
    await commit(database, DOSSIER, 'Find claims', found?.operations ?? []);
    const [first] = found?.candidates ?? [];
    if (first === undefined) throw new Error('no candidate');
    await commit(database, DOSSIER, 'Dismiss', dismissCandidateOperations(first.id));
    const again = await findCandidateOperations(database, source.id, newContext());
    expect(again?.candidates).toEqual([]);
    expect((await database.candidates.get(first.id))?.state).toBe('dismissed');
  });

  it('hold exactly the text at their anchor', async () => {
    const source = await addSource(database);
    const revision = await database.revisions.get(source.revisionId);
    const found = await findCandidateOperations(database, source.id, newContext());
    for (const { anchor } of found?.candidates ?? [])
      expect(revision?.text.slice(anchor.start, anchor.end)).toBe(anchor.quote.exact);
  });

  it.each([
    ['paragraphs', '\n\n'],
    ['one line', ' '],
  ])('of a very long text in %s are found in batches, one after the other, each once', async (_, gap) => {
    const text = Array.from(
      { length: 2000 },
      (_unused, index) => `Officials said that incident number ${index} was an attack on the border.`,
    ).join(gap);
    const source = await addSource(database, `A long list\n\n${text}\n`);
    let isComplete = false;
    let batches = 0;
    while (!isComplete) {
      const found = await findCandidateOperations(database, source.id, newContext());
      if (found === null) throw new Error('no source');
      expect(found.candidates.length).toBeLessThan(1000);
      await commit(database, DOSSIER, 'Find claims', found.operations);
      isComplete = found.isComplete;
      batches += 1;
    }
    expect(batches).toBeGreaterThan(1);
    const stored = await database.candidates.toArray();
    const incidents = new Set(
      stored.map(({ anchor }) => /incident number (\d+)/.exec(anchor.quote.exact)?.[1]),
    );
    expect(stored).toHaveLength(2000);
    expect(incidents.size).toBe(2000);
  });

  it('are none in a source that is gone', async () => {
    const source = await addSource(database);
    await undo(database, DOSSIER);
    expect(await findCandidateOperations(database, source.id, newContext())).toBeNull();
  });

  it('are open again when the claim they were kept as is removed', async () => {
    const source = await addSource(database);
    const found = await findCandidateOperations(database, source.id, newContext());
    const [candidate] = found?.candidates ?? [];
    if (found === null || candidate === undefined) throw new Error('no candidate');
    await commit(database, DOSSIER, 'Find claims', found.operations);
    const kept = claimFromCandidateOperations(newContext(), 1, candidate);
    await commit(database, DOSSIER, 'Keep claim 1', kept.operations);
    expect(await database.candidates.get(candidate.id)).toMatchObject({
      state: 'kept',
      claimId: kept.claim.id,
    });
    const before = await readAll(database);

    await commit(database, DOSSIER, 'Delete claim 1', await removeClaimOperations(database, kept.claim.id));
    expect(await database.candidates.get(candidate.id)).toMatchObject({ state: 'open', claimId: null });
    expect(await database.evidence.count()).toBe(0);
    expect(await database.annotations.count()).toBe(1);
    await undo(database, DOSSIER);
    expect(await readAll(database)).toEqual(before);
  });

  it('kept and undone leave nothing behind, and redo keeps them again', async () => {
    const source = await addSource(database);
    const revision = await database.revisions.get(source.revisionId);
    if (revision === undefined) throw new Error('no revision');
    const attribution = { speaker: 'writer', who: '', cue: '', manner: null } as const;
    const { candidates, operations } = addCandidateOperations(newContext(), revision, [
      { start: 0, end: 12, type: 'reported-fact', attribution },
    ]);
    const [candidate] = candidates;
    if (candidate === undefined) throw new Error('no candidate');
    await commit(database, DOSSIER, 'Find claims', operations);
    const before = await readAll(database);
    const kept = claimFromCandidateOperations(newContext(), 1, candidate);
    await commit(database, DOSSIER, 'Keep claim 1', kept.operations);
    await undo(database, DOSSIER);
    expect(await readAll(database)).toEqual(before);
    await redo(database, DOSSIER);
    expect(await database.claims.count()).toBe(1);
    expect(await database.evidence.count()).toBe(1);
  });
});

describe('a passage that becomes evidence', () => {
  it('is the annotation that marks exactly it, else an anchor to annotate', async () => {
    const source = await addSource(database);
    const passage = { sourceId: source.id, revisionId: source.revisionId, start: 0, end: 6, quote: 'Border' };
    const fresh = await anchorPassage(database, passage);
    if (!('anchor' in fresh)) throw new Error('should be an anchor');
    expect(fresh.anchor.quote.exact).toBe('Border');
    await database.annotations.put({
      id: 'annotation-1' as AnnotationId,
      dossierId: DOSSIER,
      createdAt: 1,
      updatedAt: 1,
      sourceId: source.id,
      anchor: fresh.anchor,
      tagIds: [],
      note: '',
      author: '',
      unconfirmed: null,
    });
    expect(await anchorPassage(database, passage)).toEqual({ id: 'annotation-1', sourceId: source.id });
    expect(await anchorPassage(database, { ...passage, end: 7 })).toHaveProperty('anchor');
  });

  it('is read by the rules in its own paragraph', async () => {
    const source = await addSource(database);
    const text = (await database.revisions.get(source.revisionId))?.text ?? '';
    const start = text.indexOf('Analysts');
    const at = { sourceId: source.id, revisionId: source.revisionId, start, end: start + 40 };
    expect(await findCandidateAt(database, at)).toMatchObject({
      type: 'forecast',
      attribution: { speaker: 'unnamed', who: 'Analysts' },
    });
    expect(await findCandidateAt(database, { ...at, start: 0, end: 6 })).toBeNull();
  });
});

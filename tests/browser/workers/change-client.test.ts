import { expect, it } from 'vitest';
import type { Operation } from '../../../src-renderer/storage/commit.ts';
import { database } from '../../../src-renderer/storage/workspace.ts';
import { changeWriter } from '../../../src-renderer/workers/change-client.ts';
import { addSource, DOSSIER } from '../storage/dossier-fixture.ts';

async function addSources(count: number) {
  const sources = [];
  for (let index = 0; index < count; index += 1)
    sources.push(await addSource(database, `Report ${count}\n\nPost ${index} counted ${index * 7} carts.`));
  return sources;
}

function grade(sources: Awaited<ReturnType<typeof addSources>>, reliability: 'A' | 'B'): Operation[] {
  return sources.map(({ id }) => ({ kind: 'update', table: 'sources', key: id, fields: { reliability } }));
}

it('a small change that follows a large one at once is stored after it, and is what undo takes back', async () => {
  const sources = await addSources(60);
  const [first] = sources;
  if (first === undefined) throw new Error('no source');
  // The worker starts with the first of them, which takes longer than what the window writes itself.
  const large = changeWriter.commit(DOSSIER, 'Grade 60 sources', grade(sources, 'A'));
  const small = changeWriter.commit(DOSSIER, 'Grade one source', grade([first], 'B'));
  const [before, after] = await Promise.all([large, small]);
  expect(after).toBeGreaterThan(before);
  expect((await database.sources.get(first.id))?.reliability).toBe('B');
  expect(await changeWriter.undo(DOSSIER)).toBe('Grade one source');
  expect((await database.sources.get(first.id))?.reliability).toBe('A');
});

it('what follows an undo at once is stored after it, so that the undo takes back what it was meant for', async () => {
  const [first] = await addSources(1);
  if (first === undefined) throw new Error('no source');
  await changeWriter.commit(DOSSIER, 'Grade it A', grade([first], 'A'));
  const undone = changeWriter.undo(DOSSIER);
  const next = changeWriter.commit(DOSSIER, 'Grade it B', grade([first], 'B'));
  expect(await undone).toBe('Grade it A');
  await next;
  expect((await database.sources.get(first.id))?.reliability).toBe('B');
});

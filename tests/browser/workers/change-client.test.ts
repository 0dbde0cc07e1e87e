import { expect, it } from 'vitest';
import { database } from '../../../src-renderer/storage/workspace.ts';
import { changeWriter } from '../../../src-renderer/workers/change-client.ts';
import { DOSSIER } from '../storage/dossier-fixture.ts';
import { addSources, grade } from './graded-sources.ts';

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

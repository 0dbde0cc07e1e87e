/** A file of its own: only the first undo of a page finds the worker not started yet. */
import { expect, it } from 'vitest';
import { database } from '../../../src-renderer/storage/workspace.ts';
import { changeWriter } from '../../../src-renderer/workers/change-client.ts';
import { DOSSIER } from '../storage/dossier-fixture.ts';
import { addSources, grade } from './graded-sources.ts';

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

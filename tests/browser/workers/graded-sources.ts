/** Sources in the window's own database, and the change that grades them: for tests of who writes a change, and when. */
import type { Operation } from '../../../src-renderer/storage/commit.ts';
import { database } from '../../../src-renderer/storage/workspace.ts';
import { addSource } from '../storage/dossier-fixture.ts';

export async function addSources(count: number) {
  const sources = [];
  for (let index = 0; index < count; index += 1)
    sources.push(await addSource(database, `Report ${count}\n\nPost ${index} counted ${index * 7} carts.`));
  return sources;
}

export function grade(sources: Awaited<ReturnType<typeof addSources>>, reliability: 'A' | 'B'): Operation[] {
  return sources.map(({ id }) => ({ kind: 'update', table: 'sources', key: id, fields: { reliability } }));
}

/** Putting tags on sources and taking them off, one or many at once, each as one change. */
import { useMemo } from 'react';
import { counted } from '../domain/count.ts';
import type { SourceId, TagId } from '../domain/ids.ts';
import type { Source, Tag } from '../domain/records.ts';
import { quoteInLabel } from '../storage/label.ts';
import { readRowsByKey } from '../storage/rows-by-key.ts';
import { addTagOperations, tagSourcesOperations } from '../storage/tags.ts';
import { database, makeId } from '../storage/workspace.ts';
import { useWorkspace } from './workspace.tsx';

export type SourceTagging = {
  setTag: (ids: readonly SourceId[], tag: Pick<Tag, 'id' | 'name'>, isOn: boolean) => void;
  /** Makes a tag of that name and puts it on. */
  addTag: (ids: readonly SourceId[], name: string) => void;
};

/** "“Title”" for one, "12 sources" for more. */
export function nameSources(sources: readonly Pick<Source, 'title'>[]): string {
  const [first] = sources;
  return sources.length === 1 && first !== undefined
    ? quoteInLabel(first.title)
    : counted(sources.length, 'source');
}

export function useSourceTagging(): SourceTagging {
  const { dossierId, change, report } = useWorkspace();
  return useMemo(() => {
    const read = async (ids: readonly SourceId[]): Promise<Source[]> =>
      (await readRowsByKey(database.sources, ids)).filter((source) => source !== undefined);
    const setTag = async (
      ids: readonly SourceId[],
      id: TagId,
      name: string,
      isOn: boolean,
    ): Promise<void> => {
      const sources = (await read(ids)).filter(({ tagIds }) => tagIds.includes(id) !== isOn);
      if (sources.length === 0) return;
      const label = isOn
        ? `Tag ${nameSources(sources)} with ${name}`
        : `Take the tag ${name} off ${nameSources(sources)}`;
      const offerUndo = sources.length > 1;
      await change(label, tagSourcesOperations(sources, id, isOn), { offerUndo });
    };
    const addTag = async (ids: readonly SourceId[], name: string): Promise<void> => {
      const [sources, tags] = await Promise.all([read(ids), database.tags.where({ dossierId }).toArray()]);
      if (sources.length === 0) return;
      const { tag, operations } = addTagOperations({ dossierId, makeId, now: Date.now() }, tags, name);
      const label = `Tag ${nameSources(sources)} with the new tag ${tag.name}`;
      await change(label, [...operations, ...tagSourcesOperations(sources, tag.id, true)]);
    };
    return {
      setTag: (ids, tag, isOn) => void setTag(ids, tag.id, tag.name, isOn).catch(report),
      addTag: (ids, name) => void addTag(ids, name).catch(report),
    };
  }, [dossierId, change, report]);
}

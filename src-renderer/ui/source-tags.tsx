/** The tags of one source or of several: what they carry, to be taken off, and a way to add more. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SourceId, TagId } from '../domain/ids.ts';
import type { Source, Tag } from '../domain/records.ts';
import { buildTree, flattenTree } from '../domain/tags/tree.ts';
import { database } from '../storage/workspace.ts';
import { TagDot } from './badge.tsx';
import { Button } from './button.tsx';
import styles from './source-tags.module.css';
import { type PickerPlace, TagPicker } from './tag-picker.tsx';
import { useSourceTagging } from './use-source-tagging.ts';
import { useWorkspace } from './workspace.tsx';

export type TaggedSources = readonly Pick<Source, 'id' | 'tagIds'>[];

const NO_TAGS: readonly Tag[] = [];

/** How many of the sources carry each tag, in the order of the tree. */
function tagCounts(sources: TaggedSources, tags: readonly Tag[]): { tag: Tag; count: number }[] {
  const counts = new Map<TagId, number>();
  for (const { tagIds } of sources) for (const id of tagIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return flattenTree(buildTree(tags)).flatMap(({ tag }) => {
    const count = counts.get(tag.id) ?? 0;
    return count === 0 ? [] : [{ tag, count }];
  });
}

export function SourceTags({ sources }: { sources: TaggedSources }) {
  const { dossierId } = useWorkspace();
  const tags = useLiveQuery(() => database.tags.where({ dossierId }).toArray(), [dossierId]) ?? NO_TAGS;
  const tagging = useSourceTagging();
  const [place, setPlace] = useState<PickerPlace | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const carried = tagCounts(sources, tags);
  const ids = sources.map(({ id }) => id);
  return (
    <div className={styles.tags}>
      <ul className={styles.list} aria-label="Tags">
        {carried.map(({ tag, count }) => (
          <CarriedTag
            key={tag.id}
            tag={tag}
            count={count}
            total={sources.length}
            onAll={() => tagging.setTag(ids, tag, true)}
            onRemove={() => tagging.setTag(ids, tag, false)}
          />
        ))}
      </ul>
      <Button
        ref={button}
        size="small"
        icon={<Plus size={13} aria-hidden />}
        onPress={() => {
          const { left = 0, bottom = 0 } = button.current?.getBoundingClientRect() ?? {};
          setPlace({ x: left, y: bottom, tagIds: tagsOfAll(carried, sources.length) });
        }}
      >
        Add a tag
      </Button>
      <SourceTagPicker ids={ids} place={place} tags={tags} onClose={() => setPlace(null)} />
    </div>
  );
}

function tagsOfAll(carried: readonly { tag: Tag; count: number }[], total: number): TagId[] {
  return carried.filter(({ count }) => count === total).map(({ tag }) => tag.id);
}

type SourceTagPickerProps = {
  ids: readonly SourceId[];
  place: PickerPlace | null;
  tags: readonly Tag[];
  onClose: () => void;
};

/** Puts the picked tag on the sources, or takes it off where all have it. */
export function SourceTagPicker({ ids, place, tags, onClose }: SourceTagPickerProps) {
  const tagging = useSourceTagging();
  return (
    <TagPicker
      place={place}
      tags={tags}
      onPick={(id) => {
        const tag = tags.find((candidate) => candidate.id === id);
        if (tag !== undefined) tagging.setTag(ids, tag, place?.tagIds.includes(id) !== true);
      }}
      onCreate={(name) => tagging.addTag(ids, name)}
      onClose={onClose}
    />
  );
}

type CarriedTagProps = {
  tag: Tag;
  count: number;
  total: number;
  onAll: () => void;
  onRemove: () => void;
};

function CarriedTag({ tag, count, total, onAll, onRemove }: CarriedTagProps) {
  const isOnAll = count === total;
  return (
    <li className={styles.tag}>
      <TagDot hue={tag.hue} />
      <span className={styles.name}>{tag.name}</span>
      {!isOnAll && (
        <button
          type="button"
          className={styles.part}
          title={`Put ${tag.name} on all ${total}`}
          onClick={onAll}
        >
          {count.toLocaleString('en')} of {total.toLocaleString('en')}
        </button>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={`Take the tag ${tag.name} off`}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}

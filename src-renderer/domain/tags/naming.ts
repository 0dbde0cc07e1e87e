/** Names, hues and number keys of tags: what may be given, and what a new tag gets. */
import type { TagId } from '../ids.ts';
import type { Tag } from '../records.ts';
import { TAG_HUES, type TagHue } from '../vocabularies/tag-hue.ts';

export const TAG_KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const fold = (name: string): string => name.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en');

/** The tag of that name, whatever its case; null when there is none. */
export function findTagByName(tags: readonly Tag[], name: string): Tag | null {
  return tags.find((tag) => fold(tag.name) === fold(name)) ?? null;
}

/** Says in a sentence why a tag cannot have a name, or null. `id` is the tag itself, null for a new one. */
export function findNameProblem(tags: readonly Tag[], name: string, id: TagId | null): string | null {
  if (fold(name) === '') return 'A tag needs a name.';
  const twin = findTagByName(
    tags.filter((tag) => tag.id !== id),
    name,
  );
  return twin === null ? null : `There is a tag “${twin.name}” already. Merge them instead.`;
}

/** The hue that fewest tags have; with several, the first in the vocabulary's order. A child takes its parent's. */
export function nextHue(tags: readonly Tag[], parentId: TagId | null): TagHue {
  const parent = tags.find((tag) => tag.id === parentId);
  if (parent !== undefined) return parent.hue;
  const uses = (hue: TagHue): number => tags.filter((tag) => tag.hue === hue && tag.parentId === null).length;
  return TAG_HUES.reduce((best, hue) => (uses(hue) < uses(best) ? hue : best));
}

/** The lowest number key that no tag has, or null when all nine are taken. */
export function nextKey(tags: readonly Tag[]): number | null {
  return TAG_KEYS.find((key) => !tags.some((tag) => tag.key === key)) ?? null;
}

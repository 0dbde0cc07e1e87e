/** Sources that share an origin. Found and confirmed links join sources, also through a third; split ones keep them apart. */
import type { SourceId } from '../ids.ts';
import type { OriginLink } from '../records.ts';

type Link = Pick<OriginLink, 'sourceIds' | 'share' | 'verdict'>;

/** For each source, all members of its origin, itself among them, in the order given. Members share one array. */
export type OriginGroups = ReadonlyMap<SourceId, readonly SourceId[]>;

/**
 * Groups sources by origin. What the analyst confirmed is joined first, then what shares most; a link that would bring
 * together two sources which the analyst split joins nothing. Links to sources that are not given count for nothing.
 */
export function originGroups(sourceIds: readonly SourceId[], links: readonly Link[]): OriginGroups {
  const places = new Map(sourceIds.map((id, index) => [id, index]));
  // Only of what is linked: most sources are not, and a set for each of ten thousand takes its time.
  const groups = new Map<SourceId, Set<SourceId>>();
  const groupOf = (id: SourceId): Set<SourceId> | undefined => {
    const known = groups.get(id);
    if (known !== undefined || !places.has(id)) return known;
    const own = new Set([id]);
    groups.set(id, own);
    return own;
  };
  const apart = Map.groupBy(
    links
      .filter(({ verdict }) => verdict === 'split')
      .flatMap(({ sourceIds: [a, b] }): [SourceId, SourceId][] => [
        [a, b],
        [b, a],
      ]),
    ([id]) => id,
  );
  const areSplit = (group: Set<SourceId>, other: Set<SourceId>): boolean =>
    apart.size > 0 && [...group].some((id) => apart.get(id)?.some(([, against]) => other.has(against)));
  for (const { sourceIds: pair } of inOrder(links)) {
    const [group, other] = [groupOf(pair[0]), groupOf(pair[1])];
    if (group === undefined || other === undefined || group === other || areSplit(group, other)) continue;
    const [large, small] = group.size >= other.size ? [group, other] : [other, group];
    for (const id of small) {
      large.add(id);
      groups.set(id, large);
    }
  }
  const members = new Map<Set<SourceId>, readonly SourceId[]>();
  for (const group of new Set(groups.values()))
    members.set(
      group,
      [...group].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
    );
  const membersOf = (id: SourceId): readonly SourceId[] => {
    const group = groups.get(id);
    return (group && members.get(group)) ?? [id];
  };
  return new Map(sourceIds.map((id) => [id, membersOf(id)]));
}

function inOrder(links: readonly Link[]): Link[] {
  const rank = ({ verdict }: Link): number => (verdict === 'confirmed' ? 0 : 1);
  return links
    .filter(({ verdict }) => verdict !== 'split')
    .sort(
      (a, b) => rank(a) - rank(b) || b.share - a.share || (a.sourceIds.join() < b.sourceIds.join() ? -1 : 1),
    );
}

/** How many origins these sources have, each source counted once. A source in no group is an origin of its own. */
export function countOrigins(sourceIds: Iterable<SourceId>, groups: OriginGroups): number {
  return new Set(Array.from(sourceIds, (id) => groups.get(id)?.[0] ?? id)).size;
}

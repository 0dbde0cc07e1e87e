/** The origins of a dossier, as everything that lists or counts sources shows them. */
import { counted } from '../count.ts';
import type { SourceId } from '../ids.ts';
import type { OriginLink } from '../records.ts';
import { countOrigins, type OriginGroups, originGroups } from './groups.ts';

type Link = Pick<OriginLink, 'sourceIds' | 'share' | 'verdict'>;

/** An origin that several sources share. */
export type SharedOrigin = {
  /** From 1, in the order in which the first source of each came into the dossier. */
  number: number;
  sourceIds: readonly SourceId[];
  /** Whether what the analyst confirmed joins all of these sources, without anything that was only found. */
  isConfirmed: boolean;
};

export type Origins = {
  groups: OriginGroups;
  /** The shared origin of each source that has one. */
  shared: ReadonlyMap<SourceId, SharedOrigin>;
  /** All links of a source, those that keep it apart among them. */
  links: ReadonlyMap<SourceId, readonly Link[]>;
};

export const NO_ORIGINS: Origins = { groups: new Map(), shared: new Map(), links: new Map() };

/** @param sourceIds all sources of the dossier, in the order in which they came into it */
export function describeOrigins(sourceIds: readonly SourceId[], links: readonly Link[]): Origins {
  const groups = originGroups(sourceIds, links);
  const grouped = sourceIds.filter((id) => (groups.get(id)?.length ?? 0) > 1);
  const confirmed = originGroups(
    grouped,
    links.filter(({ verdict }) => verdict !== 'found'),
  );
  const shared = new Map<SourceId, SharedOrigin>();
  let number = 0;
  for (const id of grouped) {
    const members = groups.get(id);
    if (members === undefined || shared.has(id)) continue;
    number += 1;
    const isConfirmed = confirmed.get(id)?.length === members.length;
    const origin = { number, sourceIds: members, isConfirmed };
    for (const member of members) shared.set(member, origin);
  }
  return { groups, shared, links: linksBySource(links) };
}

function linksBySource(links: readonly Link[]): Map<SourceId, Link[]> {
  const bySource = new Map<SourceId, Link[]>();
  for (const link of links)
    for (const id of link.sourceIds) {
      const known = bySource.get(id);
      if (known === undefined) bySource.set(id, [link]);
      else known.push(link);
    }
  return bySource;
}

/** The other source of a link. */
export function otherOf({ sourceIds: [a, b] }: Pick<Link, 'sourceIds'>, id: SourceId): SourceId {
  return a === id ? b : a;
}

/** What is recorded between two sources; null where nothing is. */
export function linkBetween(origins: Origins, a: SourceId, b: SourceId): Link | null {
  return origins.links.get(a)?.find((link) => otherOf(link, a) === b) ?? null;
}

/** The most that a source shares with another of its origin, from 0 to 1. 0 where only the analyst joins it. */
export function shareWithin(origins: Origins, id: SourceId): number {
  const members = new Set(origins.groups.get(id));
  const joining = (origins.links.get(id) ?? []).filter((link) => members.has(otherOf(link, id)));
  return joining.reduce((most, { share }) => Math.max(most, share), 0);
}

/** "94%". Never 100% where a word is missing, nor 0% where one is shared. */
export function formatShare(share: number): string {
  const percent = share <= 0 || share >= 1 ? share * 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
  return `${percent}%`;
}

/** "3 sources of 2 origins", so that nobody takes a number of sources for a number of confirmations; "1 source". */
export function countedSources(sourceIds: Iterable<SourceId>, groups: OriginGroups): string {
  const ids = new Set(sourceIds);
  return sourcesOfOrigins(ids.size, countOrigins(ids, groups));
}

/** The same from numbers. Fewer than two sources need no word on their origins. */
export function sourcesOfOrigins(sources: number, origins: number): string {
  const all = counted(sources, 'source');
  return sources < 2 ? all : `${all} of ${counted(origins, 'origin')}`;
}

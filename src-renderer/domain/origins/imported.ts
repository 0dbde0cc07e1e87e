/** What an import brought, counted in origins: a report of twelve articles may be one wire text printed twelve times. */
import type { SourceId } from '../ids.ts';
import { countOrigins } from './groups.ts';
import type { Origins, SharedOrigin } from './origins.ts';

export type ImportedOrigins = {
  /** How many origins the imported sources have. */
  origins: number;
  /** How many of these the dossier had before: another of their sources was not imported now. */
  known: number;
  /** The origins that an imported source shares with another one, by their numbers. */
  shared: readonly SharedOrigin[];
};

/** @param imported sources that are no longer in the dossier count for nothing */
export function describeImported(imported: Iterable<SourceId>, { groups, shared }: Origins): ImportedOrigins {
  const ids = new Set([...imported].filter((id) => groups.has(id)));
  const touched = new Set([...ids].flatMap((id) => shared.get(id) ?? []));
  return {
    origins: countOrigins(ids, groups),
    known: [...touched].filter(({ sourceIds }) => sourceIds.some((id) => !ids.has(id))).length,
    shared: [...touched].sort((a, b) => a.number - b.number),
  };
}

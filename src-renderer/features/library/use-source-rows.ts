/** The rows of the open dossier's sources, and the tags and claims that filters of them speak of. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useSyncExternalStore } from 'react';
import type { DossierId } from '../../domain/ids.ts';
import type { Claim, Tag } from '../../domain/records.ts';
import { SourceList, type SourceRow } from '../../storage/source-list.ts';
import { database } from '../../storage/workspace.ts';
import { useOrigins } from '../../ui/origins.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { type FilterContext, makeFilterContext } from './filter-fields.ts';

let open: { dossierId: DossierId; list: SourceList } | null = null;

/** One list for the window, kept while its dossier is open: whoever comes back to the sources finds them read. */
function openSourceList(dossierId: DossierId): SourceList {
  if (open?.dossierId !== dossierId) {
    open?.list.close();
    open = { dossierId, list: new SourceList(database, dossierId) };
  }
  return open.list;
}

/** Undefined until they were read. */
export function useSourceRows(): readonly SourceRow[] | undefined {
  const { dossierId } = useWorkspace();
  const list = useMemo(() => openSourceList(dossierId), [dossierId]);
  return useSyncExternalStore(list.subscribe, list.rows);
}

/** The rows without their counts, for the time until those were read too. */
export function useFirstSourceRows(): readonly SourceRow[] | undefined {
  const { dossierId } = useWorkspace();
  const list = useMemo(() => openSourceList(dossierId), [dossierId]);
  return useSyncExternalStore(list.subscribe, list.firstRows);
}

const NO_TAGS: readonly Tag[] = [];
const NO_CLAIMS: readonly Claim[] = [];

export function useTags(): readonly Tag[] {
  const { dossierId } = useWorkspace();
  return useLiveQuery(() => database.tags.where({ dossierId }).toArray(), [dossierId]) ?? NO_TAGS;
}

/** Undefined until tags and claims were read: a filter by tag would find nothing before. */
export function useFilterContext(): FilterContext | undefined {
  const { dossierId } = useWorkspace();
  const found = useLiveQuery(
    () =>
      Promise.all([
        database.tags.where({ dossierId }).toArray(),
        database.claims.where({ dossierId }).toArray(),
      ]),
    [dossierId],
  );
  const origins = useOrigins();
  return useMemo(() => {
    if (found === undefined) return undefined;
    const [tags = NO_TAGS, claims = NO_CLAIMS] = found;
    return makeFilterContext(tags, claims, origins);
  }, [found, origins]);
}

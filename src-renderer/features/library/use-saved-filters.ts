/** Saved filters of sources: which there are, and what is done with them, each as one change. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { SavedFilterId } from '../../domain/ids.ts';
import type { SavedFilter } from '../../domain/records.ts';
import { quoteInLabel } from '../../storage/label.ts';
import {
  addSavedFilterOperations,
  removeSavedFilterOperations,
  updateSavedFilterOperations,
} from '../../storage/saved-filters.ts';
import { database, makeId } from '../../storage/workspace.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import type { SourceFilter } from './source-filter.ts';

const NONE: readonly SavedFilter[] = [];
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** By name. */
export function useSavedFilters(): readonly SavedFilter[] {
  const { dossierId } = useWorkspace();
  const found = useLiveQuery(() => database.savedFilters.where({ dossierId }).toArray(), [dossierId]);
  return useMemo(
    () =>
      (found ?? NONE)
        .filter(({ view }) => view === 'sources')
        .sort((a, b) => collator.compare(a.name, b.name)),
    [found],
  );
}

export type SavedFilterActions = {
  /** Gives the id of the new one, or null when it was not stored. */
  save: (name: string, filter: SourceFilter) => Promise<SavedFilterId | null>;
  update: (saved: SavedFilter, filter: SourceFilter) => void;
  rename: (saved: SavedFilter, name: string) => void;
  remove: (saved: SavedFilter) => void;
};

export function useSavedFilterActions(): SavedFilterActions {
  const { dossierId, change } = useWorkspace();
  return useMemo(
    () => ({
      async save(name, filter) {
        const context = { dossierId, makeId, now: Date.now() };
        const { saved, operations } = addSavedFilterOperations(context, { view: 'sources', name, filter });
        return (await change(`Save filter ${quoteInLabel(name)}`, operations)) ? saved.id : null;
      },
      update(saved, filter) {
        const label = `Update filter ${quoteInLabel(saved.name)}`;
        void change(label, updateSavedFilterOperations(saved.id, { filter }), { offerUndo: true });
      },
      rename(saved, name) {
        if (name === saved.name) return;
        void change(
          `Rename filter ${quoteInLabel(saved.name)}`,
          updateSavedFilterOperations(saved.id, { name }),
        );
      },
      remove(saved) {
        const label = `Delete filter ${quoteInLabel(saved.name)}`;
        void change(label, removeSavedFilterOperations(saved.id), { offerUndo: true });
      },
    }),
    [dossierId, change],
  );
}

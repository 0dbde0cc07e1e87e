/** The filter of the table: remembered while the window is open, or brought by a door to a saved filter or a tag. */
import { useEffect, useRef, useState } from 'react';
import type { SavedFilter } from '../../domain/records.ts';
import { database } from '../../storage/workspace.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { useToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import type { FilterContext } from './filter-fields.ts';
import { nameFilter } from './filter-words.ts';
import {
  isNoFilter,
  NO_FILTER,
  parseSourceFilter,
  type SourceFilter,
  sameFilter,
  withChoices,
} from './source-filter.ts';
import { useSavedFilterActions, useSavedFilters } from './use-saved-filters.ts';

const UNREADABLE =
  'This filter cannot be read: it is damaged, or was saved by a newer version. All sources are shown; the filter is kept.';

export function useSourceFilter(context: FilterContext) {
  const { dossierId } = useWorkspace();
  const { place, refine } = useNavigation();
  const [filter, setFilter] = useRememberedState(`sources-filter:${dossierId}`, NO_FILTER);
  const filters = useSavedFilters();
  const actions = useSavedFilterActions();
  const [isNaming, setNaming] = useState(false);
  useDoors(setFilter);

  const filterId = place.view === 'sources' ? place.filterId : undefined;
  const saved = filters.find(({ id }) => id === filterId);
  const savedAs = saved === undefined ? null : parseSourceFilter(saved.filter);
  const isAsSaved = savedAs !== null && sameFilter(filter, savedAs);
  const save = async (name: string): Promise<void> => {
    const id = await actions.save(name, filter);
    if (id !== null) refine({ view: 'sources', filterId: id });
  };
  return {
    filter,
    setFilter,
    clear: (): void => {
      setFilter(NO_FILTER);
      refine({ view: 'sources' });
    },
    saving: {
      filters,
      isNaming,
      name: isNaming ? nameFilter(filter, context) : '',
      begin: () => setNaming(true),
      end: () => setNaming(false),
      save: (name: string) => void save(name),
    },
    canSave: !isNoFilter(filter) && !isAsSaved,
    changed:
      saved === undefined || isAsSaved || isNoFilter(filter)
        ? null
        : { name: saved.name, onUpdate: () => actions.update(saved, filter) },
  };
}

/** Whoever comes through a door sees what it leads to, whatever was filtered before. */
function useDoors(setFilter: (filter: SourceFilter) => void): void {
  const { place } = useNavigation();
  const showToast = useToast();
  const latest = useRef({ setFilter, showToast });
  latest.current = { setFilter, showToast };
  useEffect(() => {
    if (place.view !== 'sources') return undefined;
    if (place.tagId !== undefined) latest.current.setFilter(withChoices(NO_FILTER, 'tag', [place.tagId]));
    if (place.filterId === undefined) return undefined;
    let isMeant = true;
    const open = (saved: SavedFilter | undefined): void => {
      if (!isMeant || saved === undefined) return;
      const filter = parseSourceFilter(saved.filter);
      if (filter === null) latest.current.showToast({ tone: 'bad', message: UNREADABLE });
      latest.current.setFilter(filter ?? NO_FILTER);
    };
    void database.savedFilters.get(place.filterId).then(open);
    return () => {
      isMeant = false;
    };
  }, [place]);
}

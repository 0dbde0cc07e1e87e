/** The saved filters in the navigation column: one click shows the sources that pass, and how many they are is there to see. */
import { Ellipsis, ListFilter } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { SourceCount } from '../../domain/evidence-origins.ts';
import { sourcesOfOrigins } from '../../domain/origins/origins.ts';
import type { SavedFilter } from '../../domain/records.ts';
import { IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useCommands } from '../../ui/commands.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { FilterNameDialog } from './filter-name-dialog.tsx';
import styles from './saved-filters.module.css';
import { countSourceRows, parseSourceFilter } from './source-filter.ts';
import { useSavedFilterActions, useSavedFilters } from './use-saved-filters.ts';
import { useFilterContext, useSourceRows } from './use-source-rows.ts';

/** Milliseconds between counts while much changes. */
const PACE = 1000;
const numbers = new Intl.NumberFormat('en');

export function SavedFilters() {
  const filters = useSavedFilters();
  // Nothing is read for a list that is not there.
  return filters.length === 0 ? null : <SavedFilterList filters={filters} />;
}

function useCounts(filters: readonly SavedFilter[]): ReadonlyMap<string, SourceCount> {
  const rows = usePaced(useSourceRows(), PACE);
  const context = usePaced(useFilterContext(), PACE);
  return useMemo(() => {
    const counts = new Map<string, SourceCount>();
    if (rows === undefined || context === undefined) return counts;
    for (const { id, filter } of filters) {
      const parsed = parseSourceFilter(filter);
      if (parsed !== null) counts.set(id, countSourceRows(rows, parsed, context));
    }
    return counts;
  }, [filters, rows, context]);
}

function SavedFilterList({ filters }: { filters: readonly SavedFilter[] }) {
  const { place, go } = useNavigation();
  const actions = useSavedFilterActions();
  const counts = useCounts(filters);
  const headingId = useId();
  const [renamed, setRenamed] = useState<SavedFilter | null>(null);
  useCommands(
    filters.map(({ id, name }) => ({
      id: `saved-filter:${id}`,
      label: `Sources: ${name}`,
      group: 'Sources',
      run: () => go({ view: 'sources', filterId: id }),
    })),
  );
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.heading}>
        Saved filters
      </h2>
      <ul className={styles.list}>
        {filters.map((saved) => (
          <SavedFilterRow
            key={saved.id}
            saved={saved}
            count={counts.get(saved.id)}
            isCurrent={place.view === 'sources' && place.filterId === saved.id}
            onOpen={() => go({ view: 'sources', filterId: saved.id })}
            onRename={() => setRenamed(saved)}
            onRemove={() => actions.remove(saved)}
          />
        ))}
      </ul>
      {renamed !== null && (
        <FilterNameDialog
          title="Rename filter"
          action="Rename"
          name={renamed.name}
          id={renamed.id}
          filters={filters}
          onKeep={(name) => actions.rename(renamed, name)}
          onClose={() => setRenamed(null)}
        />
      )}
    </section>
  );
}

type SavedFilterRowProps = {
  saved: SavedFilter;
  count: SourceCount | undefined;
  isCurrent: boolean;
  onOpen: () => void;
  onRename: () => void;
  onRemove: () => void;
};

function SavedFilterRow({ saved, count, isCurrent, onOpen, onRename, onRemove }: SavedFilterRowProps) {
  return (
    <li className={classNames(styles.row, isCurrent && styles.current)}>
      <button
        type="button"
        className={styles.door}
        title={
          count === undefined
            ? saved.name
            : `${saved.name}: ${sourcesOfOrigins(count.sources, count.origins)}`
        }
        {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key === 'F2') onRename();
          else if (event.key === 'Delete') onRemove();
          else return;
          event.preventDefault();
        }}
      >
        <ListFilter size={14} aria-hidden />
        <span className={styles.name}>{saved.name}</span>
        {count !== undefined && <span className={styles.count}>{numbers.format(count.sources)}</span>}
      </button>
      <Menu
        label={`Filter ${saved.name}`}
        trigger={
          <IconButton
            label={`What to do with the filter ${saved.name}`}
            icon={<Ellipsis size={14} />}
            className={classNames(styles.menu)}
          />
        }
        entries={[
          { id: 'rename', label: 'Rename…', keys: 'F2', run: onRename },
          { id: 'delete', label: 'Delete', keys: 'Delete', isDanger: true, run: onRemove },
        ]}
      />
    </li>
  );
}

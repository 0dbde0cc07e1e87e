/** The sources of the dossier: a table to find one in, and the metadata of the chosen one in the inspector. */
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { SourceId } from '../../domain/ids.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type SortOrder } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { keepFocusOn } from '../../ui/keep-focus.ts';
import { useNavigation } from '../../ui/navigation.tsx';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { useExportEntries } from '../../ui/source-export.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import type { FilterPage } from './filter-button.tsx';
import { FilterChips } from './filter-chips.tsx';
import type { FilterContext } from './filter-fields.ts';
import { FilterNameDialog } from './filter-name-dialog.tsx';
import { NoSources } from './no-sources.tsx';
import { SelectionTasks, useSelectionTasks } from './selection-tasks.tsx';
import { useSourceActions } from './source-actions.ts';
import { sourceColumns } from './source-columns.tsx';
import { asksForCounts, filterSourceRows, isNoFilter, NO_FILTER, withChoices } from './source-filter.ts';
import { SourceInspector } from './source-inspector.tsx';
import { sortSourceRows } from './source-rows.ts';
import { SourcesBar } from './sources-bar.tsx';
import styles from './sources-view.module.css';
import { useSourceColumns } from './use-source-columns.ts';
import { useSourceFilter } from './use-source-filter.ts';
import { useFilterContext, useFirstSourceRows, useSourceRows } from './use-source-rows.ts';

const NEWEST_FIRST: SortOrder = { column: 'imported', direction: 'descending' };
const COUNTED_COLUMNS: ReadonlySet<string> = new Set(['annotations', 'claims']);
const NOTHING: ReadonlySet<string> = new Set();
const ROW_HEIGHT = 44;
/** Milliseconds between redraws while many files are imported. */
const PACE = 500;

export function SourcesView() {
  const newest = useSourceRows();
  const paced = usePaced(newest, PACE);
  const first = useFirstSourceRows();
  const context = usePaced(useFilterContext(), PACE);
  const counted = paced ?? newest;
  const rows = counted ?? first;
  if (rows === undefined || context === undefined) return null;
  return rows.length === 0 ? (
    <NoSources />
  ) : (
    <Sources rows={rows} isCounted={counted !== undefined} context={context} />
  );
}

type SourcesProps = { rows: readonly SourceRow[]; isCounted: boolean; context: FilterContext };

/** A component of its own, not drawn again until its rows are new. */
const Sources = memo(function Sources({ rows, isCounted, context }: SourcesProps) {
  const { dossierId } = useWorkspace();
  const { go } = useNavigation();
  const filtering = useSourceFilter(context);
  const { filter, setFilter } = filtering;
  const [page, setPage] = useState<FilterPage>(null);
  const filterButton = useRef<HTMLButtonElement>(null);
  const [order, setOrder] = useRememberedState(`sources-order:${dossierId}`, NEWEST_FIRST);
  const [chosen, setChosen] = useRememberedState(`sources-chosen:${dossierId}`, NOTHING);
  const passing = useMemo(() => filterSourceRows(rows, filter, context), [rows, filter, context]);
  const shown = useMemo(() => sortSourceRows(passing, order, context), [passing, order, context]);
  // What was deleted or filtered away is no longer chosen: Delete must never reach a row that nobody sees.
  const selectedRows = useMemo(() => shown.filter(({ id }) => chosen.has(id)), [shown, chosen]);
  const selected = useMemo(() => new Set<string>(selectedRows.map(({ id }) => id)), [selectedRows]);
  const open = useCallback((id: string) => go({ view: 'reader', sourceId: id as SourceId }), [go]);
  const { remove, grade } = useSourceActions();
  const tasks = useSelectionTasks(selectedRows, setChosen);
  const { begin } = tasks;
  const exportEntries = useExportEntries();
  const showOrigin = useCallback(
    (id: string) => {
      const [first] = context.origins.shared.get(id as SourceId)?.sourceIds ?? [];
      if (first === undefined) return;
      setFilter(withChoices(NO_FILTER, 'origin', [first]));
      setOrder({ column: 'origin', direction: 'ascending' });
    },
    [context, setFilter, setOrder],
  );
  const columns = useSourceColumns(
    useMemo(
      () =>
        sourceColumns(
          {
            open,
            tag: (id) => begin('tag', id),
            grade: (id) => begin('grade', id),
            remove: (id) => remove([id]),
            showOrigin,
            exportEntries,
          },
          context,
        ),
      [open, begin, remove, showOrigin, exportEntries, context],
    ),
  );
  if (!columns.isKnown) return null;
  // What is asked by counts waits for them: without them it would show what was not asked for.
  if (!isCounted && (COUNTED_COLUMNS.has(order.column) || asksForCounts(filter))) return null;

  return (
    <WorkArea
      label="Sources"
      bar={
        <SourcesBar
          rows={rows}
          passing={passing}
          filter={filter}
          context={context}
          onFilter={setFilter}
          page={page}
          onPage={setPage}
          filterButton={filterButton}
          columns={columns}
          onSave={filtering.canSave ? filtering.saving.begin : null}
        />
      }
      inspector={
        <SourceInspector
          rows={selectedRows}
          onGrade={(chosenGrade) => grade([...selected], chosenGrade)}
          onDelete={() => remove([...selected])}
        />
      }
      inspectorLabel="Source"
    >
      <div className={styles.table}>
        {!isNoFilter(filter) && (
          <FilterChips
            filter={filter}
            context={context}
            onFilter={setFilter}
            onEdit={setPage}
            onClear={() => {
              filtering.clear();
              filterButton.current?.focus();
            }}
            onSave={filtering.saving.begin}
            changed={filtering.changed}
            canSave={filtering.canSave}
            onRemoved={() => filterButton.current?.focus()}
          />
        )}
        <div className={styles.rows}>
          <DataTable
            label="Sources"
            columns={columns.shown}
            rows={shown}
            rowHeight={ROW_HEIGHT}
            textOf={(row) => row.source.title}
            order={order}
            onOrder={setOrder}
            selected={selected}
            onSelect={setChosen}
            onOpen={open}
            onRemove={remove}
            empty={
              <EmptyState
                title="No source matches the filter"
                actions={<Button onPress={filtering.clear}>Show all sources</Button>}
              />
            }
          />
        </div>
      </div>
      <SelectionTasks
        tasks={tasks}
        rows={selectedRows}
        onGrade={(chosenGrade) => grade([...selected], chosenGrade)}
      />
      {filtering.saving.isNaming && (
        <FilterNameDialog
          title="Save filter"
          action="Save"
          name={filtering.saving.name}
          id={null}
          filters={filtering.saving.filters}
          onKeep={(name) => {
            filtering.saving.save(name);
            // The button that asked for the name goes once the filter is saved.
            keepFocusOn(() => filterButton.current);
          }}
          onClose={filtering.saving.end}
        />
      )}
    </WorkArea>
  );
});

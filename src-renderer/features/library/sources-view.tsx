/** The sources of the dossier: a table to find one in, and the metadata of the chosen one in the inspector. */
import { useLiveQuery } from 'dexie-react-hooks';
import { ClipboardPaste, FileText, Import } from 'lucide-react';
import { memo, useCallback, useMemo, useRef } from 'react';
import { counted } from '../../domain/count.ts';
import type { SourceId } from '../../domain/ids.ts';
import { RELIABILITIES, type Reliability } from '../../domain/vocabularies/grading.ts';
import { quoteInLabel } from '../../storage/label.ts';
import { removeSourceOperations } from '../../storage/sources.ts';
import { database } from '../../storage/workspace.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatKeys, useCommands, useRunCommand } from '../../ui/commands.tsx';
import { DataTable, type SortOrder } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { useExportEntries } from '../../ui/source-export.tsx';
import { usePaced } from '../../ui/use-paced.ts';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { sourceColumns } from './source-columns.tsx';
import { SourceInspector } from './source-inspector.tsx';
import {
  filterSourceRows,
  keepUnchangedRows,
  makeSourceRows,
  type SourceFilter,
  type SourceRow,
  sortSourceRows,
} from './source-rows.ts';
import styles from './sources-view.module.css';

const NO_FILTER: SourceFilter = { text: '', reliability: 'any' };
const NEWEST_FIRST: SortOrder = { column: 'imported', direction: 'descending' };
const NOTHING: ReadonlySet<string> = new Set();
const numbers = new Intl.NumberFormat('en');
const ROW_HEIGHT = 44;
/** Milliseconds between redraws while many files are imported. */
const PACE = 500;

const GRADES: readonly { id: Reliability | 'any'; label: string; detail?: string }[] = [
  { id: 'any', label: 'Any reliability' },
  ...RELIABILITIES.map(({ id, term }) => ({ id, label: `Reliability ${id}`, detail: term })),
];

export function SourcesView() {
  const rows = usePaced(useSourceRows(), PACE);
  if (rows === undefined) return null;
  return rows.length === 0 ? <NoSources /> : <Sources rows={rows} />;
}

/** A component of its own, not drawn again until its rows are new. */
const Sources = memo(function Sources({ rows }: { rows: readonly SourceRow[] }) {
  const { dossierId } = useWorkspace();
  const { go } = useNavigation();
  const [filter, setFilter] = useRememberedState(`sources-filter:${dossierId}`, NO_FILTER);
  const [order, setOrder] = useRememberedState(`sources-order:${dossierId}`, NEWEST_FIRST);
  const [chosen, setChosen] = useRememberedState(`sources-chosen:${dossierId}`, NOTHING);
  const shown = useMemo(() => sortSourceRows(filterSourceRows(rows, filter), order), [rows, filter, order]);
  // What was deleted or filtered away is no longer chosen: Delete must never reach a row that nobody sees.
  const selected = useMemo(
    () => new Set(shown.map(({ id }) => id).filter((id) => chosen.has(id))),
    [shown, chosen],
  );
  const open = useCallback((id: string) => go({ view: 'reader', sourceId: id as SourceId }), [go]);
  const remove = useRemoveSources();
  const exportEntries = useExportEntries();
  const columns = useMemo(
    () => sourceColumns({ open, remove: (id) => remove([id]), exportEntries }),
    [open, remove, exportEntries],
  );
  useCommands([
    {
      id: 'delete-sources',
      label: 'Delete the selected sources',
      keys: 'Delete',
      group: 'Sources',
      isListedOnly: true,
      run: () => remove([...selected]),
    },
  ]);

  return (
    <WorkArea
      label="Sources"
      bar={<Bar rows={rows} shown={shown} filter={filter} onFilter={setFilter} />}
      inspector={<SourceInspector selected={selected} onDelete={() => remove([...selected])} />}
      inspectorLabel="Source"
    >
      <DataTable
        label="Sources"
        columns={columns}
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
            actions={<Button onPress={() => setFilter(NO_FILTER)}>Show all sources</Button>}
          />
        }
      />
    </WorkArea>
  );
});

function useSourceRows(): SourceRow[] | undefined {
  const { dossierId } = useWorkspace();
  const latest = useRef<SourceRow[]>(undefined);
  return useLiveQuery(async () => {
    const [sources, annotated, evidence] = await Promise.all([
      database.sources.where({ dossierId }).toArray(),
      // Keys of the index only: counting must not read thousands of annotations.
      database.annotations.orderBy('sourceId').keys(),
      database.evidence.where({ dossierId }).toArray(),
    ]);
    latest.current = keepUnchangedRows(
      latest.current,
      makeSourceRows(sources, annotated.map(String), evidence),
    );
    return latest.current;
  }, [dossierId]);
}

function useRemoveSources(): (ids: readonly string[]) => void {
  const { change, report } = useWorkspace();
  return useCallback(
    (ids) => {
      const remove = async (): Promise<void> => {
        const sources = await database.sources.bulkGet([...ids]);
        const [first] = sources;
        if (first === undefined) return;
        const label =
          ids.length === 1
            ? `Delete ${quoteInLabel(first.title)}`
            : `Delete ${counted(ids.length, 'source')}`;
        const operations = await removeSourceOperations(database, ...(ids as readonly SourceId[]));
        await change(label, operations, { offerUndo: true });
      };
      remove().catch(report);
    },
    [change, report],
  );
}

function Bar({
  rows,
  shown,
  filter,
  onFilter,
}: {
  rows: readonly SourceRow[];
  shown: readonly SourceRow[];
  filter: SourceFilter;
  onFilter: (filter: SourceFilter) => void;
}) {
  const run = useRunCommand();
  const total = counted(rows.length, 'source');
  return (
    <>
      <h1 className={styles.title}>
        {rows.length === shown.length ? total : `${numbers.format(shown.length)} of ${total}`}
      </h1>
      <TextField
        label="Filter sources"
        isLabelHidden
        type="search"
        placeholder="Filter by title, author, publisher or date"
        className={classNames(styles.filter)}
        value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
      />
      <Select
        label="Filter by reliability"
        isLabelHidden
        className={classNames(styles.grade)}
        value={filter.reliability}
        choices={GRADES}
        onChange={(reliability) => onFilter({ ...filter, reliability })}
      />
      <span className={styles.gap} />
      <IconButton
        label="New source from clipboard"
        keys={formatKeys('Mod+Shift+V')}
        icon={<ClipboardPaste size={16} />}
        onPress={() => run('new-source-from-clipboard')}
      />
      <Button icon={<Import size={15} aria-hidden />} onPress={() => run('import-sources')}>
        Import
      </Button>
    </>
  );
}

function NoSources() {
  const run = useRunCommand();
  return (
    <WorkArea label="Sources" bar={<h1 className={styles.title}>Sources</h1>}>
      <EmptyState
        icon={<FileText size={22} />}
        title="No sources yet"
        actions={
          <>
            <Button
              kind="primary"
              icon={<Import size={15} aria-hidden />}
              onPress={() => run('import-sources')}
            >
              Import articles
            </Button>
            <Button
              icon={<ClipboardPaste size={15} aria-hidden />}
              onPress={() => run('new-source-from-clipboard')}
            >
              New source from clipboard
            </Button>
          </>
        }
      >
        <p>
          Sources are the articles, statements and reports that your claims rest on. Import web pages, PDF,
          Word, e-mail, Markdown or plain text, drop files or folders on this window, or paste an article with{' '}
          {formatKeys('Mod+V')}.
        </p>
      </EmptyState>
    </WorkArea>
  );
}

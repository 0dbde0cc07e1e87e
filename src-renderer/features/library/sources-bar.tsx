/** The bar over the table: how many, finding, narrowing, columns, importing. */
import { ClipboardPaste, Import } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { counted } from '../../domain/count.ts';
import type { SourceCount } from '../../domain/evidence-origins.ts';
import { countOrigins, type OriginGroups } from '../../domain/origins/groups.ts';
import { sourcesOfOrigins } from '../../domain/origins/origins.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ColumnMenu } from '../../ui/column-menu.tsx';
import { formatKeys, useCommands, useRunCommand } from '../../ui/commands.tsx';
import { TextField } from '../../ui/field.tsx';
import { FilterButton, type FilterPage } from './filter-button.tsx';
import type { FilterContext } from './filter-fields.ts';
import type { SourceFilter } from './source-filter.ts';
import styles from './sources-view.module.css';
import type { useSourceColumns } from './use-source-columns.ts';

const numbers = new Intl.NumberFormat('en');

export type SourcesBarProps = {
  rows: readonly SourceRow[];
  /** Those that the filter leaves. */
  passing: readonly SourceRow[];
  filter: SourceFilter;
  context: FilterContext;
  onFilter: (filter: SourceFilter) => void;
  page: FilterPage;
  onPage: (page: FilterPage) => void;
  filterButton: RefObject<HTMLButtonElement | null>;
  columns: ReturnType<typeof useSourceColumns>;
  /** Null where there is nothing to save. */
  onSave: (() => void) | null;
};

export function SourcesBar(props: SourcesBarProps) {
  const { rows, passing, filter, onFilter, onPage, columns, onSave } = props;
  const run = useRunCommand();
  const field = useRef<HTMLDivElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  useCommands([
    {
      id: 'find-sources',
      label: 'Find a source by its words',
      keys: 'Mod+F',
      group: 'Sources',
      worksInText: true,
      run: () => field.current?.querySelector('input')?.select(),
    },
    {
      id: 'filter-sources',
      label: 'Filter sources',
      keys: 'F',
      group: 'Sources',
      run: () => onPage('fields'),
    },
    {
      id: 'save-source-filter',
      label: 'Save this filter',
      group: 'Sources',
      isEnabled: onSave !== null,
      run: () => onSave?.(),
    },
    { id: 'choose-columns', label: 'Choose columns', group: 'Sources', run: () => setChoosing(true) },
    {
      id: 'delete-sources',
      label: 'Delete the selected sources',
      keys: 'Delete',
      group: 'Sources',
      isListedOnly: true,
      run: () => undefined,
    },
  ]);
  const { groups } = props.context.origins;
  const all = useMemo(() => countRows(rows, groups), [rows, groups]);
  const left = useMemo(() => countRows(passing, groups), [passing, groups]);
  return (
    <>
      <h1 className={styles.title} aria-live="polite">
        {left.sources === all.sources ? (
          sourcesOfOrigins(all.sources, all.origins)
        ) : (
          <Left left={left} all={all} />
        )}
      </h1>
      <div ref={field} className={styles.filter}>
        <TextField
          label="Filter sources"
          isLabelHidden
          type="search"
          placeholder="Title, author, publisher, address"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
        />
      </div>
      <FilterButton {...props} buttonRef={props.filterButton} />
      <span className={styles.gap} />
      <ColumnMenu
        columns={columns.optional}
        shown={columns.shownIds}
        onShow={columns.show}
        isOpen={isChoosing}
        onOpen={setChoosing}
      />
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

function countRows(rows: readonly SourceRow[], groups: OriginGroups): SourceCount {
  return {
    sources: rows.length,
    origins: countOrigins(
      rows.map(({ id }) => id),
      groups,
    ),
  };
}

/** "2 of 4 sources", and below "1 of 3 origins": what a filter leaves is longer than the bar has room for. */
function Left({ left, all }: { left: SourceCount; all: SourceCount }) {
  return (
    <>
      {numbers.format(left.sources)} of {counted(all.sources, 'source')}
      <span className={styles.origins}>
        {numbers.format(left.origins)} of {counted(all.origins, 'origin')}
      </span>
    </>
  );
}

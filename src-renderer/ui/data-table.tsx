/**
 * The one table: sorted by any column, moved through by keyboard. It draws only the rows in view: a table widget that builds a
 * collection of all of them took two seconds to open with 10,000.
 */
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type CSSProperties,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';
import { useRowsInView } from './use-rows-in-view.ts';
import { useTableKeys } from './use-table-keys.ts';

export type TableColumn<RowData> = {
  id: string;
  name: string;
  /** Pixels, or a share of what is left ("1fr"). */
  width: number | `${number}fr`;
  minWidth?: number;
  align?: 'start' | 'end';
  /** The column that names the row. Exactly one. */
  isRowHeader?: boolean;
  /** False for columns of buttons, whose name is for screen readers only. */
  isSortable?: boolean;
  cell: (row: RowData) => ReactNode;
};

export type SortOrder = { column: string; direction: 'ascending' | 'descending' };

export type DataTableProps<RowData extends { id: string }> = {
  label: string;
  columns: readonly TableColumn<RowData>[];
  rows: readonly RowData[];
  /** Pixels. */
  rowHeight: number;
  textOf: (row: RowData) => string;
  order: SortOrder;
  onOrder: (order: SortOrder) => void;
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  /** Enter or a double click on a row. */
  onOpen: (id: string) => void;
  /** The Delete key. */
  onRemove: (ids: readonly string[]) => void;
  /** What stands there when the filter leaves nothing. */
  empty: ReactNode;
};

export function DataTable<RowData extends { id: string }>(props: DataTableProps<RowData>) {
  const { columns, rows, rowHeight, selected } = props;
  const grid = useRef<HTMLDivElement>(null);
  const view = useRowsInView(grid, rowHeight, rows.length);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const [activeId, setActiveId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const found = activeId === null ? -1 : ids.indexOf(activeId);
  const active = Math.max(0, found);
  const goTo = (index: number): void => {
    wantsFocus.current = true;
    setActiveId(ids[index] ?? null);
    view.reveal(index);
  };
  const { press, click } = useTableKeys({
    ids,
    textAt: (index) => (rows[index] === undefined ? '' : props.textOf(rows[index])),
    selected,
    onSelect: props.onSelect,
    onOpen: props.onOpen,
    onRemove: props.onRemove,
    active,
    goTo,
    page: view.page,
  });
  const latest = useRef({ click, onOpen: props.onOpen });
  latest.current = { click, onOpen: props.onOpen };
  const onClick = useCallback((event: React.MouseEvent, index: number) => {
    latest.current.click(event, index);
  }, []);
  const onOpen = useCallback((id: string) => latest.current.onOpen(id), []);
  useFocusOf(grid, activeId, wantsFocus);
  useRevealed(selected, activeId, (id) => {
    setActiveId(id);
    if (ids.includes(id)) view.reveal(ids.indexOf(id));
  });
  // The row one is on is drawn wherever it is: it holds the focus.
  const drawn = view.indexes.includes(active) || rows.length === 0 ? view.indexes : [...view.indexes, active];
  const least = useMemo(() => columns.reduce((sum, column) => sum + leastOf(column), 0), [columns]);
  const tracks = useMemo(
    () => ({ '--tracks': columns.map(trackOf).join(' '), '--least': `${least}px` }),
    [columns, least],
  );
  if (rows.length === 0) return <div className={styles.empty}>{props.empty}</div>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot draw only the rows in view
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      className={classNames(styles.table, least > view.width && styles.wide)}
      style={tracks as CSSProperties}
      onKeyDown={press}
      onScroll={view.onScroll}
    >
      <Headings columns={columns} order={props.order} onOrder={props.onOrder} />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" className={styles.rows} style={{ height: rows.length * rowHeight }}>
        {drawn.map((index, place) => {
          const row = rows[index];
          if (row === undefined) return null;
          const isPassing = view.isSkimming && index !== active;
          return (
            <TableRow
              // What flies past takes the elements of what it follows: making a screenful of them is too much for a frame.
              key={isPassing ? `place ${place}` : row.id}
              row={row}
              index={index}
              columns={columns as readonly TableColumn<{ id: string }>[]}
              rowHeight={rowHeight}
              isSelected={selected.has(row.id)}
              isActive={index === active}
              inPassing={isPassing ? props.textOf(row) : null}
              onClick={onClick}
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

function leastOf<RowData>({ width, minWidth }: TableColumn<RowData>): number {
  return typeof width === 'number' ? width : (minWidth ?? 60);
}

function trackOf<RowData>(column: TableColumn<RowData>): string {
  const least = `${leastOf(column)}px`;
  return typeof column.width === 'number' ? least : `minmax(${least}, ${column.width})`;
}

/** The row that one went to by key or mouse gets the focus once it is drawn; no other row ever takes it. */
function useFocusOf(
  grid: React.RefObject<HTMLDivElement | null>,
  activeId: string | null,
  wantsFocus: React.RefObject<boolean>,
): void {
  useEffect(() => {
    if (activeId === null || !wantsFocus.current) return;
    wantsFocus.current = false;
    const row = grid.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(activeId)}"]`);
    if (row?.contains(document.activeElement) === false) row.focus({ preventScroll: true });
  });
}

/** What was selected from elsewhere, as by a door that leads to one row, comes into view. */
function useRevealed(
  selected: ReadonlySet<string>,
  activeId: string | null,
  show: (id: string) => void,
): void {
  const latest = useRef({ activeId, show });
  latest.current = { activeId, show };
  useEffect(() => {
    const [only] = selected;
    if (selected.size === 1 && only !== undefined && only !== latest.current.activeId)
      latest.current.show(only);
  }, [selected]);
}

type TableRowProps = {
  row: { id: string };
  index: number;
  columns: readonly TableColumn<{ id: string }>[];
  rowHeight: number;
  isSelected: boolean;
  isActive: boolean;
  /** What names the row, where that alone is drawn because it flies past; else null. */
  inPassing: string | null;
  onClick: (event: React.MouseEvent, index: number) => void;
  onOpen: (id: string) => void;
};

const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, index, columns, rowHeight } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataTable
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of its rows
    <div
      role="row"
      data-row={row.id}
      tabIndex={props.isActive ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      className={styles.row}
      style={{ top: index * rowHeight, height: rowHeight }}
      onClick={(event) => {
        // What is pressed in a row is meant by itself.
        if ((event.target as HTMLElement).closest('button, a') === null) props.onClick(event, index);
      }}
      onDoubleClick={(event) => {
        if ((event.target as HTMLElement).closest('button, a') === null) props.onOpen(row.id);
      }}
    >
      {columns.map((column, at) => {
        if (props.inPassing !== null && column.isRowHeader !== true) return null;
        return (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a column index
          <div
            key={column.id}
            role={column.isRowHeader === true ? 'rowheader' : 'gridcell'}
            aria-colindex={at + 1}
            className={placeOf(column, at === 0, styles.cell)}
            style={props.inPassing === null ? undefined : { gridColumn: at + 1 }}
          >
            {props.inPassing === null ? (
              column.cell(row)
            ) : (
              <span className={styles.passing}>{props.inPassing}</span>
            )}
          </div>
        );
      })}
    </div>
  );
});

function placeOf<RowData>(column: TableColumn<RowData>, isFirst: boolean, base: string | undefined): string {
  return classNames(base, isFirst && styles.first, column.align === 'end' && styles.end);
}

function Headings<RowData>({
  columns,
  order,
  onOrder,
}: {
  columns: readonly TableColumn<RowData>[];
  order: SortOrder;
  onOrder: (order: SortOrder) => void;
}) {
  const turn = (column: string): void => {
    const isTurned = order.column === column && order.direction === 'ascending';
    onOrder({ column, direction: isTurned ? 'descending' : 'ascending' });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see DataTable
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div role="row" aria-rowindex={1} className={styles.headings}>
      {columns.map((column, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useSemanticElements: see DataTable
        <div
          key={column.id}
          role="columnheader"
          aria-colindex={at + 1}
          {...(column.id === order.column ? { 'aria-sort': order.direction } : {})}
          className={placeOf(column, at === 0, styles.column)}
        >
          {column.isSortable === false ? (
            <span className="visually-hidden">{column.name}</span>
          ) : (
            <button type="button" className={styles.sort} onClick={() => turn(column.id)}>
              <span className={styles.name}>{column.name}</span>
              {column.id === order.column &&
                (order.direction === 'ascending' ? (
                  <ArrowUp size={12} aria-hidden />
                ) : (
                  <ArrowDown size={12} aria-hidden />
                ))}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

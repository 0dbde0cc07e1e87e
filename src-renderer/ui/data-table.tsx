/** The one table: sorted by any column, moved through by keyboard, fluent with thousands of rows. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import {
  Cell,
  Column,
  type Key,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';

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

const HEADING_HEIGHT = 32;

export function DataTable<RowData extends { id: string }>(props: DataTableProps<RowData>) {
  const { columns, rows, order, selected } = props;
  const select = (keys: 'all' | Iterable<Key>): void =>
    props.onSelect(new Set(keys === 'all' ? rows.map((row) => row.id) : Array.from(keys, String)));
  const layoutOptions = useMemo(
    () => ({ rowHeight: props.rowHeight, headingHeight: HEADING_HEIGHT }),
    [props.rowHeight],
  );
  const table = useDeleteKey(() => {
    if (selected.size > 0) props.onRemove([...selected]);
  });
  return (
    <Virtualizer layout={TableLayout} layoutOptions={layoutOptions}>
      <Table
        aria-label={props.label}
        className={classNames(styles.table)}
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={selected}
        onSelectionChange={select}
        sortDescriptor={order}
        onSortChange={({ column, direction }) => props.onOrder({ column: String(column), direction })}
        onRowAction={(key) => props.onOpen(String(key))}
        ref={table}
      >
        <TableHeader columns={columns}>{(column) => heading(column, columns)}</TableHeader>
        <TableBody items={rows} dependencies={[columns]} renderEmptyState={() => props.empty}>
          {(row) => (
            <Row
              columns={columns}
              textValue={props.textOf(row)}
              className={classNames(styles.row)}
              dependencies={[columns]}
            >
              {(column) => (
                <Cell className={classNames(styles.cell, ...placeOf(column, columns))}>
                  {column.cell(row)}
                </Cell>
              )}
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}

/** The table's keys are react-aria's, which leaves Delete alone and takes no handler of its own for it. */
function useDeleteKey(run: () => void) {
  const element = useRef<HTMLDivElement | HTMLTableElement>(null);
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const press = (event: Event): void => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Delete') return;
      event.preventDefault();
      latest.current();
    };
    const target = element.current;
    target?.addEventListener('keydown', press);
    return () => target?.removeEventListener('keydown', press);
  }, []);
  return element;
}

/** Each cell is wrapped alone, so that :first-child would be true of all of them. */
function placeOf<RowData>(column: TableColumn<RowData>, columns: readonly TableColumn<RowData>[]) {
  return [column === columns[0] && styles.first, column.align === 'end' && styles.end];
}

function heading<RowData>(column: TableColumn<RowData>, columns: readonly TableColumn<RowData>[]) {
  const isSortable = column.isSortable !== false;
  return (
    <Column
      id={column.id}
      textValue={column.name}
      width={column.width}
      minWidth={column.minWidth ?? (typeof column.width === 'number' ? column.width : null)}
      isRowHeader={column.isRowHeader ?? false}
      allowsSorting={isSortable}
      className={classNames(styles.column, ...placeOf(column, columns))}
    >
      {({ sortDirection }) => (
        <>
          <span className={classNames(styles.name, !isSortable && 'visually-hidden')}>{column.name}</span>
          {sortDirection === 'ascending' && <ArrowUp size={12} aria-hidden />}
          {sortDirection === 'descending' && <ArrowDown size={12} aria-hidden />}
        </>
      )}
    </Column>
  );
}

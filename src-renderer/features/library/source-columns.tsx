import { BookOpen, Trash2 } from 'lucide-react';
import { formatDate } from '../../domain/date.ts';
import type { SourceId } from '../../domain/ids.ts';
import { GradeBadge } from '../../ui/badge.tsx';
import type { TableColumn } from '../../ui/data-table.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import { formatImported, type SourceRow } from './source-rows.ts';
import styles from './sources-view.module.css';

const numbers = new Intl.NumberFormat('en');

type Doors = {
  open: (id: string) => void;
  remove: (id: string) => void;
  exportEntries: (sourceId: SourceId) => readonly MenuEntry[];
};

/** The columns of the table of sources. The title is a door: one click opens the reader. */
export function sourceColumns({ open, remove, exportEntries }: Doors): readonly TableColumn<SourceRow>[] {
  return [
    {
      id: 'title',
      name: 'Title',
      width: '1fr',
      minWidth: 180,
      isRowHeader: true,
      cell: ({ id, source }) => (
        <button
          type="button"
          tabIndex={-1}
          className={styles.door}
          title={source.title}
          onClick={() => open(id)}
        >
          <bdi>{source.title}</bdi>
        </button>
      ),
    },
    {
      id: 'publisher',
      name: 'Publisher',
      width: 116,
      cell: ({ source }) => (
        <span className={styles.cut} title={source.publisher || source.author}>
          {source.publisher || source.author}
        </span>
      ),
    },
    {
      id: 'issued',
      name: 'Date',
      width: 86,
      cell: ({ source }) => <span className={styles.date}>{formatDate(source.issued, 'short')}</span>,
    },
    {
      id: 'reliability',
      name: 'Grade',
      width: 56,
      cell: ({ source }) => <GradeBadge reliability={source.reliability} />,
    },
    {
      id: 'annotations',
      name: 'Annotations',
      width: 90,
      align: 'end',
      cell: (row) => <Count value={row.annotationCount} />,
    },
    {
      id: 'claims',
      name: 'Claims',
      width: 62,
      align: 'end',
      cell: (row) => <Count value={row.claimCount} />,
    },
    {
      id: 'words',
      name: 'Words',
      width: 60,
      align: 'end',
      cell: ({ source }) => numbers.format(source.wordCount),
    },
    {
      id: 'imported',
      name: 'Imported',
      width: 86,
      cell: ({ source }) => <span className={styles.date}>{formatImported(source)}</span>,
    },
    {
      id: 'actions',
      name: 'Actions',
      width: 42,
      isSortable: false,
      cell: ({ id, source }) => (
        <RowMenu
          label={`Actions for ${source.title}`}
          entries={() => [
            {
              id: 'open',
              label: 'Open in the reader',
              keys: 'Enter',
              icon: <BookOpen size={14} />,
              run: () => open(id),
            },
            ...exportEntries(source.id),
            {
              id: 'delete',
              label: 'Delete',
              keys: 'Delete',
              icon: <Trash2 size={14} />,
              isDanger: true,
              run: () => remove(id),
            },
          ]}
        />
      ),
    },
  ];
}

/** A count; a dash for none, so that the column shows at a glance what is worked on. */
function Count({ value }: { value: number }) {
  return value === 0 ? <span className={styles.quiet}>–</span> : numbers.format(value);
}

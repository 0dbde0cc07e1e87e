/** The columns of the table of sources: which there are, and what stands in them. */
import { BookOpen, Files, Medal, Tags, Trash2 } from 'lucide-react';
import { formatDate } from '../../domain/date.ts';
import type { SourceId } from '../../domain/ids.ts';
import { SOURCE_KINDS } from '../../domain/vocabularies/source-kind.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { GradeBadge, TagChip } from '../../ui/badge.tsx';
import type { TableColumn } from '../../ui/data-table.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import { RowMenu } from '../../ui/row-menu.tsx';
import type { FilterContext } from './filter-fields.ts';
import { OriginCell } from './origin-cell.tsx';
import { importedDay, languageName } from './source-words.ts';
import styles from './sources-view.module.css';

const numbers = new Intl.NumberFormat('en');

export type SourceDoors = {
  open: (id: string) => void;
  tag: (id: string) => void;
  grade: (id: string) => void;
  remove: (id: string) => void;
  exportEntries: (sourceId: SourceId) => readonly MenuEntry[];
  /** Shows all sources of one's origin, and no others. */
  showOrigin: (id: string) => void;
};

/** A column that the analyst can hide says whether it is shown at first. */
export type SourceColumn = TableColumn<SourceRow> & { isShownAtFirst?: boolean };

/** Every column, in order. The title is a door: one click opens the reader. */
export function sourceColumns(doors: SourceDoors, context: FilterContext): readonly SourceColumn[] {
  return [
    {
      id: 'title',
      name: 'Title',
      width: '1fr',
      minWidth: 200,
      isRowHeader: true,
      cell: ({ id, source }) => (
        <button
          type="button"
          tabIndex={-1}
          className={styles.door}
          title={source.title}
          onClick={() => doors.open(id)}
        >
          <bdi>{source.title}</bdi>
        </button>
      ),
    },
    {
      id: 'author',
      name: 'Author',
      width: 116,
      isShownAtFirst: false,
      cell: ({ source }) => <Cut text={source.author} />,
    },
    {
      id: 'publisher',
      name: 'Publisher',
      width: 116,
      isShownAtFirst: true,
      cell: ({ source }) => <Cut text={source.publisher} />,
    },
    {
      id: 'issued',
      name: 'Date',
      width: 88,
      isShownAtFirst: true,
      cell: ({ source }) => <span className={styles.date}>{formatDate(source.issued, 'short')}</span>,
    },
    {
      id: 'kind',
      name: 'Kind',
      width: 104,
      isShownAtFirst: false,
      cell: ({ source }) => <Cut text={SOURCE_KINDS.find(({ id }) => id === source.kind)?.term ?? ''} />,
    },
    {
      id: 'language',
      name: 'Language',
      width: 80,
      isShownAtFirst: false,
      cell: ({ source }) => <Cut text={source.language === '' ? '' : languageName(source.language)} />,
    },
    {
      id: 'reliability',
      name: 'Grade',
      width: 58,
      isShownAtFirst: true,
      cell: ({ source }) => <GradeBadge reliability={source.reliability} />,
    },
    {
      id: 'origin',
      name: 'Origin',
      width: 104,
      isShownAtFirst: true,
      cell: ({ id }) => <OriginCell id={id} origins={context.origins} onShow={() => doors.showOrigin(id)} />,
    },
    {
      id: 'tags',
      name: 'Tags',
      width: 150,
      isShownAtFirst: false,
      cell: ({ source }) => <TagCell tagIds={source.tagIds} context={context} />,
    },
    {
      id: 'annotations',
      name: 'Annotations',
      width: 92,
      align: 'end',
      isShownAtFirst: true,
      cell: (row) => row.isCounted && <Count value={row.annotationCount} />,
    },
    {
      id: 'claims',
      name: 'Claims',
      width: 62,
      align: 'end',
      isShownAtFirst: true,
      cell: (row) => row.isCounted && <Count value={row.claimCount} />,
    },
    {
      id: 'words',
      name: 'Words',
      width: 64,
      align: 'end',
      isShownAtFirst: false,
      cell: ({ source }) => <Count value={source.wordCount} />,
    },
    {
      id: 'accessed',
      name: 'Retrieved',
      width: 88,
      isShownAtFirst: false,
      cell: ({ source }) => <span className={styles.date}>{formatDate(source.accessed, 'short')}</span>,
    },
    {
      id: 'imported',
      name: 'Imported',
      width: 88,
      isShownAtFirst: false,
      cell: ({ source }) => <span className={styles.date}>{formatDate(importedDay(source), 'short')}</span>,
    },
    {
      id: 'actions',
      name: 'Actions',
      width: 42,
      isSortable: false,
      cell: (row) => <Actions row={row} doors={doors} context={context} />,
    },
  ];
}

type ActionsProps = { row: SourceRow; doors: SourceDoors; context: FilterContext };

function Actions({ row: { id, source }, doors, context }: ActionsProps) {
  const origin = context.origins.shared.get(id);
  return (
    <RowMenu
      label={`Actions for ${source.title}`}
      entries={() => [
        {
          id: 'open',
          label: 'Open in the reader',
          keys: 'Enter',
          icon: <BookOpen size={14} />,
          run: () => doors.open(id),
        },
        { id: 'tag', label: 'Tag…', keys: 'T', icon: <Tags size={14} />, run: () => doors.tag(id) },
        { id: 'grade', label: 'Grade…', keys: 'G', icon: <Medal size={14} />, run: () => doors.grade(id) },
        ...doors.exportEntries(id),
        ...(origin === undefined
          ? []
          : [
              {
                id: 'origin',
                label: `Show origin ${origin.number}`,
                icon: <Files size={14} />,
                run: () => doors.showOrigin(id),
              },
            ]),
        {
          id: 'delete',
          label: 'Delete',
          keys: 'Delete',
          icon: <Trash2 size={14} />,
          isDanger: true,
          run: () => doors.remove(id),
        },
      ]}
    />
  );
}

/** One line; the whole of it is the tooltip. */
function Cut({ text }: { text: string }) {
  return (
    <span className={styles.cut} title={text}>
      {text}
    </span>
  );
}

/** A count; a dash for none, so that the column shows at a glance what is worked on. */
function Count({ value }: { value: number }) {
  return value === 0 ? <span className={styles.quiet}>–</span> : numbers.format(value);
}

/** The first tag, and how many more. */
function TagCell({
  tagIds,
  context,
}: {
  tagIds: readonly SourceRow['passageTagIds'][number][];
  context: FilterContext;
}) {
  const tags = tagIds.flatMap((id) => context.tags.get(id) ?? []);
  const [first] = tags;
  if (first === undefined) return null;
  return (
    <span className={styles.tags} title={tags.map(({ name }) => name).join(', ')}>
      <TagChip name={first.name} hue={first.hue} />
      {tags.length > 1 && <span className={styles.more}>+{tags.length - 1}</span>}
    </span>
  );
}

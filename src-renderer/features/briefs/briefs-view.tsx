/** The dossier's briefs. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Copy, FileText, Plus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { counted } from '../../domain/count.ts';
import { formatDate, isoDay } from '../../domain/date.ts';
import type { BriefId } from '../../domain/ids.ts';
import type { Brief } from '../../domain/records.ts';
import { strictness } from '../../domain/vocabularies/marking.ts';
import { database } from '../../storage/workspace.ts';
import { Chip, MarkingBadge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ariaKeys, formatKeys, useRunCommand } from '../../ui/commands.tsx';
import { DataTable, type SortOrder, type TableColumn } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { type BriefActions, useBriefActions } from './brief-actions.ts';
import styles from './briefs.module.css';
import { templateName } from './templates.ts';

const LAST_EDITED_FIRST: SortOrder = { column: 'edited', direction: 'descending' };
const NOTHING: ReadonlySet<string> = new Set();
const ROW_HEIGHT = 44;

export function BriefsView() {
  const { dossierId } = useWorkspace();
  const { go } = useNavigation();
  const runCommand = useRunCommand();
  const actions = useBriefActions();
  const [order, setOrder] = useRememberedState(`briefs-order:${dossierId}`, LAST_EDITED_FIRST);
  const [chosen, setChosen] = useRememberedState(`briefs-chosen:${dossierId}`, NOTHING);
  const briefs = useLiveQuery(() => database.briefs.where({ dossierId }).toArray(), [dossierId]);
  const rows = useMemo(() => sortBriefs(briefs ?? [], order), [briefs, order]);
  const selected = useMemo(
    () => new Set(rows.map(({ id }) => id as string).filter((id) => chosen.has(id))),
    [rows, chosen],
  );
  const open = (id: string): void => go({ view: 'brief', briefId: id as BriefId });
  const columns = useMemo(() => columnsFor(actions), [actions]);
  const newBrief = (
    <Button
      kind="primary"
      icon={<Plus size={15} aria-hidden />}
      aria-keyshortcuts={ariaKeys('Mod+Shift+B')}
      onPress={() => runCommand('new-brief')}
    >
      New brief
    </Button>
  );
  if (briefs === undefined) return null;
  if (briefs.length === 0)
    return (
      <WorkArea label="Briefs" bar={<h1 className={styles.heading}>Briefs</h1>}>
        <EmptyState icon={<FileText size={22} />} title="No briefs yet" actions={newBrief}>
          A brief is what you send: bottom line first, and every citation leads back to a passage. Start one
          from a template ({formatKeys('Mod+Shift+B')}).
        </EmptyState>
      </WorkArea>
    );
  return (
    <WorkArea
      label="Briefs"
      bar={
        <>
          <h1 className={styles.heading}>{counted(briefs.length, 'brief')}</h1>
          <span className={styles.gap} />
          {newBrief}
        </>
      }
    >
      <DataTable
        label="Briefs"
        columns={columns}
        rows={rows}
        rowHeight={ROW_HEIGHT}
        textOf={(brief) => brief.title}
        order={order}
        onOrder={setOrder}
        selected={selected}
        onSelect={setChosen}
        onOpen={open}
        onRemove={(ids) => void actions.remove(ids as readonly BriefId[])}
        empty={null}
      />
    </WorkArea>
  );
}

/** Sorted by a column; equal ones stand by title. */
export function sortBriefs(briefs: readonly Brief[], { column, direction }: SortOrder): Brief[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const byTitle = (a: Brief, b: Brief): number => a.title.localeCompare(b.title, 'en', { numeric: true });
  const compare: Record<string, (a: Brief, b: Brief) => number> = {
    title: byTitle,
    template: (a, b) => a.template.localeCompare(b.template, 'en'),
    marking: (a, b) => strictness(a.marking) - strictness(b.marking),
    draft: (a, b) => a.draft - b.draft,
    edited: (a, b) => a.updatedAt - b.updatedAt,
  };
  return briefs.toSorted((a, b) => sign * (compare[column]?.(a, b) ?? 0) || byTitle(a, b));
}

function columnsFor(actions: BriefActions): TableColumn<Brief>[] {
  return [
    {
      id: 'title',
      name: 'Title',
      width: '1fr',
      minWidth: 210,
      isRowHeader: true,
      cell: (brief) => <Title brief={brief} />,
    },
    { id: 'template', name: 'Template', width: 130, cell: (brief) => templateName(brief.template) },
    { id: 'marking', name: 'Marking', width: 150, cell: (brief) => <MarkingBadge marking={brief.marking} /> },
    { id: 'draft', name: 'Draft', width: 70, align: 'end', cell: (brief) => brief.draft },
    {
      id: 'edited',
      name: 'Edited',
      width: 120,
      cell: (brief) => formatDate(isoDay(brief.updatedAt), 'short'),
    },
    {
      id: 'actions',
      name: 'Actions',
      width: 84,
      isSortable: false,
      align: 'end',
      cell: (brief) => (
        <>
          <IconButton
            label={`Duplicate “${brief.title}”`}
            icon={<Copy size={15} />}
            onPress={() => void actions.duplicate(brief.id)}
          />
          <IconButton
            label={`Delete “${brief.title}”`}
            icon={<Trash2 size={15} />}
            onPress={() => void actions.remove([brief.id])}
          />
        </>
      ),
    },
  ];
}

function Title({ brief }: { brief: Brief }) {
  const { go } = useNavigation();
  return (
    <span className={styles.titleCell}>
      <button type="button" className={styles.door} onClick={() => go({ view: 'brief', briefId: brief.id })}>
        <bdi>{brief.title}</bdi>
      </button>
      {brief.machineDrafted && <Chip tone="warning">Not reviewed</Chip>}
    </span>
  );
}

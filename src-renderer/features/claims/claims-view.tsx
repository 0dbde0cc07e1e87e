/** The claims of the dossier: a table to compare them in, and the chosen one with its evidence in the inspector. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Plus, Scale } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { counted } from '../../domain/count.ts';
import type { ClaimId } from '../../domain/ids.ts';
import { CLAIM_TYPES } from '../../domain/vocabularies/claim-type.ts';
import { removeClaimOperations } from '../../storage/claims.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useCommands, useRunCommand } from '../../ui/commands.tsx';
import { DataTable, type SortOrder } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useRememberedState } from '../../ui/remembered-state.ts';
import { usePaced } from '../../ui/use-paced.ts';
import { useInspector, WorkArea } from '../../ui/work-area.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';
import { claimColumns } from './claim-columns.tsx';
import { ClaimInspector } from './claim-inspector.tsx';
import {
  type ClaimFilter,
  type ClaimRow,
  filterClaimRows,
  makeClaimRows,
  sortClaimRows,
} from './claim-rows.ts';
import styles from './claims-view.module.css';

const NO_FILTER: ClaimFilter = { text: '', type: 'any' };
const BY_NUMBER: SortOrder = { column: 'number', direction: 'ascending' };
const NOTHING: ReadonlySet<string> = new Set();
const numbers = new Intl.NumberFormat('en');
const ROW_HEIGHT = 76;
/** Milliseconds between redraws while many claims are made. */
const PACE = 500;

const TYPES = [
  { id: 'any', label: 'Any type' },
  ...CLAIM_TYPES.map(({ id, term, definition }) => ({ id, label: term, detail: definition })),
] as const;

export function ClaimsView({ claimId }: { claimId?: ClaimId }) {
  const rows = usePaced(useClaimRows(), PACE);
  useCommands([
    {
      id: 'delete-claims',
      label: 'Delete the selected claims',
      keys: 'Delete',
      group: 'Claims',
      isListedOnly: true,
      run: () => undefined,
    },
  ]);
  if (rows === undefined) return null;
  return rows.length === 0 ? <NoClaims /> : <Claims rows={rows} claimId={claimId} />;
}

function useClaimRows(): ClaimRow[] | undefined {
  const { dossierId } = useWorkspace();
  const latest = useRef<ClaimRow[]>([]);
  return useLiveQuery(async () => {
    const [claims, evidence] = await Promise.all([
      database.claims.where({ dossierId }).toArray(),
      database.evidence.where({ dossierId }).toArray(),
    ]);
    latest.current = makeClaimRows(claims, evidence, latest.current);
    return latest.current;
  }, [dossierId]);
}

type ClaimsProps = { rows: readonly ClaimRow[]; claimId: ClaimId | undefined };

/** A component of its own, not drawn again until its rows are new. */
const Claims = memo(function Claims({ rows, claimId }: ClaimsProps) {
  const { dossierId } = useWorkspace();
  const inspector = useInspector();
  const { refine } = useNavigation();
  const [filter, setFilter] = useRememberedState(`claims-filter:${dossierId}`, NO_FILTER);
  const [order, setOrder] = useRememberedState(`claims-order:${dossierId}`, BY_NUMBER);
  const [chosen, setChosen] = useRememberedState(`claims-chosen:${dossierId}`, NOTHING);
  const shown = useMemo(() => sortClaimRows(filterClaimRows(rows, filter), order), [rows, filter, order]);
  const selected = useMemo(
    () => new Set(shown.map(({ id }) => id).filter((id) => chosen.has(id))),
    [shown, chosen],
  );
  // Whoever comes through a door to one claim sees that claim, whatever was chosen or filtered before.
  const isShown = claimId !== undefined && selected.size === 1 && selected.has(claimId);
  const latest = useRef({ isShown, openInspector: inspector.open });
  latest.current = { isShown, openInspector: inspector.open };
  useEffect(() => {
    if (claimId === undefined || latest.current.isShown) return;
    setChosen(new Set([claimId]));
    setFilter(NO_FILTER);
    latest.current.openInspector();
  }, [claimId, setChosen, setFilter]);
  const choose = (ids: ReadonlySet<string>): void => {
    setChosen(ids);
    // The way back, a reload and a new note all mean the claim that is looked at.
    const [only] = ids;
    refine(ids.size === 1 ? { view: 'claims', claimId: only as ClaimId } : { view: 'claims' });
  };
  const remove = useRemoveClaims();
  const columns = useMemo(() => claimColumns({ remove: (id) => remove([id]) }), [remove]);
  return (
    <WorkArea
      label="Claims"
      bar={<Bar total={rows.length} shown={shown.length} filter={filter} onFilter={setFilter} />}
      inspector={<ClaimInspector selected={selected} onDelete={() => remove([...selected])} />}
      inspectorLabel="Claim"
    >
      <DataTable
        label="Claims"
        columns={columns}
        rows={shown}
        rowHeight={ROW_HEIGHT}
        // Typing a number goes to that claim; letters stay free for commands.
        textOf={({ claim }) => `${claim.number}. ${claim.statement}`}
        order={order}
        onOrder={setOrder}
        selected={selected}
        onSelect={choose}
        onOpen={inspector.open}
        onRemove={remove}
        empty={
          <EmptyState
            title="No claim matches the filter"
            actions={<Button onPress={() => setFilter(NO_FILTER)}>Show all claims</Button>}
          />
        }
      />
    </WorkArea>
  );
});

function useRemoveClaims(): (ids: readonly string[]) => void {
  const { change, report } = useWorkspace();
  return useCallback(
    (ids) => {
      const remove = async (): Promise<void> => {
        const [first] = await database.claims.bulkGet([...ids]);
        if (first === undefined) return;
        const label =
          ids.length === 1 ? `Delete claim ${first.number}` : `Delete ${counted(ids.length, 'claim')}`;
        const operations = await removeClaimOperations(database, ...(ids as readonly ClaimId[]));
        await change(label, operations, { offerUndo: true });
      };
      remove().catch(report);
    },
    [change, report],
  );
}

type BarProps = {
  total: number;
  shown: number;
  filter: ClaimFilter;
  onFilter: (filter: ClaimFilter) => void;
};

function Bar({ total, shown, filter, onFilter }: BarProps) {
  const run = useRunCommand();
  const all = counted(total, 'claim');
  return (
    <>
      <h1 className={styles.title}>{total === shown ? all : `${numbers.format(shown)} of ${all}`}</h1>
      <TextField
        label="Filter claims"
        isLabelHidden
        type="search"
        placeholder="Filter by statement or who says so"
        className={classNames(styles.filter)}
        value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
      />
      <Select
        label="Filter by type"
        isLabelHidden
        className={classNames(styles.type)}
        value={filter.type}
        choices={TYPES}
        onChange={(type) => onFilter({ ...filter, type })}
      />
      <span className={styles.gap} />
      <Button icon={<Plus size={15} aria-hidden />} onPress={() => run('new-claim')}>
        New claim
      </Button>
    </>
  );
}

function NoClaims() {
  const run = useRunCommand();
  const { go } = useNavigation();
  return (
    <WorkArea label="Claims" bar={<h1 className={styles.title}>Claims</h1>}>
      <EmptyState
        icon={<Scale size={22} />}
        title="No claims yet"
        actions={
          <>
            <Button kind="primary" onPress={() => go({ view: 'sources' })}>
              Go to the sources
            </Button>
            <Button icon={<Plus size={15} aria-hidden />} onPress={() => run('new-claim')}>
              New claim
            </Button>
          </>
        }
      >
        <p>
          A claim is one statement that can be true or false. Make claims from passages as you read, or keep
          the possible claims found in a source; then weigh what supports and contradicts them here.
        </p>
      </EmptyState>
    </WorkArea>
  );
}

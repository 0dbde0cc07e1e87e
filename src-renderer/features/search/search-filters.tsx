/** What a search is narrowed to: kinds, with how many hits are of each; tag, reliability, dates. */
import { useLiveQuery } from 'dexie-react-hooks';
import { RELIABILITIES } from '../../domain/vocabularies/grading.ts';
import { SEARCH_KINDS, type SearchKind } from '../../storage/search-material.ts';
import { database } from '../../storage/workspace.ts';
import { classNames } from '../../ui/class-names.ts';
import { Select, TextField } from '../../ui/field.tsx';
import { dateProblem, endProblem } from '../../ui/typed-dates.ts';
import { useWorkspace } from '../../ui/workspace.tsx';
import styles from './search-view.module.css';

export type SearchFilter = {
  kind: SearchKind | 'all';
  tagId: string;
  reliability: string;
  /** As they were typed: see `validDate`. */
  from: string;
  to: string;
  isEverywhere: boolean;
};

export const NO_SEARCH_FILTER: SearchFilter = {
  kind: 'all',
  tagId: '',
  reliability: '',
  from: '',
  to: '',
  isEverywhere: false,
};

const KIND_NAMES: Readonly<Record<SearchKind, string>> = {
  source: 'Sources',
  annotation: 'Annotations',
  claim: 'Claims',
  note: 'Notes',
  brief: 'Briefs',
};

const GRADES = [
  { id: '', label: 'Any reliability' },
  ...RELIABILITIES.map(({ id, term }) => ({ id: id as string, label: `${id}: ${term}` })),
];

export function SearchFilters(props: {
  filter: SearchFilter;
  counts: Record<SearchKind, number> | null;
  /** The found sources with their origins, in words. */
  origins: string | null;
  onChange: (change: Partial<SearchFilter>) => void;
}) {
  const { filter, counts, origins, onChange } = props;
  const { dossierId } = useWorkspace();
  const tags = useLiveQuery(() => database.tags.where({ dossierId }).sortBy('name'), [dossierId]) ?? [];
  const total = counts === null ? 0 : SEARCH_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  return (
    <div className={styles.filters}>
      <fieldset className={styles.kinds} aria-label="Kind">
        {(['all', ...SEARCH_KINDS] as const).map((kind) => {
          const count = kind === 'all' ? total : (counts?.[kind] ?? 0);
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={filter.kind === kind}
              title={kind === 'source' ? (origins ?? undefined) : undefined}
              className={classNames(styles.kind, filter.kind === kind && styles.pressed)}
              onClick={() => onChange({ kind })}
            >
              {kind === 'all' ? 'All' : KIND_NAMES[kind]}
              {count > 0 && <span className={styles.number}>{count.toLocaleString('en')}</span>}
            </button>
          );
        })}
      </fieldset>
      <div className={styles.more}>
        <Select
          label="Tag"
          isLabelHidden
          className={classNames(styles.narrow)}
          value={filter.tagId}
          choices={[
            { id: '', label: 'Any tag' },
            ...tags.map(({ id, name }) => ({ id: id as string, label: name })),
          ]}
          onChange={(tagId) => onChange({ tagId })}
        />
        <Select
          label="Reliability"
          isLabelHidden
          className={classNames(styles.narrow)}
          value={filter.reliability}
          choices={GRADES}
          onChange={(reliability) => onChange({ reliability })}
        />
        <TextField
          label="Published from"
          isLabelHidden
          placeholder="From 2025-11"
          className={classNames(styles.date)}
          value={filter.from}
          onChange={(from) => onChange({ from })}
          problem={dateProblem(filter.from)}
        />
        <TextField
          label="Published until"
          isLabelHidden
          placeholder="Until"
          className={classNames(styles.date)}
          value={filter.to}
          onChange={(to) => onChange({ to })}
          problem={endProblem(filter)}
        />
      </div>
    </div>
  );
}

/** What the table is narrowed to, part by part: each opens what it says, and goes by its cross. */
import { Bookmark, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './filter-chips.module.css';
import type { FilterContext, FilterFieldId } from './filter-fields.ts';
import { describeField } from './filter-words.ts';
import { fieldsOf, type SourceFilter, withoutField } from './source-filter.ts';

export type FilterChipsProps = {
  filter: SourceFilter;
  context: FilterContext;
  onFilter: (filter: SourceFilter) => void;
  onEdit: (field: FilterFieldId) => void;
  onClear: () => void;
  onSave: () => void;
  /** The saved filter that this one began as and no longer is. */
  changed: { name: string; onUpdate: () => void } | null;
  /** False where the filter is saved as it is. */
  canSave: boolean;
  /** Takes the focus when the chip that had it goes. */
  onRemoved: () => void;
};

export function FilterChips(props: FilterChipsProps) {
  const { filter, context, onFilter, changed } = props;
  const remove = (field: FilterFieldId): void => {
    onFilter(withoutField(filter, field));
    props.onRemoved();
  };
  return (
    <div className={styles.bar}>
      <ul className={styles.chips} aria-label="Filters">
        {fieldsOf(filter).map((field) => {
          const { name, words } = describeField(filter, field, context);
          return (
            <FilterChip
              key={field}
              name={name}
              onEdit={() => props.onEdit(field)}
              onRemove={() => remove(field)}
            >
              {words}
            </FilterChip>
          );
        })}
      </ul>
      <span className={styles.actions}>
        {changed !== null && (
          <Button size="small" kind="quiet" onPress={changed.onUpdate}>
            Update “{changed.name}”
          </Button>
        )}
        {props.canSave && (
          <Button size="small" kind="quiet" icon={<Bookmark size={13} aria-hidden />} onPress={props.onSave}>
            Save filter
          </Button>
        )}
        <Button size="small" kind="quiet" onPress={props.onClear}>
          Clear all
        </Button>
      </span>
    </div>
  );
}

type FilterChipProps = { name: string; children: ReactNode; onEdit: () => void; onRemove: () => void };

function FilterChip({ name, children, onEdit, onRemove }: FilterChipProps) {
  return (
    <li className={styles.chip}>
      <button type="button" className={styles.words} onClick={onEdit}>
        <span className={styles.name}>{name}</span> <bdi className={styles.value}>{children}</bdi>
      </button>
      <button
        type="button"
        className={styles.remove}
        aria-label={`Remove the filter by ${name}`}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}

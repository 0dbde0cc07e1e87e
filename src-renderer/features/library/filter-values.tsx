/** The values of one field, with counts: those that are checked are asked for. Long lists are searched by typing. */
import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, TextField } from 'react-aria-components';
import type { TagId } from '../../domain/ids.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { TagDot } from '../../ui/badge.tsx';
import { classNames } from '../../ui/class-names.ts';
import { foldText, wordMatcher } from '../../ui/word-search.ts';
import styles from './filter-button.module.css';
import { FilterList } from './filter-list.tsx';
import {
  type ChoiceFieldId,
  type FilterContext,
  fieldHint,
  fieldName,
  optionsOf,
  type SourceFilter,
} from './source-filter.ts';

/** More than these are found by typing. */
const MOST_SHOWN = 80;
const numbers = new Intl.NumberFormat('en');

export type FilterValuesProps = {
  rows: readonly SourceRow[];
  filter: SourceFilter;
  context: FilterContext;
  field: ChoiceFieldId;
  onValues: (values: readonly string[]) => void;
  /** Backspace in the empty search field. */
  onBack: () => void;
};

export function FilterValues({ rows, filter, context, field, onValues, onBack }: FilterValuesProps) {
  const [query, setQuery] = useState('');
  const options = useMemo(
    () =>
      optionsOf(field, rows, filter, context).map(({ value, words, count }) => ({
        id: value,
        words,
        count,
        search: foldText(words),
      })),
    [field, rows, filter, context],
  );
  const matching = useMemo(() => {
    const matches = wordMatcher(query);
    return options.filter(({ search }) => matches(search));
  }, [options, query]);
  const shown = matching.slice(0, MOST_SHOWN);
  const chosen = filter.choices[field] ?? [];
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <TextField aria-label={fieldName(field)} autoFocus className={classNames(styles.search)}>
        <Input
          className={classNames(styles.input)}
          placeholder="Type to find one"
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && query === '') onBack();
          }}
        />
      </TextField>
      <FilterList>
        <Menu
          aria-label={fieldName(field)}
          className={classNames(styles.list)}
          items={shown}
          shouldCloseOnSelect={false}
          escapeKeyBehavior="none"
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) =>
            onValues(keys === 'all' ? shown.map(({ id }) => id) : [...keys].map(String))
          }
          renderEmptyState={() => (
            <p className={styles.none}>
              {options.length === 0
                ? 'The sources have no values here.'
                : 'Nothing matches. Try fewer words.'}
            </p>
          )}
        >
          {({ id, words, count }) => (
            <MenuItem id={id} textValue={words} className={classNames(styles.entry)}>
              {({ isSelected }) => (
                <>
                  <span className={classNames(styles.box, isSelected && styles.checked)}>
                    {isSelected && <Check size={12} aria-hidden />}
                  </span>
                  {field === 'tag' && <Dot id={id} context={context} />}
                  <span className={styles.name} title={words}>
                    <bdi>{words}</bdi>
                  </span>
                  <span className={styles.count}>{numbers.format(count)}</span>
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      </FilterList>
      {fieldHint(field) !== undefined && <p className={styles.rest}>{fieldHint(field)}</p>}
      {matching.length > shown.length && (
        <p className={styles.rest}>{numbers.format(matching.length - shown.length)} more: type to find one</p>
      )}
    </Autocomplete>
  );
}

function Dot({ id, context }: { id: string; context: FilterContext }) {
  const tag = context.tags.get(id as TagId);
  return tag === undefined ? null : <TagDot hue={tag.hue} />;
}

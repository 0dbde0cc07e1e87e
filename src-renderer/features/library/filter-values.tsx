/** The values of one field, with counts: those that are checked are asked for. Long lists are searched by typing. */
import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Menu, MenuItem } from 'react-aria-components';
import { counted } from '../../domain/count.ts';
import type { TagId } from '../../domain/ids.ts';
import { sourcesOfOrigins } from '../../domain/origins/origins.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { TagDot } from '../../ui/badge.tsx';
import { ChoiceSearch, choiceStyles } from '../../ui/choice-search.tsx';
import { classNames } from '../../ui/class-names.ts';
import { foldText, wordMatcher } from '../../ui/word-search.ts';
import styles from './filter-button.module.css';
import { type ChoiceFieldId, type FilterContext, fieldHint, fieldName } from './filter-fields.ts';
import { optionsOf } from './filter-words.ts';
import type { SourceFilter } from './source-filter.ts';

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
      optionsOf(field, rows, filter, context).map(({ value, words, count, origins }) => ({
        id: value,
        words,
        count,
        origins,
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
    <ChoiceSearch
      label={fieldName(field)}
      placeholder="Type to find one"
      query={query}
      onQuery={setQuery}
      onKeyDown={(event) => {
        if (event.key === 'Backspace' && query === '') onBack();
      }}
      menu={
        <Menu
          aria-label={fieldName(field)}
          className={choiceStyles.list}
          items={shown}
          shouldCloseOnSelect={false}
          escapeKeyBehavior="none"
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) =>
            onValues(keys === 'all' ? shown.map(({ id }) => id) : [...keys].map(String))
          }
          renderEmptyState={() => (
            <p className={choiceStyles.none}>
              {options.length === 0
                ? 'The sources have no values here.'
                : 'Nothing matches. Try fewer words.'}
            </p>
          )}
        >
          {({ id, words, count, origins }) => (
            <MenuItem id={id} textValue={words} className={choiceStyles.entry}>
              {({ isSelected }) => (
                <>
                  <span className={classNames(styles.box, isSelected && styles.checked)}>
                    {isSelected && <Check size={12} aria-hidden />}
                  </span>
                  {field === 'tag' && <Dot id={id} context={context} />}
                  <span className={choiceStyles.name} title={words}>
                    <bdi>{words}</bdi>
                  </span>
                  <span className={styles.count} title={sourcesOfOrigins(count, origins)}>
                    {numbers.format(count)}
                    {origins < count && ` · ${counted(origins, 'origin')}`}
                  </span>
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      }
    >
      {fieldHint(field) !== undefined && <p className={styles.rest}>{fieldHint(field)}</p>}
      {matching.length > shown.length && (
        <p className={styles.rest}>{numbers.format(matching.length - shown.length)} more: type to find one</p>
      )}
    </ChoiceSearch>
  );
}

function Dot({ id, context }: { id: string; context: FilterContext }) {
  const tag = context.tags.get(id as TagId);
  return tag === undefined ? null : <TagDot hue={tag.hue} />;
}

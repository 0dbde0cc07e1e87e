/** The button that narrows the table: first which field, then which of its values. Every choice works at once. */
import { ChevronLeft, ListFilter } from 'lucide-react';
import { type RefObject, useMemo, useState } from 'react';
import { Dialog, DialogTrigger, Menu, MenuItem, Popover } from 'react-aria-components';
import type { SourceRow } from '../../storage/source-list.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ChoiceSearch, choiceStyles } from '../../ui/choice-search.tsx';
import { classNames } from '../../ui/class-names.ts';
import { foldText, wordMatcher } from '../../ui/word-search.ts';
import { DateSpanFields } from './date-span-fields.tsx';
import styles from './filter-button.module.css';
import {
  CHOICE_FIELD_IDS,
  DATE_FIELD_IDS,
  type FilterContext,
  type FilterFieldId,
  fieldName,
  isDateField,
} from './filter-fields.ts';
import { FilterValues } from './filter-values.tsx';
import { describeField } from './filter-words.ts';
import { fieldsOf, type SourceFilter, withChoices, withDates, withoutField } from './source-filter.ts';

/** Null while the popover is closed; `fields` while a field is chosen. */
export type FilterPage = 'fields' | FilterFieldId | null;

export type FilterButtonProps = {
  rows: readonly SourceRow[];
  filter: SourceFilter;
  context: FilterContext;
  onFilter: (filter: SourceFilter) => void;
  page: FilterPage;
  onPage: (page: FilterPage) => void;
  buttonRef: RefObject<HTMLButtonElement | null>;
};

export function FilterButton(props: FilterButtonProps) {
  const { filter, page, onPage } = props;
  const count = fieldsOf(filter).length;
  return (
    <DialogTrigger isOpen={page !== null} onOpenChange={(isOpen) => onPage(isOpen ? 'fields' : null)}>
      <Button
        ref={props.buttonRef}
        icon={<ListFilter size={15} aria-hidden />}
        className={classNames(count > 0 && styles.active)}
      >
        Filter
      </Button>
      <Popover className={choiceStyles.popover} offset={4} placement="bottom start">
        <Dialog
          aria-label={page === null || page === 'fields' ? 'Filter sources' : `Filter by ${fieldName(page)}`}
          className={choiceStyles.dialog}
        >
          {page === 'fields' && <Fields {...props} />}
          {page !== null && page !== 'fields' && <FieldPage key={page} {...props} field={page} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const FIELDS = [...CHOICE_FIELD_IDS, ...DATE_FIELD_IDS].map((id) => ({
  id,
  name: fieldName(id),
  search: foldText(fieldName(id)),
}));

function Fields({ filter, context, onPage }: FilterButtonProps) {
  const [query, setQuery] = useState('');
  const shown = useMemo(() => {
    const matches = wordMatcher(query);
    return FIELDS.filter(({ search }) => matches(search));
  }, [query]);
  const narrowed = new Set<string>(fieldsOf(filter));
  return (
    <ChoiceSearch
      label="Field"
      placeholder="Filter by…"
      query={query}
      onQuery={setQuery}
      menu={
        <Menu
          aria-label="Fields"
          shouldCloseOnSelect={false}
          className={choiceStyles.list}
          items={shown}
          dependencies={[filter]}
          onAction={(key) => onPage(FIELDS.find(({ id }) => id === key)?.id ?? null)}
          renderEmptyState={() => <p className={choiceStyles.none}>There is no such field.</p>}
        >
          {({ id, name }) => (
            <MenuItem id={id} textValue={name} className={choiceStyles.entry}>
              <span className={choiceStyles.name}>{name}</span>
              {narrowed.has(id) && (
                <span className={classNames(choiceStyles.detail, styles.narrowed)}>
                  {describeField(filter, id, context).words}
                </span>
              )}
            </MenuItem>
          )}
        </Menu>
      }
    />
  );
}

function FieldPage(props: FilterButtonProps & { field: FilterFieldId }) {
  const { field, filter, onFilter, onPage } = props;
  const isNarrowed = fieldsOf(filter).includes(field);
  const back = (): void => onPage('fields');
  return (
    <>
      <div className={styles.header}>
        <IconButton label="Other fields" icon={<ChevronLeft size={15} />} onPress={back} />
        <h2 className={styles.heading}>{fieldName(field)}</h2>
        {isNarrowed && (
          <Button size="small" kind="quiet" onPress={() => onFilter(withoutField(filter, field))}>
            Clear
          </Button>
        )}
      </div>
      {isDateField(field) ? (
        <DateSpanFields
          span={filter.dates[field] ?? { from: '', to: '' }}
          onSpan={(span) => onFilter(withDates(filter, field, span))}
        />
      ) : (
        <FilterValues
          {...props}
          field={field}
          onValues={(values) => onFilter(withChoices(filter, field, values))}
          onBack={back}
        />
      )}
    </>
  );
}

/** A list that is searched as one types: the field keeps the keyboard, arrows choose, Enter takes. */
import { type ReactNode, useMemo, useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './search-list.module.css';
import { wordMatcher } from './word-search.ts';

/** `search` is the text that is searched in, folded by `foldText`. Only shown entries are drawn. */
export type SearchEntry = { id: string; text: string; search: string; draw: () => ReactNode };

export type SearchListProps = {
  label: string;
  placeholder: string;
  entries: readonly SearchEntry[];
  /** What stands there when there is nothing to choose from at all. */
  empty: string;
  onChoose: (id: string) => void;
};

/** More than these are found by typing. */
const MOST_SHOWN = 50;

export function SearchList({ label, placeholder, entries, empty, onChoose }: SearchListProps) {
  const [query, setQuery] = useState('');
  const matching = useMemo(() => {
    const matches = wordMatcher(query);
    return entries.filter(({ search }) => matches(search));
  }, [entries, query]);
  const shown = matching.slice(0, MOST_SHOWN);
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label={label} autoFocus className={classNames(styles.field)}>
        <Input className={classNames(styles.input)} placeholder={placeholder} />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the entries never take the focus, so only this can be scrolled by keyboard */}
      <section className={styles.results} tabIndex={0} aria-label="Results">
        <Menu
          aria-label={label}
          className={classNames(styles.list)}
          items={shown}
          onAction={(key) => onChoose(String(key))}
          renderEmptyState={() => (
            <p className={styles.none}>
              {entries.length === 0 ? empty : 'Nothing matches. Try fewer words.'}
            </p>
          )}
        >
          {(entry) => (
            <MenuItem id={entry.id} textValue={entry.text} className={classNames(styles.entry)}>
              {entry.draw()}
            </MenuItem>
          )}
        </Menu>
      </section>
      {matching.length > shown.length && (
        <p className={styles.more}>
          {(matching.length - shown.length).toLocaleString('en')} more: type to narrow them down
        </p>
      )}
    </Autocomplete>
  );
}

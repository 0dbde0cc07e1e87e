/** A list that is searched as one types: the field keeps the keyboard, arrows choose, Enter takes. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { onceDrawn } from './once-drawn.ts';
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
  /** There are more entries to come. */
  isIncomplete?: boolean;
  /** The first letter is typed: whoever has more entries than a list shows may fetch them then. */
  onType?: () => void;
  onChoose: (id: string) => void;
};

/** More than these are found by typing. */
const MOST_SHOWN = 50;
/** As many as are in view before one scrolls; the others follow. */
const FIRST_SHOWN = 14;

/** How many entries are drawn: after each letter no more than are seen, until they are on the screen. */
function useMostShown(query: string): number {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => onceDrawn(() => setSettled(query), 500), [query]);
  return settled === query ? MOST_SHOWN : FIRST_SHOWN;
}

/** The same array as long as it holds the same entries: a list of them is costly to draw. */
function useSameArray<Item>(items: readonly Item[]): readonly Item[] {
  const before = useRef(items);
  const isSame =
    items.length === before.current.length && items.every((item, at) => item === before.current[at]);
  if (!isSame) before.current = items;
  return before.current;
}

export function SearchList(props: SearchListProps) {
  const { label, placeholder, entries, onChoose } = props;
  const [query, setQuery] = useState('');
  const matching = useMemo(() => {
    const matches = wordMatcher(query);
    return entries.filter(({ search }) => matches(search));
  }, [entries, query]);
  const shown = useSameArray(matching.slice(0, useMostShown(query)));
  const type = (text: string): void => {
    if (query === '' && text !== '') props.onType?.();
    setQuery(text);
  };
  return (
    <Autocomplete inputValue={query} onInputChange={type}>
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
          renderEmptyState={() => <p className={styles.none}>{whyNothing(props)}</p>}
        >
          {(entry) => (
            <MenuItem id={entry.id} textValue={entry.text} className={classNames(styles.entry)}>
              {entry.draw()}
            </MenuItem>
          )}
        </Menu>
      </section>
      {matching.length > MOST_SHOWN && (
        <p className={styles.more}>
          {(matching.length - MOST_SHOWN).toLocaleString('en')} more: type to narrow them down
        </p>
      )}
    </Autocomplete>
  );
}

function whyNothing({ entries, empty, isIncomplete }: SearchListProps): string {
  if (isIncomplete === true) return 'Searching…';
  return entries.length === 0 ? empty : 'Nothing matches. Try fewer words.';
}

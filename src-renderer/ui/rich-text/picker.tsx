/**
 * A searchable list that opens at the caret: type, arrows, Enter. The focus returns to the text, and the selection there
 * is as it was.
 */
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './picker.module.css';
import { wordMatcher } from './word-search.ts';

/** `search` is the text that is searched in, folded by `foldText`. Only shown entries are drawn. */
export type PickerEntry = { id: string; text: string; search: string; draw: () => ReactNode };

export type PickerProps = {
  label: string;
  placeholder: string;
  entries: readonly PickerEntry[];
  /** What stands there when there is nothing to choose from at all. */
  empty: string;
  /** Where the picker opens: the caret, in the window's pixels. */
  caret: { left: number; top: number; bottom: number };
  onChoose: (id: string) => void;
  onClose: () => void;
};

/** More than these are found by typing. */
const MOST_SHOWN = 50;
const WIDTH = 520;
const HEIGHT = 380;
const GAP = 6;

/** Render it only while it is open. */
export function Picker(props: PickerProps) {
  const modal = useRef<HTMLDivElement>(null);
  const { left, top, bottom } = props.caret;
  useLayoutEffect(() => {
    const element = modal.current;
    if (element === null) return;
    const isBelow = bottom + GAP + HEIGHT <= innerHeight || top < innerHeight / 2;
    element.style.left = `${Math.max(GAP, Math.min(left - 40, innerWidth - WIDTH - GAP))}px`;
    element.style.top = isBelow ? `${bottom + GAP}px` : 'auto';
    element.style.bottom = isBelow ? 'auto' : `${innerHeight - top + GAP}px`;
    element.style.maxHeight = `${Math.min(HEIGHT, isBelow ? innerHeight - bottom - 3 * GAP : top - 3 * GAP)}px`;
  }, [left, top, bottom]);
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
    >
      <Modal ref={modal} className={classNames(styles.modal)}>
        <Dialog aria-label={props.label} className={classNames(styles.dialog)}>
          <PickerList {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PickerList({ label, placeholder, entries, empty, onChoose }: PickerProps) {
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

/** Choosing in a popover: the field keeps the keyboard and narrows the menu under it, arrows lead through that, Enter takes. */
import type { KeyboardEvent, ReactNode } from 'react';
import { Autocomplete, Input, TextField } from 'react-aria-components';
import styles from './choice-search.module.css';
import { classNames } from './class-names.ts';

/** For the popover, its dialog, the menu and its entries. */
export const choiceStyles = {
  popover: classNames(styles.popover),
  dialog: classNames(styles.dialog),
  list: classNames(styles.list),
  entry: classNames(styles.entry),
  name: classNames(styles.name),
  detail: classNames(styles.detail),
  none: classNames(styles.none),
};

export type ChoiceSearchProps = {
  label: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  menu: ReactNode;
  /** What stands under the menu, and is not scrolled with it. */
  children?: ReactNode;
};

export function ChoiceSearch(props: ChoiceSearchProps) {
  return (
    <Autocomplete inputValue={props.query} onInputChange={props.onQuery}>
      <TextField aria-label={props.label} autoFocus className={classNames(styles.search)}>
        <Input
          className={classNames(styles.input)}
          placeholder={props.placeholder}
          {...(props.onKeyDown === undefined ? {} : { onKeyDown: props.onKeyDown })}
        />
      </TextField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the entries never take the focus, so only this can be scrolled by keyboard */}
      <section className={styles.results} tabIndex={0} aria-label="Results">
        {props.menu}
      </section>
      {props.children}
    </Autocomplete>
  );
}

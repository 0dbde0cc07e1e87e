/** The part of the filter's popover that scrolls. */
import type { ReactNode } from 'react';
import styles from './filter-button.module.css';

export function FilterList({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the entries never take the focus, so only this can be scrolled by keyboard
    <section className={styles.results} tabIndex={0} aria-label="Results">
      {children}
    </section>
  );
}

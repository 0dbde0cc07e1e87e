/** The caret. The text is not editable, so the browser draws none. */
import { useLayoutEffect, useRef } from 'react';
import { useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
import { caretRect } from './text-geometry.ts';
import { toScrolled } from './text-page.ts';
import styles from './text-pane.module.css';
import { useLayoutVersion } from './use-layout-version.ts';

export function CaretLayer() {
  const session = useReaderSession();
  const offset = useReaderState(session.store, ({ caret, hasFocus, extent }) =>
    caret !== null && hasFocus && extent === null && caret.anchor === caret.focus ? caret.focus : null,
  );
  const version = useLayoutVersion(session);
  const element = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the caret.
  useLayoutEffect(() => {
    const { current: page } = session.page;
    if (element.current === null || page === null || offset === null) return;
    const rect = caretRect(page.map, offset);
    if (rect === null) return;
    const { left, top, bottom } = toScrolled(page, rect);
    element.current.style.transform = `translate(${Math.round(left) - 1}px, ${top}px)`;
    element.current.style.height = `${Math.max(bottom - top, 12)}px`;
  }, [session, offset, version]);
  // A new key with each move starts the blinking afresh, so that a moving caret is always visible.
  return offset === null ? null : <div key={offset} ref={element} className={styles.caret} aria-hidden />;
}

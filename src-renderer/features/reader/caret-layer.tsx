/** The caret. The text is not editable, so the browser draws none. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
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
  useBlinking(element, offset, session.page.current?.scroller);
  return offset === null ? null : <div ref={element} className={styles.caret} aria-hidden />;
}

/** Milliseconds that a caret is shown, and then hidden. */
const SHOWN = 660;
const HIDDEN = 440;

/**
 * Blinks by a timer: an animation of the style sheet computes styles at every frame, and then the browser looks through all
 * highlights again. Each move and each scroll begins afresh, so that a moving caret is always visible and scrolling stays smooth.
 */
function useBlinking(
  caret: RefObject<HTMLElement | null>,
  offset: number | null,
  scroller: HTMLElement | undefined,
): void {
  useEffect(() => {
    if (offset === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    let timer = 0;
    const show = (isShown: boolean): void => {
      if (caret.current !== null) caret.current.style.visibility = isShown ? '' : 'hidden';
      timer = window.setTimeout(() => show(!isShown), isShown ? SHOWN : HIDDEN);
    };
    const begin = (): void => {
      clearTimeout(timer);
      show(true);
    };
    begin();
    scroller?.addEventListener('scroll', begin, { passive: true });
    return () => {
      clearTimeout(timer);
      scroller?.removeEventListener('scroll', begin);
    };
  }, [caret, offset, scroller]);
}

/** Handles at both ends of the chosen annotation: dragging one changes the extent, in one change. */
import { type PointerEvent, useLayoutEffect, useRef } from 'react';
import { type Edge, moveEdgeTo } from '../../domain/text/extent.ts';
import { classNames } from '../../ui/class-names.ts';
import type { ReaderRecords } from './reader-records.ts';
import { findAnnotation, useReaderSession } from './reader-session.ts';
import { useReaderState } from './reader-store.ts';
import { caretRect } from './text-geometry.ts';
import { toScrolled } from './text-page.ts';
import styles from './text-pane.module.css';
import { useLayoutVersion } from './use-layout-version.ts';
import type { ReaderActions } from './use-reader-actions.ts';

/** Within this many pixels of the edge, dragging scrolls. */
const SCROLL_ZONE = 36;

type Drag = { edge: Edge; dx: number; dy: number };

/** `records` are not read here: new ones mean that an annotation can have moved. */
export function ExtentHandles({ actions }: { records: ReaderRecords; actions: ReaderActions }) {
  const session = useReaderSession();
  const { store } = session;
  const selectedId = useReaderState(store, (state) => state.selectedId);
  const extent = useReaderState(store, (state) => state.extent);
  const anchor = selectedId === null ? undefined : findAnnotation(session, selectedId)?.anchor;
  const shown = extent ?? anchor;
  if (shown === undefined || selectedId === null) return null;
  return (
    <>
      <Handle edge="start" start={shown.start} end={shown.end} actions={actions} />
      <Handle edge="end" start={shown.start} end={shown.end} actions={actions} />
    </>
  );
}

type HandleProps = { edge: Edge; start: number; end: number; actions: ReaderActions };

function Handle({ edge, start, end, actions }: HandleProps) {
  const session = useReaderSession();
  const { store, page, revision } = session;
  const version = useLayoutVersion(session);
  const element = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const offset = edge === 'start' ? start : end;
  const bias = edge === 'start' ? 'after' : 'before';

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the handle.
  useLayoutEffect(() => {
    const rect = page.current === null ? null : caretRect(page.current.map, offset, bias);
    if (element.current === null || page.current === null || rect === null) return;
    const { left, top, bottom } = toScrolled(page.current, rect);
    element.current.style.transform = `translate(${left}px, ${top}px)`;
    element.current.style.height = `${bottom - top}px`;
  }, [page, offset, bias, version]);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const rect = page.current === null ? null : caretRect(page.current.map, offset, bias);
    const { selectedId } = store.get();
    if (rect === null || selectedId === null || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    // The handle is beside its character: what is looked up is as far from the pointer as when it was gripped.
    drag.current = { edge, dx: rect.left - event.clientX, dy: (rect.top + rect.bottom) / 2 - event.clientY };
    store.set({ extent: { id: selectedId, start, end, by: 'pointer' } });
  };
  const onPointerMove = (event: PointerEvent): void => {
    const { extent } = store.get();
    if (drag.current === null || extent === null || page.current === null) return;
    scrollNearEdge(page.current.scroller, event.clientY);
    const at = page.current.map.offsetAtPoint(
      event.clientX + drag.current.dx,
      event.clientY + drag.current.dy,
    );
    if (at !== null) store.set({ extent: { ...extent, ...moveEdgeTo(revision.text, extent, edge, at) } });
  };
  const onPointerUp = (): void => {
    if (drag.current === null) return;
    drag.current = null;
    actions.saveExtent();
  };
  const onPointerCancel = (): void => {
    drag.current = null;
    store.set({ extent: null });
  };

  return (
    <div
      ref={element}
      aria-hidden
      className={classNames(styles.handle, edge === 'start' ? styles.handleStart : styles.handleEnd)}
      data-edge={edge}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
    />
  );
}

function scrollNearEdge(scroller: HTMLElement, y: number): void {
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + SCROLL_ZONE) scroller.scrollTop -= 12;
  if (y > bottom - SCROLL_ZONE) scroller.scrollTop += 12;
}

/**
 * Keeps the painted highlights in step with the annotations and with what is chosen, pointed at or jumped to. Only what is
 * near the view is painted: the browser looks through all ranges again whenever anything on the page changes.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { AnnotationId } from '../../domain/ids.ts';
import type { Annotation } from '../../domain/records.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import type { PaintedAnnotation } from './highlight-painter.ts';
import { annotationsIn, type ReaderRecords } from './reader-records.ts';
import { findAnnotation, passageOfCaret, type ReaderSession } from './reader-session.ts';
import type { ExtentDraft } from './reader-store.ts';
import { useReaderState } from './reader-store.ts';
import { offsetsBetween } from './text-geometry.ts';
import type { TextPage } from './text-page.ts';

/** An annotation wears the hue of its first tag; while its extent is being changed, it is where it would go. */
function paintedOf(
  session: ReaderSession,
  { tagById }: ReaderRecords,
  annotations: readonly Annotation[],
  extent: ExtentDraft | null,
): PaintedAnnotation[] {
  return annotations.map((annotation) => {
    const { id, anchor, tagIds } = session.pending.get(annotation.id) ?? annotation;
    const tag = tagIds.map((tagId) => tagById.get(tagId)).find((found) => found !== undefined);
    const { start, end } = extent?.id === id ? extent : anchor;
    return { id, start, end, hue: tag?.hue ?? null };
  });
}

/** Heights of the view that are painted above and below it, and that are kept so while scrolling. */
const AROUND = 3;
const LEAST_AROUND = 1;

function offsetsAround({ map, scroller }: TextPage, views: number): TextRange {
  const { top, bottom, height } = scroller.getBoundingClientRect();
  return offsetsBetween(map, top - views * height, bottom + views * height);
}

/** Paints what is near the view, and again as soon as scrolling comes near to where that ends. */
function usePaintedView(session: ReaderSession, records: ReaderRecords, isDrawn: boolean): void {
  const { page, store } = session;
  const extent = useReaderState(store, (state) => state.extent);
  const painted = useRef<TextRange>({ start: 0, end: 0 });
  const latest = useRef({ records, extent });
  latest.current = { records, extent };
  useLayoutEffect(() => {
    const opened = page.current;
    if (!isDrawn || opened === null) return undefined;
    const follow = (): void => {
      const near = offsetsAround(opened, LEAST_AROUND);
      if (near.start >= painted.current.start && near.end <= painted.current.end) return;
      painted.current = offsetsAround(opened, AROUND);
      paintBetween(session, opened, latest.current, painted.current);
    };
    // Sizes change with the window and the type, and as blocks that were never drawn get their true heights.
    const observer = new ResizeObserver(follow);
    observer.observe(opened.scroller);
    observer.observe(opened.map.root);
    opened.scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      opened.scroller.removeEventListener('scroll', follow);
    };
  }, [isDrawn, session, page]);
  useLayoutEffect(() => {
    const opened = page.current;
    if (!isDrawn || opened === null) return;
    if (painted.current.end === 0) painted.current = offsetsAround(opened, AROUND);
    paintBetween(session, opened, { records, extent }, painted.current);
  }, [isDrawn, session, page, records, extent]);
}

function paintBetween(
  session: ReaderSession,
  { painter }: TextPage,
  { records, extent }: { records: ReaderRecords; extent: ExtentDraft | null },
  { start, end }: TextRange,
): void {
  // What was made a moment ago is painted ahead of the database's answer, and stays so until that comes.
  const ahead = [...session.pending.values()].filter(({ id }) => !records.byId.has(id));
  painter.paint(paintedOf(session, records, [...annotationsIn(records, start, end), ...ahead], extent));
}

function rangesOf(session: ReaderSession, ids: readonly AnnotationId[]): TextRange[] {
  return ids.flatMap((id) => findAnnotation(session, id)?.anchor ?? []);
}

export function useHighlights(session: ReaderSession, records: ReaderRecords, isDrawn: boolean): void {
  const { store, page, revision } = session;
  usePaintedView(session, records, isDrawn);
  const extent = useReaderState(store, (state) => state.extent);
  const selectedId = useReaderState(store, (state) => state.selectedId);
  const hoveredIds = useReaderState(store, (state) => state.hoveredIds);
  const flash = useReaderState(store, (state) => state.flash);
  // With the keyboard elsewhere the browser shows no selection: ours is painted, so that a dialog's subject stays visible.
  const passage = useReaderState(store, ({ caret, hasFocus, isSelecting, isPainted }) =>
    (hasFocus || isSelecting) && !isPainted ? null : passageOfCaret(revision.text, caret),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows can have moved.
  useEffect(() => {
    const shown = extent !== null ? [extent] : selectedId === null ? [] : rangesOf(session, [selectedId]);
    page.current?.painter.paintSpecial('annotation-selected', shown);
  }, [session, page, records, extent, selectedId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new rows can have moved.
  useEffect(() => {
    page.current?.painter.paintSpecial('annotation-hovered', rangesOf(session, hoveredIds));
  }, [session, page, records, hoveredIds]);
  useEffect(() => {
    page.current?.painter.paintSpecial('passage', passage === null ? [] : [passage]);
  }, [page, passage]);
  useEffect(() => {
    page.current?.painter.paintSpecial('flash', flash === null ? [] : [flash]);
  }, [page, flash]);
}

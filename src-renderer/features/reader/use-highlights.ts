/** Keeps the painted highlights in step with the annotations and with what is chosen, pointed at or jumped to. */
import { useEffect } from 'react';
import type { AnnotationId } from '../../domain/ids.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import type { PaintedAnnotation } from './highlight-painter.ts';
import type { ReaderRecords } from './reader-records.ts';
import { findAnnotation, passageOfCaret, type ReaderSession } from './reader-session.ts';
import type { ExtentDraft } from './reader-store.ts';
import { useReaderState } from './reader-store.ts';

/** An annotation wears the hue of its first tag; while its extent is being changed, it is where it would go. */
function paintedOf(
  session: ReaderSession,
  { annotations, tagById }: ReaderRecords,
  extent: ExtentDraft | null,
): PaintedAnnotation[] {
  return annotations.map((annotation) => {
    const { id, anchor, tagIds } = session.pending.get(annotation.id) ?? annotation;
    const tag = tagIds.map((tagId) => tagById.get(tagId)).find((found) => found !== undefined);
    const { start, end } = extent?.id === id ? extent : anchor;
    return { id, start, end, hue: tag?.hue ?? null };
  });
}

function rangesOf(session: ReaderSession, ids: readonly AnnotationId[]): TextRange[] {
  return ids.flatMap((id) => findAnnotation(session, id)?.anchor ?? []);
}

export function useHighlights(session: ReaderSession, records: ReaderRecords, isDrawn: boolean): void {
  const { store, page, revision } = session;
  const extent = useReaderState(store, (state) => state.extent);
  const selectedId = useReaderState(store, (state) => state.selectedId);
  const hoveredIds = useReaderState(store, (state) => state.hoveredIds);
  const flash = useReaderState(store, (state) => state.flash);
  // With the keyboard elsewhere the browser shows no selection: ours is painted, so that a dialog's subject stays visible.
  const passage = useReaderState(store, ({ caret, hasFocus, isSelecting, isPainted }) =>
    (hasFocus || isSelecting) && !isPainted ? null : passageOfCaret(revision.text, caret),
  );
  useEffect(() => {
    if (isDrawn) page.current?.painter.paint(paintedOf(session, records, extent));
  }, [isDrawn, session, page, records, extent]);
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

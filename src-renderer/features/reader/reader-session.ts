/** One opened text: what every part of the reader shares. The object stays the same while the text is open. */
import { createContext, type RefObject, useContext } from 'react';
import type { AnnotationId, SourceId } from '../../domain/ids.ts';
import type { Annotation, Revision } from '../../domain/records.ts';
import type { Locator } from '../../domain/text/locator.ts';
import { passageOf } from '../../domain/text/passage.ts';
import type { TextRange } from '../../domain/text/sentence.ts';
import type { PendingRows } from './pending-rows.ts';
import type { ReaderRecords, WantedAnnotations } from './reader-records.ts';
import type { Caret, ReaderState, ReaderStore } from './reader-store.ts';
import { revealRange, type TextPage } from './text-page.ts';

export type ReaderSession = {
  sourceId: SourceId;
  revision: Revision;
  /** UTF-16 offset at which the text is shown at first. */
  openedAt: number;
  store: ReaderStore;
  /** Where a passage stands, as readers cite it. */
  locate: (passage: TextRange) => Locator | null;
  /** Null until the text is on the page. */
  page: RefObject<TextPage | null>;
  /** The newest rows, for event handlers. */
  records: RefObject<ReaderRecords>;
  /** What the filter leaves of them. */
  wanted: RefObject<WantedAnnotations>;
  /** Rows that are ahead of the newest. */
  pending: PendingRows;
};

const SessionContext = createContext<ReaderSession | null>(null);
export const ReaderSessionProvider = SessionContext;

export function useReaderSession(): ReaderSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('This part of the reader needs an open text around it');
  return session;
}

/** An annotation as it is now, also when the database has not answered yet. */
export function findAnnotation(
  { records, pending }: ReaderSession,
  id: AnnotationId,
): Annotation | undefined {
  return pending.get(id) ?? records.current.byId.get(id);
}

/** The passage that is selected, trimmed to what would be stored; null for a mere caret. */
export function selectedPassage({ store, revision }: ReaderSession): TextRange | null {
  return passageOfCaret(revision.text, store.get().caret);
}

/** By caret, of which each text has its own: texts side by side are asked in turn. */
const passages = new WeakMap<Caret, { text: string; passage: TextRange | null }>();

/** Like `passageOf`, and gives the same object again for the same selection, as subscribers to a store need it. */
export function passageOfCaret(text: string, caret: Caret | null): TextRange | null {
  if (caret === null || caret.anchor === caret.focus) return null;
  const known = passages.get(caret);
  if (known?.text === text) return known.passage;
  const passage = passageOf(text, caret.anchor, caret.focus);
  passages.set(caret, { text, passage });
  return passage;
}

/**
 * Selections beyond this many UTF-16 units stay ours alone: the browser would draw all that is selected at once, on screen
 * or not, which takes seconds in a text of megabytes.
 */
const LARGEST_NATIVE = 200_000;

/** Puts the browser's own selection where ours is, so that copying and screen readers agree with what is shown. */
export function syncDocumentSelection({ store, page }: ReaderSession): void {
  const { caret } = store.get();
  const selection = document.getSelection();
  if (caret === null || page.current === null || selection === null) return;
  const isPainted = Math.abs(caret.focus - caret.anchor) > LARGEST_NATIVE;
  store.set({ isPainted });
  const { map } = page.current;
  const focusBias = caret.focus > caret.anchor ? 'before' : 'after';
  const focus = map.pointAt(caret.focus, focusBias);
  const anchor = isPainted
    ? focus
    : map.pointAt(caret.anchor, caret.anchor > caret.focus ? 'before' : 'after');
  if (anchor !== null && focus !== null)
    selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

/** The state with a new caret or selection. One thing at a time: a selected passage takes the place of a chosen annotation. */
export function withCaret(caret: Caret): Partial<ReaderState> {
  return { caret, isBarDismissed: false, ...(caret.anchor === caret.focus ? {} : { selectedId: null }) };
}

/** Sets the caret or selection. `reveal` scrolls its moving end into view. */
export function select(session: ReaderSession, caret: Caret, reveal = true): void {
  session.store.set(withCaret(caret));
  syncDocumentSelection(session);
  const { current: page } = session.page;
  if (reveal && page !== null) revealRange(page, { start: caret.focus, end: caret.focus }, 'nearest');
}

/** Gives the text the keyboard without scrolling to it. */
export function focusText({ page }: ReaderSession): void {
  page.current?.map.root.focus({ preventScroll: true });
}

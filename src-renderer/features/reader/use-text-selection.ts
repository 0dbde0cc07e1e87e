/** The pointer's selections: the browser draws them, we read them. */
import { useEffect } from 'react';
import { type ReaderSession, syncDocumentSelection, withCaret } from './reader-session.ts';

/** Takes over what the browser selected in the text; selections elsewhere leave ours alone. */
function readDocumentSelection({ store, page }: ReaderSession): void {
  const selection = document.getSelection();
  const { current: drawn } = page;
  if (drawn === null || selection?.anchorNode == null || selection.focusNode === null) return;
  const anchor = drawn.map.offsetOf(selection.anchorNode, selection.anchorOffset);
  const focus = drawn.map.offsetOf(selection.focusNode, selection.focusOffset);
  if (anchor === null || focus === null) return;
  const { caret, isPainted } = store.get();
  if (caret?.focus === focus && (caret.anchor === anchor || isPainted)) return;
  store.set({ ...withCaret({ anchor, focus }), isPainted: false });
}

/** Follows the document's selection, and whether the text has the keyboard. */
export function useTextSelection(session: ReaderSession): void {
  useEffect(() => {
    const { store } = session;
    const read = (): void => readDocumentSelection(session);
    const release = (): void => {
      if (!store.get().isSelecting) return;
      read();
      store.set({ isSelecting: false });
    };
    document.addEventListener('selectionchange', read);
    addEventListener('pointerup', release);
    addEventListener('pointercancel', release);
    addEventListener('blur', release);
    return () => {
      document.removeEventListener('selectionchange', read);
      removeEventListener('pointerup', release);
      removeEventListener('pointercancel', release);
      removeEventListener('blur', release);
    };
  }, [session]);
}

/** When the keyboard comes back to the text, the browser's selection has usually gone elsewhere: it is put back. */
export function restoreSelection(session: ReaderSession): void {
  const { map } = session.page.current ?? {};
  const node = document.getSelection()?.anchorNode ?? null;
  if (map === undefined || (node !== null && map.root.contains(node))) return;
  syncDocumentSelection(session);
}

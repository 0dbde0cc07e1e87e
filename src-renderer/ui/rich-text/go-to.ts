/** Going to a place in an open text. */
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { useEffect } from 'react';
import { findPassage } from '../../domain/search/passage.ts';
import { parseQuery } from '../../domain/search/query.ts';
import { pointerNodes } from './document-pointers.ts';
import type { DocumentSession } from './document-session.ts';

/** Selects the citation or claim block of this index among those of the document; nothing where there is none. */
export function goToPointer({ editor }: DocumentSession, index: number): void {
  const found = pointerNodes(editor.state.doc)[index];
  if (found === undefined) return;
  const selection = NodeSelection.create(editor.state.doc, found.position);
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView());
  editor.view.focus();
}

/** Stands in for atoms, so that offsets in a block's text are positions in the document. */
const ATOM = '\ufffc';

/** Selects where most of the words that were searched for stand together; nothing where none does. */
export function goToWords({ editor }: DocumentSession, typed: string): void {
  const query = parseQuery(typed);
  const { doc, tr } = editor.state;
  let best: { from: number; to: number; count: number } | null = null;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const matches = findPassage(node.textBetween(0, node.content.size, undefined, ATOM), query) ?? [];
    const [first, last] = [matches[0], matches.at(-1)];
    if (first !== undefined && last !== undefined && matches.length > (best?.count ?? 0))
      best = { from: position + 1 + first.start, to: position + 1 + last.end, count: matches.length };
    return false;
  });
  if (best === null) return;
  const { from, to } = best as { from: number; to: number };
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)).scrollIntoView());
  editor.view.focus();
}

/** Goes to the words that were searched for once the text is shown. */
export function useArrivalAt(session: DocumentSession, words: string | undefined): void {
  useEffect(() => {
    if (words !== undefined) goToWords(session, words);
  }, [session, words]);
}

/** Puts the caret at the start of the block at `position`. */
export function goToBlock({ editor }: DocumentSession, position: number): void {
  const { doc, tr } = editor.state;
  if (position >= doc.content.size) return;
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(position + 1))));
  editor.view.focus();
  const element = editor.view.nodeDOM(position);
  // Near the top, so that what follows a heading is seen with it.
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** Going to a place in an open text. */
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
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

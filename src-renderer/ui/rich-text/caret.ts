/** The caret of an open text. */
import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Takes over a caret that the browser has moved but not reported yet, as after a quick End or arrow: what is about to
 * open would take the focus, and the editor would never hear of it.
 */
export function catchUpWithCaret(view: EditorView): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  if (!view.hasFocus() || view.state.selection instanceof NodeSelection) return;
  if (!(anchorNode instanceof Node && focusNode instanceof Node)) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const { doc, selection, tr } = view.state;
  const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0);
  const head = view.posAtDOM(focusNode, focusOffset ?? 0);
  if (anchor === selection.anchor && head === selection.head) return;
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))));
}

/** Puts the caret behind the atom at `position`: whoever comes back from where it led must not type over it. */
export function leaveAtom(view: EditorView, position: number): void {
  const { doc, tr } = view.state;
  const end = doc.resolve(position + (doc.nodeAt(position)?.nodeSize ?? 0));
  const caret = Selection.findFrom(end, 1, true) ?? Selection.findFrom(end, -1, true);
  if (caret !== null) view.dispatch(tr.setSelection(caret));
}

/** Putting citations and claim blocks into the text, as transactions on the editor's state. */
import { Fragment, type Node } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { type CitationTarget, citationNode, claimBlockNode } from '../../domain/brief/document.ts';
import type { ClaimId } from '../../domain/ids.ts';

/** Where a citation goes: after the selection, and before a space that was typed ahead of it. */
export type CitationPlace = { position: number; hasSpaceAfter: boolean; needsSpace: boolean };

const WORD = /[\p{L}\p{N}]/u;

/**
 * The place of a citation at the selection. It stands directly after the words it supports, never after a space; a word
 * that follows is parted from it.
 */
export function citationPlace(state: EditorState): CitationPlace {
  const end = state.selection.$to;
  const before = end.parent.textBetween(0, end.parentOffset, undefined, '\ufffc');
  const after = end.parent.textBetween(end.parentOffset, end.parent.content.size, undefined, '\ufffc');
  const isAfterSpace = /\S[ \u00a0]$/u.test(before);
  return {
    position: isAfterSpace ? end.pos - 1 : end.pos,
    hasSpaceAfter: isAfterSpace,
    needsSpace: !isAfterSpace && WORD.test(Array.from(after)[0] ?? ''),
  };
}

/** Inserts a citation at the selection; selected words stay. The caret ends behind it, and behind the space after it. */
export function insertCitation(state: EditorState, target: CitationTarget): Transaction {
  const citation = state.schema.nodeFromJSON(citationNode(target));
  if (!state.selection.$to.parent.inlineContent) return insertAsParagraph(state, citation);
  const place = citationPlace(state);
  const content = place.needsSpace ? [citation, state.schema.text(' ')] : [citation];
  const transaction = state.tr.insert(place.position, Fragment.from(content));
  const caret = place.position + citation.nodeSize + (place.hasSpaceAfter ? 1 : 0);
  return transaction.setSelection(TextSelection.create(transaction.doc, caret)).scrollIntoView();
}

/** Where a block is selected, an inline atom gets a paragraph of its own after it. */
function insertAsParagraph(state: EditorState, citation: Node): Transaction {
  const paragraph = state.schema.node('paragraph', null, citation);
  const position = state.selection.to;
  const transaction = state.tr.insert(position, paragraph);
  return transaction
    .setSelection(Selection.near(transaction.doc.resolve(position + paragraph.nodeSize - 1), -1))
    .scrollIntoView();
}

/**
 * Inserts a claim block below the part of the text that holds the selection: a paragraph, a list, a table, the bottom
 * line. An empty paragraph is used up. Typing goes on in an empty paragraph below the block, never in what stands there.
 */
export function insertClaimBlock(state: EditorState, claimId: ClaimId): Transaction {
  const block = state.schema.nodeFromJSON(claimBlockNode(claimId));
  const { $to } = state.selection;
  const isEmptyParagraph =
    $to.depth === 1 && $to.parent.type.name === 'paragraph' && $to.parent.content.size === 0;
  const start = isEmptyParagraph ? $to.before(1) : $to.depth === 0 ? $to.pos : $to.after(1);
  const transaction = isEmptyParagraph
    ? state.tr.replaceWith(start, $to.after(1), block)
    : state.tr.insert(start, block);
  const end = start + block.nodeSize;
  const below = transaction.doc.resolve(end).nodeAfter;
  if (below?.type.name !== 'paragraph' || below.content.size > 0)
    transaction.insert(end, state.schema.node('paragraph'));
  return transaction.setSelection(TextSelection.create(transaction.doc, end + 1)).scrollIntoView();
}

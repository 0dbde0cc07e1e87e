import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import {
  bottomLineNode,
  citationNode,
  claimBlockNode,
  documentNode,
  headingNode,
  paragraphNode,
  textNode,
} from '../../../../src-renderer/domain/brief/document.ts';
import type { AnnotationId, ClaimId } from '../../../../src-renderer/domain/ids.ts';
import type { RichTextNode } from '../../../../src-renderer/domain/records.ts';
import { insertCitation, insertClaimBlock } from '../../../../src-renderer/ui/rich-text/insert.ts';
import { schemaOf } from '../../../../src-renderer/ui/rich-text/schema.ts';

const schema = schemaOf('brief');
const target = { kind: 'annotation', id: 'a1' as AnnotationId } as const;
const CLAIM = 'c1' as ClaimId;

function stateOf(content: RichTextNode, from: number, to = from): EditorState {
  const doc = schema.nodeFromJSON(content);
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
}

/** The text with "[#]" for citations and "|" for the caret. */
function show(state: EditorState): string {
  const { from } = state.selection;
  const part = (start: number, end: number): string => state.doc.textBetween(start, end, '¶', '[#]');
  return `${part(0, from)}|${part(from, state.doc.content.size)}`;
}

/** Cites where "|" stands in a paragraph; a second "|" ends the selection. */
function cite(marked: string): string {
  const [before = '', selected = '', after] = marked.split('|');
  const isRange = after !== undefined;
  const text = isRange ? before + selected + after : before + selected;
  const paragraph = text === '' ? paragraphNode() : paragraphNode(textNode(text));
  const from = before.length + 1;
  const state = stateOf(documentNode(paragraph), from, isRange ? from + selected.length : from);
  return show(state.apply(insertCitation(state, target)));
}

describe('inserting a citation', () => {
  it.each([
    ['at the end', 'now.|', 'now.[#]|'],
    ['behind a space that was typed ahead', 'now. |', 'now.[#] |'],
    ['between a sentence and the next', 'now.| Then', 'now.[#]| Then'],
    ['behind the space before the next sentence', 'now. |Then', 'now.[#] |Then'],
    ['right before a word, parted from it', '|Then', '[#]| Then'],
    ['inside a word, parted from its rest', 'no|w', 'no[#]| w'],
    ['before a comma', 'soil|, which', 'soil[#]|, which'],
    ['in an empty paragraph', '|', '[#]|'],
    ['behind selected words, which stay', 'the |right| to', 'the right[#]| to'],
    ['behind a selection that ends with a space', 'the |right |to', 'the right[#] |to'],
    ['behind two spaces', 'now.  |', 'now.  [#]|'],
    ['before an emoji, which is no word', 'now|🙂', 'now[#]|🙂'],
  ])('stands well %s', (_name, before, after) => {
    expect(cite(before)).toBe(after);
  });

  it('joins a citation that stands there already', () => {
    const content = documentNode(paragraphNode(textNode('now.'), citationNode(target), textNode(' ')));
    const state = stateOf(content, 7);
    expect(show(state.apply(insertCitation(state, target)))).toBe('now.[#][#] |');
  });

  it('gets a paragraph of its own below a selected claim block', () => {
    const doc = schema.nodeFromJSON(documentNode(claimBlockNode(CLAIM), paragraphNode(textNode('x'))));
    const state = EditorState.create({ doc, selection: NodeSelection.create(doc, 0) });
    const after = state.apply(insertCitation(state, target));
    expect(after.doc.children.map((node) => node.type.name)).toEqual([
      'claimBlock',
      'paragraph',
      'paragraph',
    ]);
    expect(after.doc.child(1).firstChild?.attrs).toEqual({ annotationId: 'a1', sourceId: null });
    expect(() => after.doc.check()).not.toThrow();
  });
});

function names(state: EditorState): string[] {
  return state.doc.children.map((node) => node.type.name);
}

describe('inserting a claim block', () => {
  it('stands below the paragraph, and typing goes on below it', () => {
    const state = stateOf(documentNode(paragraphNode(textNode('one')), paragraphNode(textNode('two'))), 2);
    const after = state.apply(insertClaimBlock(state, CLAIM));
    expect(names(after)).toEqual(['paragraph', 'claimBlock', 'paragraph', 'paragraph']);
    expect(after.selection.$from.parent).toBe(after.doc.child(2));
    expect(after.doc.child(3).textContent).toBe('two');
  });

  it('uses up an empty paragraph', () => {
    const state = stateOf(documentNode(headingNode(2, 'H'), paragraphNode(), headingNode(2, 'I')), 4);
    const after = state.apply(insertClaimBlock(state, CLAIM));
    expect(names(after)).toEqual(['heading', 'claimBlock', 'paragraph', 'heading']);
    const again = after.apply(insertClaimBlock(after, CLAIM));
    expect(names(again)).toEqual(['heading', 'claimBlock', 'claimBlock', 'paragraph', 'heading']);
  });

  it('leaves a paragraph to type in at the end of the document', () => {
    const state = stateOf(documentNode(paragraphNode()), 1);
    const after = state.apply(insertClaimBlock(state, CLAIM));
    expect(names(after)).toEqual(['claimBlock', 'paragraph']);
    expect(after.selection.$from.parent.type.name).toBe('paragraph');
  });

  it('stands below the bottom line, not in it', () => {
    const state = stateOf(documentNode(bottomLineNode(paragraphNode(textNode('x'))), headingNode(2, 'H')), 3);
    const after = state.apply(insertClaimBlock(state, CLAIM));
    expect(names(after)).toEqual(['bottomLine', 'claimBlock', 'paragraph', 'heading']);
  });
});

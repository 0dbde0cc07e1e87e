import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  citationNode,
  documentNode,
  headingNode,
  paragraphNode,
  textNode,
} from '../../../../src-renderer/domain/brief/document.ts';
import type { AnnotationId } from '../../../../src-renderer/domain/ids.ts';
import type { RichTextNode } from '../../../../src-renderer/domain/records.ts';
import {
  findIn,
  findMatches,
  findPlugin,
  replaceCurrent,
  replaceEvery,
  searchFor,
  step,
} from '../../../../src-renderer/ui/rich-text/find.ts';
import { schemaOf } from '../../../../src-renderer/ui/rich-text/schema.ts';

const schema = schemaOf('brief');

function stateOf(content: RichTextNode): EditorState {
  return EditorState.create({ doc: schema.nodeFromJSON(content), plugins: [findPlugin()] });
}

function look(content: RichTextNode, query: string): EditorState {
  const state = stateOf(content);
  return state.apply(searchFor(state, query));
}

function found(state: EditorState): string[] {
  return findIn(state).matches.map(({ from, to }) => state.doc.textBetween(from, to));
}

function done(state: EditorState, transaction: Transaction | null): EditorState {
  if (transaction === null) throw new Error('nothing was done');
  return state.apply(transaction);
}

const text = (...paragraphs: string[]) =>
  documentNode(...paragraphs.map((words) => paragraphNode(textNode(words))));

describe('finding', () => {
  it('finds words in every block, whatever their case, in order', () => {
    const state = look(
      documentNode(headingNode(2, 'Kabul'), paragraphNode(textNode('in kabul; KABUL'))),
      'kabul',
    );
    expect(found(state)).toEqual(['Kabul', 'kabul', 'KABUL']);
  });

  it('takes the query for what it is, not for a pattern', () => {
    expect(found(look(text('a.b (axb) a.b'), 'a.b'))).toEqual(['a.b', 'a.b']);
    expect(found(look(text('100% [sic] \\ ^$'), '[sic] \\'))).toEqual(['[sic] \\']);
  });

  it('knows where it is behind a citation', () => {
    const citation = citationNode({ kind: 'annotation', id: 'a' as AnnotationId });
    const state = look(documentNode(paragraphNode(textNode('one'), citation, textNode(' two'))), 'two');
    expect(found(state)).toEqual(['two']);
  });

  it('finds words across a change of style', () => {
    const bold = { ...textNode('bor'), marks: [{ type: 'bold' }] };
    expect(found(look(documentNode(paragraphNode(bold, textNode('der'))), 'border'))).toEqual(['border']);
  });

  it('gives back ranges that hold exactly the query, for any text and query', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'binary' }),
        fc.string({ minLength: 1 }),
        (words, query) => {
          const doc = schema.nodeFromJSON(text(words));
          for (const { from, to } of findMatches(doc, query))
            expect(to - from).toBe(doc.textBetween(from, to).length);
          expect(findMatches(schema.nodeFromJSON(text(`x${query}`)), query).length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('starts at the caret and goes on, around the end and back', () => {
    let state = stateOf(text('a a a'));
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 3)));
    state = state.apply(searchFor(state, 'a'));
    expect(findIn(state).current).toBe(1);
    state = done(state, step(state, 1));
    expect(findIn(state).current).toBe(2);
    state = done(state, step(state, 1));
    expect(findIn(state).current).toBe(0);
    state = done(state, step(state, -1));
    expect(findIn(state).current).toBe(2);
    expect(state.selection.from).toBe(5);
  });

  it('follows the text while it is edited', () => {
    const state = look(text('one two'), 'two');
    const after = state.apply(state.tr.insertText('two ', 1));
    expect(found(after)).toEqual(['two', 'two']);
  });

  it('ends with an empty query', () => {
    const state = look(text('one'), 'one');
    expect(findIn(state.apply(searchFor(state, ''))).matches).toEqual([]);
    expect(step(stateOf(text('one')), 1)).toBeNull();
  });
});

describe('replacing', () => {
  it('replaces the current one and goes to the next', () => {
    let state = look(text('a b a b'), 'a');
    state = done(state, replaceCurrent(state, 'aa'));
    expect(state.doc.textContent).toBe('aa b a b');
    expect(findIn(state).matches[findIn(state).current]?.from).toBe(6);
  });

  it('replaces every one in one step, also by more, by less and by nothing', () => {
    const state = look(text('x y x', 'x'), 'x');
    expect(state.apply(replaceEvery(state, 'long')).doc.textBetween(0, state.doc.content.size + 9, '¶')).toBe(
      'long y long¶long',
    );
    expect(state.apply(replaceEvery(state, '')).doc.textContent).toBe(' y ');
  });

  it('keeps the style of what it replaces, and the citations around it', () => {
    const bold = { ...textNode('Kabul'), marks: [{ type: 'bold' }] };
    const citation = citationNode({ kind: 'annotation', id: 'a' as AnnotationId });
    const state = look(documentNode(paragraphNode(bold, citation, textNode(' said'))), 'kabul');
    const after = state.apply(replaceEvery(state, 'Islamabad'));
    expect(after.doc.firstChild?.toJSON()).toEqual(
      paragraphNode({ ...textNode('Islamabad'), marks: [{ type: 'bold' }] }, citation, textNode(' said')),
    );
  });
});

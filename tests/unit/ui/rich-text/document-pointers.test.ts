import { EditorState } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberCitations } from '../../../../src-renderer/domain/brief/citations.ts';
import {
  citationNode,
  claimBlockNode,
  documentNode,
  paragraphNode,
  textNode,
} from '../../../../src-renderer/domain/brief/document.ts';
import type { AnnotationId, ClaimId } from '../../../../src-renderer/domain/ids.ts';
import type { RichTextNode } from '../../../../src-renderer/domain/records.ts';
import { pointersOf } from '../../../../src-renderer/storage/brief-material.ts';
import {
  documentPointers,
  documentPointersPlugin,
} from '../../../../src-renderer/ui/rich-text/document-pointers.ts';
import { schemaOf } from '../../../../src-renderer/ui/rich-text/schema.ts';

const schema = schemaOf('brief');
const cite = (id: string): RichTextNode => citationNode({ kind: 'annotation', id: id as AnnotationId });

function stateOf(content: RichTextNode): EditorState {
  return EditorState.create({
    doc: schema.nodeFromJSON(content),
    plugins: [documentPointersPlugin(() => undefined)],
  });
}

describe('what an open document points to', () => {
  it('is what the pure numbering says of the whole document, for any order of citations', () => {
    const atoms = fc.array(fc.constantFrom('a', 'b', 'c', 'claim'), { maxLength: 12 });
    fc.assert(
      fc.property(atoms, (names) => {
        const content = documentNode(
          paragraphNode(textNode('x')),
          ...names.map((name) =>
            name === 'claim' ? claimBlockNode('k' as ClaimId) : paragraphNode(textNode('x'), cite(name)),
          ),
        );
        const { numbering, pointers, claimBlocks } = documentPointers(stateOf(content));
        expect(numbering.order).toEqual(numberCitations(content).order);
        expect(pointers).toEqual(pointersOf(content));
        expect(claimBlocks).toBe(names.filter((name) => name === 'claim').length);
      }),
    );
  });

  it('is not computed anew by typing', () => {
    const state = stateOf(documentNode(paragraphNode(textNode('one'), cite('a'))));
    const after = state.apply(state.tr.insertText('more ', 1));
    expect(documentPointers(after)).toBe(documentPointers(state));
  });

  it('follows a citation that is inserted, moved or deleted', () => {
    const state = stateOf(documentNode(paragraphNode(textNode('one'), cite('a'))));
    const inserted = state.apply(state.tr.insert(1, schema.nodeFromJSON(cite('b'))));
    const order = (current: EditorState) => documentPointers(current).numbering.order.map(({ id }) => id);
    expect(order(inserted)).toEqual(['b', 'a']);
    expect(order(inserted.apply(inserted.tr.delete(1, 2)))).toEqual(['a']);
  });
});

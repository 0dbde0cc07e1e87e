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
import { readDocument } from '../../../../src-renderer/ui/rich-text/read-document.ts';
import { schemaOf } from '../../../../src-renderer/ui/rich-text/schema.ts';

const schema = schemaOf('brief');

function read(content: unknown, schemaVersion = 1) {
  return readDocument(schema, { schemaVersion, content: content as RichTextNode });
}

describe('reading a stored document', () => {
  it('gives back what fits, unchanged', () => {
    const content = documentNode(
      headingNode(2, 'Findings'),
      paragraphNode(textNode('Said.'), citationNode({ kind: 'annotation', id: 'a1' as AnnotationId })),
    );
    const { document, problem } = read(content);
    expect(problem).toBeNull();
    expect(document.toJSON()).toEqual(content);
  });

  it('names a part it does not know, and keeps its words and everything around it', () => {
    const strange = { type: 'hologram', content: [paragraphNode(textNode('Words in it'))] };
    const { document, problem } = read(documentNode(headingNode(2, 'One'), strange, headingNode(2, 'Two')));
    expect(problem).toContain('“hologram”');
    const texts = document.children.map((node) => `${node.type.name}: ${node.textContent}`);
    expect(texts).toEqual(['heading: One', 'paragraph: Words in it', 'heading: Two']);
  });

  it('says that a style is not known instead of dropping it', () => {
    const content = documentNode(paragraphNode({ type: 'text', text: 'x', marks: [{ type: 'blink' }] }));
    const { document, problem } = read(content);
    expect(problem).toContain('“blink”');
    expect(document.textContent).toBe('x');
  });

  it('says that an attribute is not known instead of dropping it', () => {
    const content = documentNode({ ...paragraphNode(textNode('x')), attrs: { align: 'right' } });
    expect(read(content).problem).toContain('“align”');
  });

  it('takes an attribute that holds nothing for no loss', () => {
    const content = documentNode({ ...paragraphNode(textNode('x')), attrs: { align: null } });
    expect(read(content).problem).toBeNull();
  });

  it('does not edit what a newer version wrote', () => {
    const { document, problem } = read(documentNode(paragraphNode(textNode('x'))), 2);
    expect(problem).toContain('newer version');
    expect(document.textContent).toBe('x');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an empty object', {}],
    ['a document of strings', { type: 'doc', content: ['x', 3, null] }],
    ['content that is no list', { type: 'doc', content: { type: 'paragraph' } }],
    [
      'an empty text',
      { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }] },
    ],
    ['a text in the wrong place', { type: 'doc', content: [{ type: 'text', text: 'x' }] }],
    ['a document without blocks', { type: 'doc', content: [] }],
    ['another top node', { type: 'paragraph' }],
    ['names of object members', { type: 'constructor', content: [{ type: 'toString' }] }],
    [
      'marks of object members',
      documentNode(paragraphNode({ type: 'text', text: 'x', marks: [{ type: 'valueOf' }] })),
    ],
  ])('survives %s', (_name, content) => {
    const { document, problem } = read(content);
    expect(problem).not.toBeNull();
    expect(() => document.check()).not.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import {
  bottomLineNode,
  documentNode,
  headingNode,
  paragraphNode,
  textNode,
} from '../../../../src-renderer/domain/brief/document.ts';
import { outlineOf } from '../../../../src-renderer/features/briefs/brief-facts.ts';
import { schemaOf } from '../../../../src-renderer/ui/rich-text/schema.ts';

describe('the outline of a brief', () => {
  it('lists bottom line and headings in order, with where each stands', () => {
    const content = documentNode(
      bottomLineNode(paragraphNode(textNode('x'))),
      headingNode(2, 'One'),
      paragraphNode(textNode('x')),
      { type: 'blockquote', content: [headingNode(4, 'Quoted')] },
    );
    const document = schemaOf('brief').nodeFromJSON(content);
    const outline = outlineOf(document);
    expect(outline.map(({ level, text }) => [level, text])).toEqual([
      [1, 'Bottom line'],
      [2, 'One'],
      [4, 'Quoted'],
    ]);
    expect(outline.map(({ position }) => document.nodeAt(position)?.type.name)).toEqual([
      'bottomLine',
      'heading',
      'heading',
    ]);
  });
});

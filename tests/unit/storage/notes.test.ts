import { describe, expect, it } from 'vitest';
import {
  citationNode,
  documentNode,
  headingNode,
  paragraphNode,
  textNode,
} from '../../../src-renderer/domain/brief/document.ts';
import type { AnnotationId } from '../../../src-renderer/domain/ids.ts';
import { excerptOf } from '../../../src-renderer/storage/notes.ts';

describe('the excerpt of a note', () => {
  it('is its first words, blocks parted by a space, citations left out', () => {
    const citation = citationNode({ kind: 'annotation', id: 'a' as AnnotationId });
    const content = documentNode(
      headingNode(2, 'Ask'),
      paragraphNode(textNode('Who  drafted it?'), citation),
    );
    expect(excerptOf(content)).toBe('Ask Who drafted it?');
    expect(excerptOf(documentNode())).toBe('');
  });

  it('is cut between words', () => {
    const excerpt = excerptOf(documentNode(paragraphNode(textNode('word '.repeat(60)))));
    expect(excerpt).toMatch(/^(word )+word…$/);
    expect(excerpt.length).toBeLessThanOrEqual(161);
  });

  it('does not cut a character in two', () => {
    const excerpt = excerptOf(documentNode(paragraphNode(textNode(`x${'🙂'.repeat(200)}`))));
    expect(excerpt.isWellFormed()).toBe(true);
    expect(excerpt.endsWith('🙂…')).toBe(true);
  });
});

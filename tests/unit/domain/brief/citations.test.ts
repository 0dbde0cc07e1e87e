import { describe, expect, test } from 'vitest';
import { numberCitations } from '../../../../src-renderer/domain/brief/citations.ts';
import {
  bottomLineNode,
  type CitationTarget,
  citationNode,
  claimBlockNode,
  documentNode,
  paragraphNode,
  textNode,
} from '../../../../src-renderer/domain/brief/document.ts';
import type { AnnotationId, ClaimId, SourceId } from '../../../../src-renderer/domain/ids.ts';

const annotation = (id: string): CitationTarget => ({ kind: 'annotation', id: id as AnnotationId });
const source = (id: string): CitationTarget => ({ kind: 'source', id: id as SourceId });
const cite = (id: string) => citationNode(annotation(id));

describe('numbers of citations', () => {
  test('follow the first appearance in the document', () => {
    const numbering = numberCitations(
      documentNode(
        paragraphNode(textNode('One'), cite('b'), textNode(' two'), cite('a')),
        paragraphNode(cite('c')),
      ),
    );
    expect(numbering.order).toEqual([annotation('b'), annotation('a'), annotation('c')]);
    expect(['a', 'b', 'c'].map((id) => numbering.numberOf(annotation(id)))).toEqual([2, 1, 3]);
  });

  test('stay the same where a target is cited again, and count its places', () => {
    const numbering = numberCitations(
      documentNode(paragraphNode(cite('a'), cite('b')), paragraphNode(cite('a')), paragraphNode(cite('a'))),
    );
    expect(numbering.order).toHaveLength(2);
    expect(numbering.numberOf(annotation('a'))).toBe(1);
    expect(numbering.occurrencesOf(annotation('a'))).toBe(3);
    expect(numbering.occurrencesOf(annotation('b'))).toBe(1);
  });

  test('count in nested blocks: the bottom line, lists, tables', () => {
    const list = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraphNode(cite('in list'))] }],
    };
    const table = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraphNode(cite('in cell'))] }] },
      ],
    };
    const numbering = numberCitations(
      documentNode(bottomLineNode(paragraphNode(cite('in bottom line'))), list, table),
    );
    expect(numbering.order.map((target) => target.id)).toEqual(['in bottom line', 'in list', 'in cell']);
  });

  test('are not taken by claim blocks', () => {
    const numbering = numberCitations(
      documentNode(claimBlockNode('a' as ClaimId), paragraphNode(cite('x')), claimBlockNode('b' as ClaimId)),
    );
    expect(numbering.order).toEqual([annotation('x')]);
  });

  test('tell an annotation from a source with the same id', () => {
    const numbering = numberCitations(
      documentNode(paragraphNode(cite('same'), citationNode(source('same')))),
    );
    expect(numbering.numberOf(annotation('same'))).toBe(1);
    expect(numbering.numberOf(source('same'))).toBe(2);
  });

  test('are not taken by damaged citations, which are counted', () => {
    const numbering = numberCitations(
      documentNode(
        paragraphNode({ type: 'citation' }, { type: 'citation', attrs: { annotationId: 7 } }, cite('a')),
      ),
    );
    expect(numbering.numberOf(annotation('a'))).toBe(1);
    expect(numbering.damaged).toBe(2);
  });

  test('are null for what the document does not cite', () => {
    const numbering = numberCitations(documentNode());
    expect(numbering.numberOf(annotation('a'))).toBeNull();
    expect(numbering.occurrencesOf(annotation('a'))).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import {
  citationNode,
  claimBlockNode,
  documentNode,
  paragraphNode,
  textNode,
} from '../../../../src-renderer/domain/brief/document.ts';
import { findClaimUses } from '../../../../src-renderer/domain/brief/uses.ts';
import type { AnnotationId, ClaimId, SourceId } from '../../../../src-renderer/domain/ids.ts';

const annotation = (id: string) => citationNode({ kind: 'annotation', id: id as AnnotationId });

describe('the uses of a claim in a brief', () => {
  const content = documentNode(
    paragraphNode(textNode('One'), annotation('other'), annotation('passage')),
    claimBlockNode('claim' as ClaimId),
    claimBlockNode('another' as ClaimId),
    paragraphNode(citationNode({ kind: 'source', id: 'passage' as unknown as SourceId })),
    paragraphNode(annotation('passage')),
  );

  it('are its claim blocks and the citations of its passages, by their index among citations and claim blocks', () => {
    expect(findClaimUses(content, 'claim' as ClaimId, new Set(['passage' as AnnotationId]))).toEqual([
      { nodeIndex: 1, kind: 'citation' },
      { nodeIndex: 2, kind: 'claim-block' },
      { nodeIndex: 5, kind: 'citation' },
    ]);
  });

  it('are none in a brief that does not lean on it', () => {
    expect(findClaimUses(content, 'unused' as ClaimId, new Set())).toEqual([]);
  });
});

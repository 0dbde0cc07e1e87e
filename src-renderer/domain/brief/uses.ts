/** Where a document leans on a claim: the way back from a claim to the briefs that would change with it. */
import type { AnnotationId, ClaimId } from '../ids.ts';
import type { RichTextNode } from '../records.ts';
import { citationTarget, walkDocument } from './document.ts';
import { claimOf } from './resolve.ts';

/** `nodeIndex` counts the citations and claim blocks of the document, from 0, in document order. */
export type ClaimUse = { nodeIndex: number; kind: 'claim-block' | 'citation' };

/** A citation or claim block with its index, as `ClaimUse` counts them. */
function* numberedNodes(content: RichTextNode): Generator<{ node: RichTextNode; nodeIndex: number }> {
  let nodeIndex = -1;
  for (const node of walkDocument(content)) {
    if (node.type !== 'citation' && node.type !== 'claimBlock') continue;
    nodeIndex += 1;
    yield { node, nodeIndex };
  }
}

/**
 * The claim blocks that state a claim, and the citations of passages that are evidence on it.
 * @param annotationIds the annotations of the claim's evidence
 */
export function findClaimUses(
  content: RichTextNode,
  claimId: ClaimId,
  annotationIds: ReadonlySet<AnnotationId>,
): ClaimUse[] {
  const stated = [...numberedNodes(content)]
    .filter(({ node }) => claimOf(node) === claimId)
    .map(({ nodeIndex }): ClaimUse => ({ nodeIndex, kind: 'claim-block' }));
  return [...stated, ...findPassageUses(content, annotationIds)].sort((a, b) => a.nodeIndex - b.nodeIndex);
}

/** The citations of any of these passages. */
export function findPassageUses(content: RichTextNode, annotationIds: ReadonlySet<AnnotationId>): ClaimUse[] {
  return [...numberedNodes(content)].flatMap(({ node, nodeIndex }): ClaimUse[] => {
    const target = citationTarget(node);
    const isCited = target?.kind === 'annotation' && annotationIds.has(target.id);
    return isCited ? [{ nodeIndex, kind: 'citation' }] : [];
  });
}

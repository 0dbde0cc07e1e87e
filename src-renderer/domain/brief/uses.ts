/** Where a document leans on a claim: the way back from a claim to the briefs that would change with it. */
import type { AnnotationId, ClaimId } from '../ids.ts';
import type { RichTextNode } from '../records.ts';
import { citationTarget, walkDocument } from './document.ts';
import { claimOf } from './resolve.ts';

/** `nodeIndex` counts the citations and claim blocks of the document, from 0, in document order. */
export type ClaimUse = { nodeIndex: number; kind: 'claim-block' | 'citation' };

/**
 * The claim blocks that state a claim, and the citations of passages that are evidence on it.
 * @param annotationIds the annotations of the claim's evidence
 */
export function findClaimUses(
  content: RichTextNode,
  claimId: ClaimId,
  annotationIds: ReadonlySet<AnnotationId>,
): ClaimUse[] {
  const uses: ClaimUse[] = [];
  let nodeIndex = -1;
  for (const node of walkDocument(content)) {
    if (node.type !== 'citation' && node.type !== 'claimBlock') continue;
    nodeIndex += 1;
    if (claimOf(node) === claimId) uses.push({ nodeIndex, kind: 'claim-block' });
    const target = citationTarget(node);
    if (target?.kind === 'annotation' && annotationIds.has(target.id))
      uses.push({ nodeIndex, kind: 'citation' });
  }
  return uses;
}

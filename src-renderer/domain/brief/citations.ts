/**
 * Numbers of citations: by first appearance in document order; a target that is cited again keeps its number. Claim
 * blocks take no numbers. The editor and every exporter number by this one function, so they cannot disagree.
 */
import type { RichTextNode } from '../records.ts';
import { type CitationTarget, citationTarget, walkDocument } from './document.ts';

export type CitationNumbering = {
  /** The cited targets; the one at index `i` has the number `i + 1`. */
  order: readonly CitationTarget[];
  /** The target's number, or null where the document does not cite it. */
  numberOf: (target: CitationTarget) => number | null;
  /** How many citation nodes point to the target: each is the aim of one back link. */
  occurrencesOf: (target: CitationTarget) => number;
  /** Citation nodes that point to nothing, because their attributes are damaged. They have no number. */
  damaged: number;
};

/** One string for each target, for maps. Annotations and sources never share one. */
function citationKey(target: CitationTarget): string {
  return `${target.kind}:${target.id}`;
}

/** Numbers the citations of a document. Pure; O(nodes). */
export function numberCitations(document: RichTextNode): CitationNumbering {
  const order: CitationTarget[] = [];
  const entries = new Map<string, { number: number; occurrences: number }>();
  let damaged = 0;
  for (const node of walkDocument(document)) {
    if (node.type !== 'citation') continue;
    const target = citationTarget(node);
    if (target === null) {
      damaged += 1;
      continue;
    }
    const known = entries.get(citationKey(target));
    if (known === undefined) {
      order.push(target);
      entries.set(citationKey(target), { number: order.length, occurrences: 1 });
    } else known.occurrences += 1;
  }
  return {
    order,
    numberOf: (target) => entries.get(citationKey(target))?.number ?? null,
    occurrencesOf: (target) => entries.get(citationKey(target))?.occurrences ?? 0,
    damaged,
  };
}

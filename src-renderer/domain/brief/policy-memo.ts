/** The policy memo: what a professional brief holds, in order (STANDARDS, "What a professional brief in PDF holds"). */
import type { RichTextNode } from '../records.ts';
import { bottomLineNode, documentNode, headingNode, paragraphNode } from './document.ts';

/**
 * Sections of the memo below its bottom line. The key judgements are not among them: exporters compute their table from
 * the claim blocks and put it right under the bottom line.
 */
export const POLICY_MEMO_SECTIONS = [
  'What was said',
  'Where the evidence stands',
  'Alternatives',
  'Implications',
  'What would change this judgement',
  'Gaps',
  'Source summary',
] as const;

/** The template as an empty document: each section with one empty paragraph, no placeholder text that could be left in. */
export function policyMemo(): RichTextNode {
  return documentNode(
    bottomLineNode(),
    ...POLICY_MEMO_SECTIONS.flatMap((section) => [headingNode(2, section), paragraphNode()]),
  );
}

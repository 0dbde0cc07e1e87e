/** How the evidence on a claim is balanced, in counts and in words. Counts only: nothing is weighed here. */
import type { EvidenceCounts } from './brief/judgement.ts';
import { counted } from './count.ts';
import type { Evidence } from './records.ts';
import type { Stance } from './vocabularies/stance.ts';

/** How many pieces of evidence there are of each stance. */
export function balanceOf(evidence: readonly Pick<Evidence, 'stance'>[]): EvidenceCounts {
  const counts = { supports: 0, contradicts: 0, qualifies: 0, context: 0 };
  for (const { stance } of evidence) counts[stance] += 1;
  return counts;
}

const VERBS = [
  { stance: 'supports', one: 'supports', many: 'support' },
  { stance: 'contradicts', one: 'contradicts', many: 'contradict' },
  { stance: 'qualifies', one: 'qualifies', many: 'qualify' },
  { stance: 'context', one: 'gives context', many: 'give context' },
] as const satisfies readonly { stance: Stance; one: string; many: string }[];

/** "3 support · 1 contradicts"; "No evidence" where there is none. */
export function describeBalance(balance: EvidenceCounts): string {
  const parts = VERBS.filter(({ stance }) => balance[stance] > 0).map(({ stance, one, many }) =>
    counted(balance[stance], one, many),
  );
  return parts.length === 0 ? 'No evidence' : parts.join(' · ');
}

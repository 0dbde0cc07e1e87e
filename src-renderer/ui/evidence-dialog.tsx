import type { ClaimId, DossierId } from '../domain/ids.ts';
import type { Passage } from '../storage/passage.ts';

export type EvidenceDialogProps = {
  dossierId: DossierId;
  passage: Passage;
  onClose: () => void;
  onLinked?: (claimId: ClaimId) => void;
};

/** Links a passage to a claim that is there already. Render it only while it is open. */
export function EvidenceDialog(_props: EvidenceDialogProps) {
  return null;
}

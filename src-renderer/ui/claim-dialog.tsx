import type { ClaimId, DossierId } from '../domain/ids.ts';
import type { Passage } from '../storage/passage.ts';

export type ClaimDialogProps = {
  dossierId: DossierId;
  /** Where the claim is made; null for one by hand. */
  passage: Passage | null;
  onClose: () => void;
  onCreated?: (claimId: ClaimId) => void;
};

/** Makes a new claim, from a passage or by hand. Render it only while it is open. */
export function ClaimDialog(_props: ClaimDialogProps) {
  return null;
}

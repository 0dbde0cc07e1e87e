import { useState } from 'react';
import type { ClaimId } from '../../domain/ids.ts';
import { database } from '../../storage/workspace.ts';
import { ClaimDialog } from '../../ui/claim-dialog.tsx';
import { useCommands } from '../../ui/commands.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useWorkspace } from '../../ui/workspace.tsx';

/** Making a claim by hand, from everywhere in the workspace. Mounted once by the shell. */
export function ClaimCommands() {
  const { dossierId } = useWorkspace();
  const { place, go } = useNavigation();
  const showToast = useToast();
  const [isCreating, setCreating] = useState(false);
  const isAmongClaims = place.view === 'claims';
  useCommands([
    {
      id: 'new-claim',
      label: 'New claim',
      // Elsewhere the key means what the view says: in the reader, a claim from the passage.
      ...(isAmongClaims ? { keys: 'C' } : {}),
      group: 'Claims',
      run: () => setCreating(true),
    },
  ]);
  const show = async (claimId: ClaimId): Promise<void> => {
    if (isAmongClaims) {
      go({ view: 'claims', claimId });
      return;
    }
    const claim = await database.claims.get(claimId);
    showToast({
      message: `Added claim ${claim?.number ?? ''}`,
      action: { label: 'Show', run: () => go({ view: 'claims', claimId }) },
    });
  };
  if (!isCreating) return null;
  return (
    <ClaimDialog
      dossierId={dossierId}
      passage={null}
      onClose={() => setCreating(false)}
      onCreated={(claimId) => void show(claimId)}
    />
  );
}

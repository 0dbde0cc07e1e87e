import { useLiveQuery } from 'dexie-react-hooks';
import { MousePointerClick, Trash2 } from 'lucide-react';
import type { ClaimId } from '../../domain/ids.ts';
import type { Annotation, Claim } from '../../domain/records.ts';
import { updateClaimOperations } from '../../storage/claims.ts';
import { database } from '../../storage/workspace.ts';
import { IconButton } from '../../ui/button.tsx';
import { type ClaimEdit, ClaimForm } from '../../ui/claim-form.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EvidenceList, useEvidence } from '../../ui/evidence-list.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { NotesList } from '../../ui/notes-list.tsx';
import { SeveralSelected } from '../../ui/several-selected.tsx';
import { useOrderedChanges } from '../../ui/use-ordered-changes.ts';
import styles from './claim-inspector.module.css';
import { UsedIn } from './used-in.tsx';

type ClaimInspectorProps = { selected: ReadonlySet<string>; onDelete: () => void };

/** The selected claim; for several, what can be done with them together. */
export function ClaimInspector({ selected, onDelete }: ClaimInspectorProps) {
  const [only] = selected;
  if (only === undefined)
    return (
      <EmptyState icon={<MousePointerClick size={22} />} title="Select a claim">
        What is said of it, its evidence and the briefs that use it are shown here.
      </EmptyState>
    );
  if (selected.size > 1) return <SeveralSelected count={selected.size} noun="claim" onDelete={onDelete} />;
  return <ClaimPanel claimId={only as ClaimId} onDelete={onDelete} />;
}

type ClaimPanelProps = { claimId: ClaimId; onDelete: () => void };

function ClaimPanel({ claimId, onDelete }: ClaimPanelProps) {
  const claim = useLiveQuery(() => database.claims.get(claimId), [claimId]);
  if (claim === undefined) return null;
  return (
    <>
      <div className={styles.bar}>
        <h2>Claim {claim.number}</h2>
        <IconButton label={`Delete claim ${claim.number}`} icon={<Trash2 size={15} />} onPress={onDelete} />
      </div>
      <div className={styles.body} key={claim.id}>
        <EditedClaim claim={claim} />
        <Evidence claim={claim} />
        <section>
          <h3 className={styles.heading}>Notes</h3>
          <NotesList target={{ kind: 'claim', id: claim.id }} />
        </section>
      </div>
    </>
  );
}

function EditedClaim({ claim }: { claim: Claim }) {
  const change = useOrderedChanges(() => database.claims.get(claim.id));
  const save = (edit: ClaimEdit, name: string): Promise<boolean> =>
    change(`Change ${name} of claim ${claim.number}`, (stored) =>
      updateClaimOperations(claim.id, edit(stored)),
    );
  return <ClaimForm fields={claim} onChange={save} />;
}

function Evidence({ claim }: { claim: Claim }) {
  const items = useEvidence(claim.id);
  const { go } = useNavigation();
  if (items === undefined) return null;
  const open = (annotation: Annotation): void =>
    go({ view: 'reader', sourceId: annotation.sourceId, annotationId: annotation.id });
  return (
    <>
      <section>
        <h3 className={styles.heading}>Evidence, {items.length}</h3>
        {items.length === 0 ? (
          <p className={styles.none}>
            None yet. Select a passage in the reader and press E to link it to this claim.
          </p>
        ) : (
          <EvidenceList claim={claim} items={items} onOpen={open} />
        )}
      </section>
      <UsedIn claim={claim} evidence={items.map(({ evidence }) => evidence)} />
    </>
  );
}

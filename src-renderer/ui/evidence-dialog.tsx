/** Linking a passage to a claim that is there: found by typing, chosen and linked by Enter. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import type { ClaimId, DossierId } from '../domain/ids.ts';
import type { Claim } from '../domain/records.ts';
import { formatAttribution } from '../domain/vocabularies/attribution.ts';
import { formatClaimType } from '../domain/vocabularies/claim-type.ts';
import { annotationFor } from '../storage/claims.ts';
import type { Operation } from '../storage/commit.ts';
import {
  addEvidenceOperations,
  findEvidence,
  UNJUDGED_EVIDENCE,
  updateEvidenceOperations,
} from '../storage/evidence.ts';
import { anchorPassage, type Passage } from '../storage/passage.ts';
import { database } from '../storage/workspace.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Dialog } from './dialog.tsx';
import styles from './evidence-dialog.module.css';
import { EvidenceFields } from './evidence-fields.tsx';
import { PassageQuote } from './passage-quote.tsx';
import { useSubmitKey } from './use-submit-key.ts';
import { foldText } from './word-search.ts';
import { useWorkspace } from './workspace.tsx';

export type EvidenceDialogProps = {
  dossierId: DossierId;
  passage: Passage;
  onClose: () => void;
  onLinked?: (claimId: ClaimId) => void;
};

const LINK_BUTTON = 'link-evidence';

/** Links a passage to a claim that is there already. Render it only while it is open. */
export function EvidenceDialog({ dossierId, passage, onClose, onLinked }: EvidenceDialogProps) {
  const claims = useLiveQuery(() => database.claims.where({ dossierId }).sortBy('number'), [dossierId]);
  const [chosen, setChosen] = useState<ClaimId | null>(null);
  const [judgement, setJudgement] = useState(UNJUDGED_EVIDENCE);
  const { change, newRowContext, report } = useWorkspace();
  const claim = claims?.find(({ id }) => id === chosen);

  const isSaving = useRef(false);
  const link = async (): Promise<void> => {
    if (claim === undefined || isSaving.current) return;
    isSaving.current = true;
    try {
      const context = newRowContext();
      const target = await anchorPassage(database, passage);
      const known = 'id' in target ? await findEvidence(database, claim.id, target.id) : undefined;
      let operations: Operation[];
      if (known === undefined) {
        const marked = annotationFor(context, target);
        const added = addEvidenceOperations(context, claim.id, marked.annotation, judgement);
        operations = [...marked.operations, ...added.operations];
      } else operations = updateEvidenceOperations(known, judgement);
      const verb = known === undefined ? 'Link evidence to' : 'Change evidence on';
      if (await change(`${verb} claim ${claim.number}`, operations)) {
        onClose();
        onLinked?.(claim.id);
      }
    } catch (error) {
      report(error);
    } finally {
      isSaving.current = false;
    }
  };
  useSubmitKey(() => void link());

  const choose = (id: ClaimId): void => {
    setChosen(id);
    // The usual case is done by Enter once more; the fields before the button are one Shift+Tab away.
    requestAnimationFrame(() => document.getElementById(LINK_BUTTON)?.focus());
  };

  return (
    <Dialog
      title="Evidence for a claim"
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            id={LINK_BUTTON}
            kind="primary"
            isDisabled={claim === undefined}
            onPress={() => void link()}
          >
            {claim === undefined ? 'Link evidence' : `Link to claim ${claim.number}`}
          </Button>
        </>
      }
    >
      <PassageQuote sourceId={passage.sourceId} quote={passage.quote} />
      {claims?.length === 0 ? (
        <p className={styles.none}>This dossier has no claims yet. Make one from this passage with C.</p>
      ) : (
        <ClaimSearch claims={claims ?? []} chosen={chosen} onChoose={choose} />
      )}
      <EvidenceFields judgement={judgement} onChange={setJudgement} />
    </Dialog>
  );
}

function ClaimSearch({
  claims,
  chosen,
  onChoose,
}: {
  claims: readonly Claim[];
  chosen: ClaimId | null;
  onChoose: (id: ClaimId) => void;
}) {
  return (
    <Autocomplete filter={(text, input) => matches(text, input)}>
      <SearchField autoFocus className={classNames(styles.search)}>
        <Label className="visually-hidden">Find a claim</Label>
        <Input className={classNames(styles.input)} placeholder="Find a claim by number or words" />
      </SearchField>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the claims never take the focus, so only this can be scrolled by keyboard */}
      <section className={styles.results} tabIndex={0} aria-label="Results">
        <ListBox
          aria-label="Claims"
          className={classNames(styles.list)}
          items={claims}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys;
            const claim = claims.find(({ id }) => id === (key ?? chosen));
            if (claim !== undefined) onChoose(claim.id);
          }}
          renderEmptyState={() => <p className={styles.none}>No claim has these words.</p>}
        >
          {(claim) => (
            <ListBoxItem
              id={claim.id}
              textValue={`${claim.number} ${claim.statement} ${formatAttribution(claim.attribution)}`}
              className={classNames(styles.item)}
            >
              <span className={styles.number}>{claim.number}</span>
              {/* No label slot: the name says all that is to be read, the number too (WCAG 2.5.3). */}
              <span className={styles.words}>
                <span className={styles.statement}>{claim.statement}</span>
                <span className={styles.facts}>
                  {formatClaimType(claim.type)} · {formatAttribution(claim.attribution)}
                </span>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </section>
    </Autocomplete>
  );
}

/** True when every word of the input stands in the text. */
function matches(text: string, input: string): boolean {
  const folded = foldText(text);
  return foldText(input)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}

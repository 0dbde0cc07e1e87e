/** Making a claim: from a passage, which becomes its first evidence, or by hand. */
import { useEffect, useRef, useState } from 'react';
import type { ClaimId, DossierId } from '../domain/ids.ts';
import {
  addClaimOperations,
  type ClaimFields,
  claimFromPassageOperations,
  EMPTY_CLAIM,
  statementFrom,
  takeClaimNumbers,
} from '../storage/claims.ts';
import { UNJUDGED_EVIDENCE } from '../storage/evidence.ts';
import { anchorPassage, findCandidateAt, type Passage } from '../storage/passage.ts';
import { database } from '../storage/workspace.ts';
import { Button } from './button.tsx';
import { type ClaimEdit, ClaimForm } from './claim-form.tsx';
import { Dialog } from './dialog.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { PassageQuote } from './passage-quote.tsx';
import { useSubmitKey } from './use-submit-key.ts';
import { useWorkspace } from './workspace.tsx';

export type ClaimDialogProps = {
  dossierId: DossierId;
  /** Where the claim is made; null for one by hand. */
  passage: Passage | null;
  onClose: () => void;
  onCreated?: (claimId: ClaimId) => void;
};

/** Makes a new claim, from a passage or by hand. Render it only while it is open. */
export function ClaimDialog({ dossierId, passage, onClose, onCreated }: ClaimDialogProps) {
  const [fields, setFields] = usePrefilledFields(passage);
  const [judgement, setJudgement] = useState(UNJUDGED_EVIDENCE);
  const [problem, setProblem] = useState<string | null>(null);
  // A ref: a second press must find it set before the next drawing, or one claim becomes two.
  const isSaving = useRef(false);
  const { change, newRowContext, report } = useWorkspace();

  const create = async (): Promise<void> => {
    const statement = fields.statement.replace(/\s+/gu, ' ').trim();
    if (statement === '') {
      setProblem('A claim needs a statement.');
      document.querySelector<HTMLTextAreaElement>('[role="dialog"] textarea')?.focus();
      return;
    }
    if (isSaving.current) return;
    isSaving.current = true;
    try {
      const context = newRowContext();
      const target = passage === null ? null : await anchorPassage(database, passage);
      const number = await takeClaimNumbers(database, dossierId, 1, context.now);
      const said = { ...fields, statement };
      const { claim, operations } =
        target === null
          ? addClaimOperations(context, number, said)
          : claimFromPassageOperations(context, number, said, target, judgement);
      if (await change(`Add claim ${number}`, operations)) {
        onClose();
        onCreated?.(claim.id);
      }
    } catch (error) {
      // The dialog stays open with everything typed: the analyst can try again.
      report(error);
    } finally {
      isSaving.current = false;
    }
  };
  useSubmitKey(() => void create());

  return (
    <Dialog
      title="New claim"
      isOpen
      isForm
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={() => void create()}>
            Create claim
          </Button>
        </>
      }
    >
      {passage !== null && <PassageQuote sourceId={passage.sourceId} quote={passage.quote} />}
      <ClaimForm
        fields={fields}
        isLive
        autoFocus
        problem={problem}
        onSubmit={() => void create()}
        onChange={(edit) => {
          setProblem(null);
          setFields(edit);
          return undefined;
        }}
      />
      {passage !== null && <EvidenceFields judgement={judgement} onChange={setJudgement} />}
    </Dialog>
  );
}

/** The passage's words at once; type and attribution as soon as the rules have read its sentence, unless chosen before. */
function usePrefilledFields(passage: Passage | null): [ClaimFields, (edit: ClaimEdit) => void] {
  const [initial] = useState(passage);
  const [found, setFound] = useState<Partial<ClaimFields>>({});
  const [typed, setTyped] = useState<Partial<ClaimFields>>({});
  useEffect(() => {
    let isCurrent = true;
    // Without what the rules find, the form starts empty there: that is no loss worth an error.
    const read = initial === null ? null : findCandidateAt(database, initial).catch(() => null);
    void read?.then((candidate) => {
      if (isCurrent && candidate !== null)
        setFound({ type: candidate.type, attribution: candidate.attribution });
    });
    return () => {
      isCurrent = false;
    };
  }, [initial]);
  const statement = initial === null ? '' : statementFrom(initial.quote);
  const fieldsOf = (changed: Partial<ClaimFields>): ClaimFields => ({
    ...EMPTY_CLAIM,
    statement,
    ...found,
    ...changed,
  });
  return [fieldsOf(typed), (edit) => setTyped((before) => ({ ...before, ...edit(fieldsOf(before)) }))];
}

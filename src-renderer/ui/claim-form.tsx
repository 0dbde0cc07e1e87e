/** What is said of a claim: the one form for a new claim and for one that is there. */
import { CLAIM_TYPES } from '../domain/vocabularies/claim-type.ts';
import { CONFIDENCES } from '../domain/vocabularies/confidence.ts';
import { LIKELIHOODS } from '../domain/vocabularies/likelihood.ts';
import type { ClaimFields } from '../storage/claims.ts';
import { AttributionFields } from './attribution-fields.tsx';
import styles from './claim-form.module.css';
import { classNames } from './class-names.ts';
import { DraftField } from './draft-field.tsx';
import { Select } from './field.tsx';

export type ClaimEdit = (claim: ClaimFields) => Partial<ClaimFields>;

export type ClaimFormProps = {
  fields: ClaimFields;
  /** Takes a change of what the claim is by then, and its name, as in "Change likelihood of claim 9". */
  onChange: (edit: ClaimEdit, name: string) => Promise<boolean> | undefined;
  /** True where the form is stored as a whole: every keystroke is handed over. */
  isLive?: boolean;
  autoFocus?: boolean;
  /** Enter in the statement, where the form is stored as a whole. */
  onSubmit?: () => void;
  /** Shown under the statement. */
  problem?: string | null;
};

const NONE = 'none';
const TYPES = CLAIM_TYPES.map(({ id, term, definition }) => ({ id, label: term, detail: definition }));
/** One column of ICD 203 throughout: its synonyms would be a second scale. */
const LIKELIHOOD_CHOICES = [
  { id: NONE, label: 'None', detail: 'A reported fact may have neither likelihood nor confidence' },
  ...LIKELIHOODS.map(({ id, term, low, high }) => ({ id, label: `${term} (${low}–${high}%)` })),
] as const;
const CONFIDENCE_CHOICES = [
  { id: NONE, label: 'None' },
  ...CONFIDENCES.map(({ id, term }) => ({ id, label: term })),
] as const;

export function ClaimForm(props: ClaimFormProps) {
  const { fields, onChange, isLive = false, autoFocus = false, problem } = props;
  const row = classNames(styles.row);
  return (
    <div className={classNames(styles.form, isLive ? styles.framed : styles.quiet)}>
      <DraftField
        label="Statement"
        isLabelHidden
        rows={2}
        isOneLine
        isLive={isLive}
        autoFocus={autoFocus}
        onEnter={props.onSubmit}
        placeholder="One statement that can be true or false, or come true or not"
        className={classNames(styles.statement)}
        value={fields.statement}
        findProblem={(statement) => (statement === '' ? 'A claim needs a statement.' : null)}
        problem={problem ?? null}
        onSave={(statement) => onChange(() => ({ statement }), 'statement')}
      />
      <Select
        label="Type"
        className={row}
        value={fields.type}
        choices={TYPES}
        onChange={(type) => void onChange(() => ({ type }), 'type')}
      />
      <AttributionFields
        attribution={fields.attribution}
        isLive={isLive}
        rowClass={row}
        onChange={(part) =>
          onChange(({ attribution }) => ({ attribution: { ...attribution, ...part } }), 'attribution')
        }
      />
      <Select
        label="Likelihood"
        className={row}
        value={fields.likelihood ?? NONE}
        choices={LIKELIHOOD_CHOICES}
        onChange={(id) => void onChange(() => ({ likelihood: id === NONE ? null : id }), 'likelihood')}
      />
      <Select
        label="Confidence"
        className={row}
        value={fields.confidence ?? NONE}
        choices={CONFIDENCE_CHOICES}
        onChange={(id) => void onChange(() => ({ confidence: id === NONE ? null : id }), 'confidence')}
      />
      {(fields.confidence !== null || fields.confidenceBasis !== '') && (
        <DraftField
          label="Its basis"
          rows={2}
          isLive={isLive}
          className={row}
          placeholder="Why this confidence: sources, agreement, gaps"
          value={fields.confidenceBasis}
          onSave={(confidenceBasis) => onChange(() => ({ confidenceBasis }), 'basis of confidence')}
        />
      )}
    </div>
  );
}

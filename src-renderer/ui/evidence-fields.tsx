import { CREDIBILITIES } from '../domain/vocabularies/grading.ts';
import { formatStance } from '../domain/vocabularies/stance.ts';
import { EVIDENCE_STANCES, type EvidenceJudgement } from '../storage/evidence.ts';
import styles from './evidence-fields.module.css';
import { Select } from './field.tsx';

const STANCE_CHOICES = EVIDENCE_STANCES.map(({ stance, strength }) => ({
  id: `${stance}:${strength}`,
  label: formatStance(stance, strength),
}));

const CREDIBILITY_CHOICES = CREDIBILITIES.map(({ id, term }) => ({
  id: String(id),
  label: `${id}: ${term}`,
}));

/** How a passage bears on a claim: stance with strength, and credibility. */
export function EvidenceFields({
  judgement,
  onChange,
}: {
  judgement: EvidenceJudgement;
  onChange: (judgement: EvidenceJudgement) => void;
}) {
  return (
    <div className={styles.pair}>
      <Select
        label="This passage"
        value={`${judgement.stance}:${judgement.strength}`}
        choices={STANCE_CHOICES}
        onChange={(id) => {
          const chosen = EVIDENCE_STANCES.find(({ stance, strength }) => `${stance}:${strength}` === id);
          if (chosen !== undefined) onChange({ ...judgement, ...chosen });
        }}
      />
      <Select
        label="Credibility"
        value={String(judgement.credibility)}
        choices={CREDIBILITY_CHOICES}
        onChange={(id) => {
          const chosen = CREDIBILITIES.find((entry) => String(entry.id) === id);
          if (chosen !== undefined) onChange({ ...judgement, credibility: chosen.id });
        }}
      />
    </div>
  );
}

/** Grades sources alike: one letter, and why. One change, however many they are. */
import { type ReactNode, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { RELIABILITIES, type Reliability } from '../../domain/vocabularies/grading.ts';
import { classNames } from '../../ui/class-names.ts';
import { TextField } from '../../ui/field.tsx';
import styles from './grade-form.module.css';

export type Grade = { reliability: Reliability; reason: string };

/** Null where the sources differ. */
export type GradeDraft = { reliability: Reliability | null; reason: string };

export function useGradeDraft(reliability: Reliability | null) {
  const [draft, setDraft] = useState<GradeDraft>({ reliability, reason: '' });
  const grade: Grade | null =
    draft.reliability === null ? null : { reliability: draft.reliability, reason: draft.reason.trim() };
  return { draft, setDraft, grade };
}

export type GradeFormProps = {
  draft: GradeDraft;
  onDraft: (draft: GradeDraft) => void;
  /** Enter in the reason. */
  onEnter: () => void;
  autoFocus?: boolean;
  children?: ReactNode;
};

export function GradeForm({ draft, onDraft, onEnter, autoFocus = false, children }: GradeFormProps) {
  const term = RELIABILITIES.find(({ id }) => id === draft.reliability)?.term;
  return (
    <div className={styles.form}>
      <RadioGroup
        className={classNames(styles.group)}
        orientation="horizontal"
        value={draft.reliability}
        onChange={(value) => onDraft({ ...draft, reliability: value as Reliability })}
      >
        <Label className={classNames(styles.label)}>Reliability</Label>
        <div className={styles.grades}>
          {RELIABILITIES.map(({ id, term: words }, index) => (
            <Radio
              key={id}
              value={id}
              aria-label={`${id}: ${words}`}
              className={classNames(styles.grade)}
              autoFocus={autoFocus && (draft.reliability === null ? index === 0 : draft.reliability === id)}
            >
              {id}
            </Radio>
          ))}
        </div>
        <p className={styles.term}>{term ?? 'The grades differ. Choose one for all.'}</p>
      </RadioGroup>
      <TextField
        label="Reason"
        placeholder="Why this grade"
        hint="Empty keeps the reasons that there are."
        value={draft.reason}
        onChange={(reason) => onDraft({ ...draft, reason })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter();
        }}
      />
      {children}
    </div>
  );
}

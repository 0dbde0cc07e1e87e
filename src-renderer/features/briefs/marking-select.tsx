/** Choosing a marking that is not below the dossier's, and why. */
import { MARKINGS, type Marking, strictness } from '../../domain/vocabularies/marking.ts';
import { Select } from '../../ui/field.tsx';
import styles from './briefs.module.css';

export function MarkingSelect(props: {
  value: Marking;
  /** The dossier's marking. */
  least: Marking;
  onChange: (marking: Marking) => void;
}) {
  const { value, least, onChange } = props;
  // One that is too low already (the dossier was raised) stays visible until it is changed.
  const allowed = MARKINGS.filter(({ id }) => id === value || strictness(id) >= strictness(least));
  return (
    <div className={styles.markingField}>
      <Select
        label="Marking"
        value={value}
        choices={allowed.map(({ id, meaning }) => ({ id, label: id, detail: meaning }))}
        onChange={onChange}
      />
      {strictness(least) > 0 && (
        <p className={styles.hint}>
          Not below {least}, the marking of the dossier: everything that the brief can cite belongs to it.
        </p>
      )}
    </div>
  );
}

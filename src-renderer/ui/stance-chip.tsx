import { formatStance, type Stance, type Strength } from '../domain/vocabularies/stance.ts';
import { classNames } from './class-names.ts';
import styles from './stance-chip.module.css';

/** The classes of a chip for a stance, for what is a chip and a button too. */
export function stanceClasses(stance: Stance, strength: Strength | null): string {
  return classNames(styles.chip, styles[stance], strength === 'strong' && styles.strong);
}

/** How a passage bears on a claim: "Supports", "Contradicts strongly". */
export function StanceChip({ stance, strength }: { stance: Stance; strength: Strength | null }) {
  return <span className={stanceClasses(stance, strength)}>{formatStance(stance, strength)}</span>;
}

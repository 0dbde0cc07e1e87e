import type { Stance, Strength } from '../domain/vocabularies/stance.ts';
import { classNames } from './class-names.ts';
import styles from './stance-classes.module.css';

/** The classes of a chip that names a stance: green supports, red contradicts, filled where it does so strongly. */
export function stanceClasses(stance: Stance, strength: Strength | null): string {
  return classNames(styles.chip, styles[stance], strength === 'strong' && styles.strong);
}

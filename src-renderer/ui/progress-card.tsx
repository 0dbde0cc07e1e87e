/** Long work, at the lower edge: what it is, how far it has come, and how to stop it. */

import { Label, ProgressBar } from 'react-aria-components';
import { createPortal } from 'react-dom';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './progress-card.module.css';

export type ProgressCardProps = {
  label: string;
  /** How many of `total` are done. */
  done: number;
  total: number;
  /** What is being done now. */
  step: string;
  /** What the analyst should know of a step that takes long. */
  note?: string | undefined;
  onCancel: () => void;
};

/** Cards of several works stand above each other. */
const shelf = document.createElement('div');
shelf.className = styles.shelf ?? '';

export function ProgressCard({ label, done, total, step, note, onCancel }: ProgressCardProps) {
  if (!shelf.isConnected) document.body.append(shelf);
  return createPortal(
    <div className={styles.card}>
      <ProgressBar
        className={classNames(styles.progress)}
        value={done}
        maxValue={total}
        valueLabel={`${done} of ${total}`}
      >
        {({ percentage, valueText }) => (
          <>
            <div className={styles.words}>
              <Label className={classNames(styles.label)}>{label}</Label>
              <span className={styles.count}>{valueText}</span>
            </div>
            <div className={styles.track}>
              <div className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <div className={styles.words}>
        <span className={styles.step}>{step}</span>
        <Button size="small" onPress={onCancel}>
          Cancel
        </Button>
      </div>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </div>,
    shelf,
  );
}

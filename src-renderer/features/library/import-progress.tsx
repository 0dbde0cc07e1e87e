import { Label, ProgressBar } from 'react-aria-components';
import { counted } from '../../domain/count.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './import-progress.module.css';
import type { ImportProgress } from './import-run.ts';

/** A running import, at the lower edge: which file, how many of how many, and how to stop it. */
export function ImportProgressCard({
  progress,
  onCancel,
}: {
  progress: ImportProgress;
  onCancel: () => void;
}) {
  const { done, total, name, phase } = progress;
  return (
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
              <Label className={classNames(styles.label)}>Importing {counted(total, 'file')}</Label>
              <span className={styles.count}>{valueText}</span>
            </div>
            <div className={styles.track}>
              <div className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <div className={styles.words}>
        <span className={styles.name}>
          {phase} {name}
        </span>
        <Button size="small" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

import { counted } from '../../domain/count.ts';
import { ProgressCard } from '../../ui/progress-card.tsx';
import type { ImportProgress } from './import-run.ts';

/** A running import: which file, how many of how many, and how to stop it. */
export function ImportProgressCard({
  progress,
  onCancel,
}: {
  progress: ImportProgress;
  onCancel: () => void;
}) {
  const { done, total, name, phase } = progress;
  const label = `Importing ${counted(total, 'file')}`;
  return (
    <ProgressCard label={label} done={done} total={total} step={`${phase} ${name}`} onCancel={onCancel} />
  );
}

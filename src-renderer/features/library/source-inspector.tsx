import { BookOpen, MousePointerClick } from 'lucide-react';
import type { SourceId } from '../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { SeveralSelected } from '../../ui/several-selected.tsx';
import { useExportCommands } from '../../ui/source-export.tsx';
import { SourceForm } from '../../ui/source-form.tsx';
import styles from './sources-view.module.css';

/** The metadata of the selected source; for several, what can be done with them together. */
export function SourceInspector({
  selected,
  onDelete,
}: {
  selected: ReadonlySet<string>;
  onDelete: () => void;
}) {
  const { go } = useNavigation();
  const [only] = selected;
  useExportCommands(selected.size === 1 ? (only as SourceId) : null, false);
  if (only === undefined)
    return (
      <EmptyState icon={<MousePointerClick size={22} />} title="Select a source">
        Its reference, reliability and descriptor are edited here. Open one by its title, or with Enter.
      </EmptyState>
    );
  if (selected.size > 1) return <SeveralSelected count={selected.size} noun="source" onDelete={onDelete} />;
  const sourceId = only as SourceId;
  return (
    <>
      <div className={styles.inspectorBar}>
        <h2>Source</h2>
        <Button
          size="small"
          icon={<BookOpen size={14} aria-hidden />}
          onPress={() => go({ view: 'reader', sourceId })}
        >
          Open in the reader
        </Button>
      </div>
      <div className={styles.inspectorBody}>
        <SourceForm sourceId={sourceId} />
      </div>
    </>
  );
}

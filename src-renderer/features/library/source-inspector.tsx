import { BookOpen, MousePointerClick } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useExportCommands } from '../../ui/source-export.tsx';
import { SourceForm } from '../../ui/source-form.tsx';
import { SeveralSources, type SeveralSourcesProps } from './several-sources.tsx';
import styles from './sources-view.module.css';

/** The metadata of the selected source; for several, what can be done with them together. */
export function SourceInspector(props: SeveralSourcesProps) {
  const { go } = useNavigation();
  const [only] = props.rows;
  useExportCommands(props.rows.length === 1 && only !== undefined ? only.id : null, false);
  if (only === undefined)
    return (
      <EmptyState icon={<MousePointerClick size={22} />} title="Select a source">
        Its reference, tags, reliability and descriptor are edited here. Open one by its title, or with Enter.
        Select several with Shift or Ctrl to tag, grade or delete them together.
      </EmptyState>
    );
  if (props.rows.length > 1) return <SeveralSources {...props} />;
  return (
    <>
      <div className={styles.inspectorBar}>
        <h2>Source</h2>
        <Button
          size="small"
          icon={<BookOpen size={14} aria-hidden />}
          onPress={() => go({ view: 'reader', sourceId: only.id })}
        >
          Open in the reader
        </Button>
      </div>
      <div className={styles.inspectorBody}>
        <SourceForm sourceId={only.id} />
      </div>
    </>
  );
}

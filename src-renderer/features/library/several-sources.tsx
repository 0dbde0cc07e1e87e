/** The inspector while several sources are selected: what can be done with them together. */
import { Columns2, Trash2 } from 'lucide-react';
import { counted } from '../../domain/count.ts';
import type { SourceId } from '../../domain/ids.ts';
import { countedSources } from '../../domain/origins/origins.ts';
import type { SourceRow } from '../../storage/source-list.ts';
import { Button } from '../../ui/button.tsx';
import { useNavigation } from '../../ui/navigation.tsx';
import { useOrigins } from '../../ui/origins.tsx';
import { SourceTags } from '../../ui/source-tags.tsx';
import { type Grade, GradeForm, useGradeDraft } from './grade-form.tsx';
import { commonGrade } from './source-actions.ts';
import styles from './sources-view.module.css';

export type SeveralSourcesProps = {
  rows: readonly SourceRow[];
  onGrade: (grade: Grade) => void;
  onDelete: () => void;
};

export function SeveralSources({ rows, onGrade, onDelete }: SeveralSourcesProps) {
  const what = counted(rows.length, 'source');
  const common = commonGrade(rows);
  const { groups } = useOrigins();
  const ids = rows.map(({ id }) => id);
  return (
    <>
      <div className={styles.inspectorBar}>
        <h2>{countedSources(ids, groups)} selected</h2>
      </div>
      <div className={styles.inspectorBody}>
        {rows.length === 2 && <Compare ids={ids} />}
        <h3 className={styles.inspectorHeading}>Tags</h3>
        <SourceTags sources={rows.map(({ source }) => source)} />
        <h3 className={styles.inspectorHeading}>Grade</h3>
        {/* Keyed: a reason typed for some must not reach others. */}
        <GradeSection key={rows.map(({ id }) => id).join()} common={common} what={what} onGrade={onGrade} />
        <div className={styles.inspectorEnd}>
          <Button kind="danger" icon={<Trash2 size={15} aria-hidden />} onPress={onDelete}>
            Delete {what}
          </Button>
        </div>
      </div>
    </>
  );
}

/** Two sources can be compared, and called one origin, whether or not anything was found between them. */
function Compare({ ids: [sourceId, otherId] }: { ids: readonly SourceId[] }) {
  const { go } = useNavigation();
  if (sourceId === undefined || otherId === undefined) return null;
  return (
    <div>
      <Button
        icon={<Columns2 size={14} aria-hidden />}
        onPress={() => go({ view: 'shared-text', sourceId, otherId })}
      >
        Compare their texts
      </Button>
    </div>
  );
}

function GradeSection({
  common,
  what,
  onGrade,
}: {
  common: Grade['reliability'] | null;
  what: string;
  onGrade: (grade: Grade) => void;
}) {
  const { draft, setDraft, grade } = useGradeDraft(common);
  const keep = (): void => {
    if (grade !== null) onGrade(grade);
  };
  return (
    <GradeForm draft={draft} onDraft={setDraft} onEnter={keep}>
      <div>
        <Button isDisabled={grade === null} onPress={keep}>
          Grade {what}
        </Button>
      </div>
    </GradeForm>
  );
}

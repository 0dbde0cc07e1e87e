/** The versions of a brief: keep one, look at one, bring one back. */
import { useLiveQuery } from 'dexie-react-hooks';
import { Eye, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { formatMoment } from '../../domain/date.ts';
import type { Brief, BriefVersion } from '../../domain/records.ts';
import { database } from '../../storage/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { DocumentSession } from '../../ui/rich-text/document-session.ts';
import styles from './inspector-tabs.module.css';
import { useVersions, type Versions } from './use-versions.ts';
import { VersionDialog } from './version-dialog.tsx';

export function VersionsTab({ brief, session }: { brief: Brief; session: DocumentSession }) {
  const versions = useLiveQuery(
    () => database.briefVersions.where({ briefId: brief.id }).reverse().toArray(),
    [brief.id],
  );
  const actions = useVersions(brief.id, session);
  const [viewed, setViewed] = useState<BriefVersion | null>(null);
  return (
    <div className={styles.tab}>
      <KeepVersion brief={brief} versions={actions} />
      {versions?.length === 0 && (
        <p className={styles.none}>
          Versions that you keep stand here, and every draft that you export. Restoring one keeps the present
          text.
        </p>
      )}
      <ol className={styles.cards} aria-label="Versions">
        {versions?.map((version) => (
          <li key={version.id} className={styles.version}>
            <p className={styles.versionName}>
              <bdi>{version.label}</bdi>
            </p>
            <p className={styles.versionTime}>
              Draft {version.brief.draft} · {formatMoment(version.createdAt)}
            </p>
            <div className={styles.versionActions}>
              <Button size="small" icon={<Eye size={13} aria-hidden />} onPress={() => setViewed(version)}>
                View
              </Button>
              <Button
                size="small"
                icon={<RotateCcw size={13} aria-hidden />}
                onPress={() => void actions.restore(version)}
              >
                Restore
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {viewed !== null && (
        <VersionDialog
          version={viewed}
          onClose={() => setViewed(null)}
          onRestore={() => {
            setViewed(null);
            void actions.restore(viewed);
          }}
        />
      )}
    </div>
  );
}

function KeepVersion({ brief, versions }: { brief: Brief; versions: Versions }) {
  const [label, setLabel] = useState('');
  const keep = async (): Promise<void> => {
    if (await versions.keep(label)) setLabel('');
  };
  return (
    <div className={styles.keep}>
      <TextField
        label="Name of the version"
        isLabelHidden
        placeholder={`Draft ${brief.draft}`}
        value={label}
        onChange={setLabel}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void keep();
        }}
      />
      <Button onPress={() => void keep()}>Keep this version</Button>
    </div>
  );
}

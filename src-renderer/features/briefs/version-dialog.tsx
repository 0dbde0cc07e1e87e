/** A version as it was kept, for reading. */
import { formatDate, formatMoment } from '../../domain/date.ts';
import type { BriefVersion } from '../../domain/records.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ReadOnlyText } from '../../ui/rich-text/read-only-text.tsx';
import styles from './version-dialog.module.css';

/** Render it only while it is open. */
export function VersionDialog(props: { version: BriefVersion; onClose: () => void; onRestore: () => void }) {
  const { version, onClose, onRestore } = props;
  const { brief } = version;
  const rows = [
    ['To', brief.front.to],
    ['From', brief.front.from],
    ['Date', formatDate(brief.front.date)],
    ['Author', brief.front.author],
    ['Marking', brief.marking],
  ].filter(([, value]) => value !== '');
  return (
    <Dialog
      title={`${version.label}: draft ${brief.draft}, ${formatMoment(version.createdAt)}`}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button kind="primary" onPress={onRestore}>
            Restore this version
          </Button>
        </>
      }
    >
      <h3 className={styles.title}>
        <bdi>{brief.title}</bdi>
      </h3>
      <dl className={styles.front}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <ReadOnlyText kind="brief" label="Text of the version" dossierId={version.dossierId} stored={version} />
    </Dialog>
  );
}

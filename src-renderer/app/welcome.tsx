/** The first start: an empty workspace that says what Chancery is for and offers the two ways in. */
import { FolderPlus, Landmark, LibraryBig } from 'lucide-react';
import type { DossierId } from '../domain/ids.ts';
import { Button } from '../ui/button.tsx';
import { useCommands } from '../ui/commands.tsx';
import { useDeletedDossiers } from './use-deleted-dossiers.ts';
import { useReady } from './use-ready.ts';
import { useSampleDossier } from './use-sample-dossier.ts';
import styles from './welcome.module.css';

const STEPS = [
  ['Import articles', 'Web pages, PDF, Word, e-mail, Markdown or text. Originals are kept.'],
  ['Annotate and tag', 'Mark passages, by mouse or by keyboard alone.'],
  ['Weigh claims', 'Say who claims what, and which passages support or contradict it.'],
  ['Write the brief', 'Every citation leads back to its passage, in the editor and in the PDF.'],
] as const;

export function Welcome({ onNew, onOpened }: { onNew: () => void; onOpened: (id: DossierId) => void }) {
  useReady();
  const sample = useSampleDossier(onOpened);
  const deleted = useDeletedDossiers(onOpened);
  useCommands([
    { id: 'new-dossier', label: 'New dossier', group: 'Everywhere', run: onNew },
    {
      id: 'open-sample-dossier',
      label: 'Open the sample dossier',
      group: 'Everywhere',
      run: sample.open,
    },
  ]);
  return (
    <main className={styles.welcome} aria-label="Welcome">
      <div className={styles.page}>
        <div className={styles.product}>
          <Landmark size={22} aria-hidden />
          <span>Chancery</span>
        </div>
        <h1 className={styles.title}>Turn source articles into briefs that can be trusted</h1>
        <ol className={styles.steps}>
          {STEPS.map(([name, text], index) => (
            <li key={name} className={styles.step}>
              <span className={styles.number} aria-hidden>
                {index + 1}
              </span>
              <div>
                <h2 className={styles.name}>{name}</h2>
                <p className={styles.text}>{text}</p>
              </div>
            </li>
          ))}
        </ol>
        <div className={styles.actions}>
          <Button
            kind="primary"
            icon={<LibraryBig size={15} aria-hidden />}
            isDisabled={sample.isOpening}
            onPress={sample.open}
          >
            Open the sample dossier
          </Button>
          <Button icon={<FolderPlus size={15} aria-hidden />} onPress={onNew}>
            New dossier
          </Button>
        </div>
        {deleted.length > 0 && (
          <div className={styles.deleted}>
            {deleted.map(({ id, label, run }) => (
              <Button key={id} kind="quiet" size="small" onPress={run}>
                {label}
              </Button>
            ))}
          </div>
        )}
        <p className={styles.promise}>Everything stays on this computer. Nothing is sent anywhere.</p>
      </div>
    </main>
  );
}

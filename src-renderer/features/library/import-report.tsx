import { CircleAlert, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { counted } from '../../domain/count.ts';
import { formatDate } from '../../domain/date.ts';
import type { SourceId } from '../../domain/ids.ts';
import { sourcesOfOrigins } from '../../domain/origins/origins.ts';
import { Button } from '../../ui/button.tsx';
import type { ChosenFile } from '../../ui/chosen-files.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { Comparison } from './import-origins.ts';
import styles from './import-report.module.css';
import type { ImportReport } from './import-run.ts';
import { ImportedOrigins } from './imported-origins.tsx';
import { LockedFiles } from './locked-files.tsx';
import { importedDay } from './source-words.ts';
import type { ToldReport } from './use-import-outcome.ts';

type ImportReportDialogProps = ToldReport & {
  onOpen: (sourceId: SourceId) => void;
  onCompare: (sourceId: SourceId, otherId: SourceId) => void;
  /** Tries files again, with the passwords that were typed for them. */
  onUnlock: (files: readonly ChosenFile[]) => void;
  onClose: () => void;
};

/** What became of each file that was not simply imported, and what the others are alike to, at the end of an import. */
export function ImportReportDialog(props: ImportReportDialogProps) {
  const { report, comparison, onOpen, onCompare, onUnlock, onClose } = props;
  const { imported, duplicates, failed, left, skipped } = report;
  const [passwords, setPasswords] = useState<ReadonlyMap<string, string>>(new Map());
  const lockedFiles = failed.filter(({ locked }) => locked !== undefined);
  const refused = failed.filter(({ locked }) => locked === undefined);
  const opened = lockedFiles.flatMap(({ name, locked }) => {
    const password = passwords.get(name) ?? '';
    return locked === undefined || password === '' ? [] : [{ ...locked.file, password }];
  });
  const isOne = imported.length + failed.length + left + skipped === 0 && duplicates.length === 1;
  const twin = isOne ? duplicates[0]?.source : undefined;
  return (
    <Dialog
      title={titleOf(report)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind={twin === undefined && lockedFiles.length === 0 ? 'primary' : 'plain'}
            autoFocus={lockedFiles.length === 0}
            onPress={onClose}
          >
            Done
          </Button>
          {lockedFiles.length > 0 && (
            <Button kind="primary" isDisabled={opened.length === 0} onPress={() => onUnlock(opened)}>
              {opened.length > 1 ? 'Import with passwords' : 'Import with password'}
            </Button>
          )}
          {twin !== undefined && (
            <Button kind="primary" onPress={() => onOpen(twin.id)}>
              Open the first
            </Button>
          )}
        </>
      }
    >
      <p className={styles.summary}>
        {twin === undefined ? summaryOf(report, comparison) : 'Nothing was added.'}
      </p>
      {lockedFiles.length > 0 && (
        <LockedFiles
          files={lockedFiles}
          passwords={passwords}
          onChange={(name, password) => setPasswords(new Map(passwords).set(name, password))}
          onEnter={() => {
            if (opened.length > 0) onUnlock(opened);
          }}
        />
      )}
      {refused.length > 0 && (
        <Section title="Not imported">
          {refused.map(({ name, problem }) => (
            <Item
              key={`${name}\n${problem}`}
              icon={<CircleAlert size={15} className={styles.bad} />}
              name={name}
            >
              {withoutName(problem, name)}
            </Item>
          ))}
        </Section>
      )}
      {duplicates.length > 0 && (
        <Section title={twin === undefined ? 'Already in this dossier' : null}>
          {duplicates.map(({ name, source }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files of one name can be the same source's twins
            <Item key={index} icon={<Copy size={15} className={styles.quiet} />} name={name}>
              <button type="button" className={styles.door} onClick={() => onOpen(source.id)}>
                {source.title}
              </button>
              , imported {formatDate(importedDay(source), 'short')}, has the same text.
            </Item>
          ))}
        </Section>
      )}
      {imported.length > 0 && (
        <ImportedOrigins
          count={imported.length}
          comparison={comparison}
          onOpen={onOpen}
          onCompare={onCompare}
        />
      )}
    </Dialog>
  );
}

function Section({ title, children }: { title: string | null; children: ReactNode }) {
  return (
    <section>
      {title !== null && <h3 className={styles.heading}>{title}</h3>}
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

function Item({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <li className={styles.item}>
      <span aria-hidden>{icon}</span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span>{children}</span>
      </span>
    </li>
  );
}

/** Main's problems begin with the file's name, which stands above them here. */
function withoutName(problem: string, name: string): string {
  const words = problem.startsWith(`${name}: `) ? problem.slice(name.length + 2) : problem;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function titleOf({ imported, duplicates, failed, left }: ImportReport): string {
  if (left > 0) return 'Import cancelled';
  if (imported.length > 0 && duplicates.length + failed.length === 0)
    return `Imported ${counted(imported.length, 'source')}`;
  if (imported.length > 0) return `Imported ${counted(imported.length, 'source')}, not everything`;
  return failed.length === 0 && duplicates.length > 0 ? 'Already in this dossier' : 'Nothing was imported';
}

/** What was kept, and what to do. */
function summaryOf(
  { imported, duplicates, failed, skipped, left }: ImportReport,
  comparison: Comparison | null,
): string {
  const sentences: string[] = [];
  const what = comparison?.ok
    ? sourcesOfOrigins(imported.length, comparison.value.origins)
    : counted(imported.length, 'source');
  if (left > 0)
    sentences.push(
      `${what} ${imported.length === 1 ? 'was' : 'were'} imported before you cancelled, and ${counted(left, 'file was', 'files were')} left.`,
      'Import the same files again to go on: nothing is imported twice.',
    );
  else if (imported.length > 0)
    sentences.push(`${what} ${imported.length === 1 ? 'was' : 'were'} added to the dossier.`);
  if (failed.length > 0) sentences.push(`${counted(failed.length, 'file')} could not be imported.`);
  if (duplicates.length > 0)
    sentences.push(
      `${counted(duplicates.length, 'file has', 'files have')} the same text as a source that is here already; nothing was added for ${duplicates.length === 1 ? 'it' : 'them'}.`,
    );
  if (skipped > 0)
    sentences.push(`${counted(skipped, 'file')} of other types ${skipped === 1 ? 'was' : 'were'} left out.`);
  return sentences.join(' ');
}

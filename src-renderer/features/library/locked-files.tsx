import { KeyRound } from 'lucide-react';
import { TextField } from '../../ui/field.tsx';
import styles from './import-report.module.css';
import type { FailedFile } from './import-run.ts';

type LockedFilesProps = {
  files: readonly FailedFile[];
  passwords: ReadonlyMap<string, string>;
  onChange: (name: string, password: string) => void;
  onEnter: () => void;
};

/** Files that a password opens, each with a field for it. */
export function LockedFiles({ files, passwords, onChange, onEnter }: LockedFilesProps) {
  return (
    <section>
      <h3 className={styles.heading}>Protected by a password</h3>
      <ul className={styles.list}>
        {files.map(({ name, locked }, index) => (
          <li key={name} className={styles.item}>
            <KeyRound size={15} className={styles.quiet} aria-hidden />
            <span className={styles.words}>
              <TextField
                label={`Password of ${name}`}
                type="password"
                autoFocus={index === 0}
                value={passwords.get(name) ?? ''}
                onChange={(password) => onChange(name, password)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') onEnter();
                }}
                problem={
                  locked?.needs === 'other-password' && (passwords.get(name) ?? '') === ''
                    ? 'The password did not open it.'
                    : null
                }
              />
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        A password is used to read the file and kept nowhere. The original stays protected by it.
      </p>
    </section>
  );
}

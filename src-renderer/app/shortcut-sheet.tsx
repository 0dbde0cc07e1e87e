/** `?` lists every shortcut of the present view and of the workspace. */

import { Key } from '../ui/badge.tsx';
import { type Command, formatKeys, useCommandList } from '../ui/commands.tsx';
import { Dialog } from '../ui/dialog.tsx';
import styles from './shortcut-sheet.module.css';

function groupsOf(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.keys === undefined) continue;
    groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  }
  return [...groups];
}

export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const groups = groupsOf(useCommandList());
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose} width="wide">
      <div className={styles.groups}>
        {groups.map(([group, commands]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.title}>{group}</h3>
            <dl className={styles.list}>
              {commands.map((command) => (
                <div key={command.id} className={styles.row}>
                  <dt>{command.label}</dt>
                  <dd>
                    {formatKeys(command.keys ?? '')
                      .split(' ')
                      .map((key) => (
                        <Key key={key}>{key}</Key>
                      ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

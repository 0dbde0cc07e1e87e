/** The menu of a table's row. The real one is made when it is first asked for: a table draws many rows in a frame. */
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from './button.tsx';
import { Menu, type MenuEntry } from './menu.tsx';
import styles from './row-menu.module.css';

export function RowMenu({ label, entries }: { label: string; entries: () => readonly MenuEntry[] }) {
  const [isAsked, setAsked] = useState(false);
  if (isAsked)
    return (
      <Menu
        label={label}
        trigger={
          <IconButton label={label} icon={<EllipsisVertical size={15} aria-hidden />} excludeFromTabOrder />
        }
        entries={entries()}
        isOpenAtFirst
      />
    );
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      aria-haspopup="menu"
      title={label}
      className={styles.button}
      onClick={() => setAsked(true)}
    />
  );
}

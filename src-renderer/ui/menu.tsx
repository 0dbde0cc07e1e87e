import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, Keyboard, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './menu.module.css';

export type MenuEntry = {
  id: string;
  label: string;
  keys?: string;
  icon?: ReactNode;
  isDanger?: boolean;
  isDisabled?: boolean;
  run: () => void;
};

/** A menu that opens from a button. `trigger` is a Button or IconButton. */
export function Menu({
  label,
  trigger,
  entries,
  isOpenAtFirst = false,
}: {
  label: string;
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  isOpenAtFirst?: boolean;
}) {
  return (
    <MenuTrigger defaultOpen={isOpenAtFirst}>
      {trigger}
      <Popover className={classNames(styles.popover)} offset={4}>
        <AriaMenu
          aria-label={label}
          className={classNames(styles.menu)}
          items={entries}
          onAction={(key) => entries.find((entry) => entry.id === key)?.run()}
        >
          {(entry) => (
            <MenuItem
              id={entry.id}
              textValue={entry.label}
              isDisabled={entry.isDisabled ?? false}
              className={classNames(styles.item)}
              {...(entry.isDanger === true ? { 'data-danger': true } : {})}
            >
              {entry.icon}
              {/* No label slot: the name says all that is to be read, the keys too (WCAG 2.5.3). */}
              <span>{entry.label}</span>
              {entry.keys !== undefined && <Keyboard>{entry.keys}</Keyboard>}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** Which columns of a table are shown. */
import { Check, Columns3 } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './menu.module.css';

export type ColumnMenuProps = {
  /** Those that can be hidden. */
  columns: readonly { id: string; name: string }[];
  shown: ReadonlySet<string>;
  onShow: (id: string, isShown: boolean) => void;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
};

export function ColumnMenu({ columns, shown, onShow, isOpen, onOpen }: ColumnMenuProps) {
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpen}>
      <IconButton label="Columns" icon={<Columns3 size={16} />} />
      <Popover className={classNames(styles.popover)} offset={4} placement="bottom end">
        <Menu
          aria-label="Columns"
          className={classNames(styles.menu)}
          items={columns}
          shouldCloseOnSelect={false}
          escapeKeyBehavior="none"
          selectionMode="multiple"
          selectedKeys={columns.filter(({ id }) => shown.has(id)).map(({ id }) => id)}
          onSelectionChange={(keys) => {
            for (const { id } of columns) {
              const isChosen = keys === 'all' || keys.has(id);
              if (isChosen !== shown.has(id)) onShow(id, isChosen);
            }
          }}
        >
          {({ id, name }) => (
            <MenuItem id={id} textValue={name} className={classNames(styles.item)}>
              {({ isSelected }) => (
                <>
                  <span className={styles.check}>{isSelected && <Check size={14} aria-hidden />}</span>
                  <span>{name}</span>
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

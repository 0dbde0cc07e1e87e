/** The block type at the caret, and a menu to choose another. */
import type { Editor } from '@tiptap/core';
import { Check, ChevronDown } from 'lucide-react';
import { Button, Keyboard, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import { formatKeys } from '../commands.tsx';
import menuStyles from '../menu.module.css';
import { BLOCK_TYPES, type BlockType, chooseBlock } from './editor-state.ts';
import type { DocumentKind } from './schema.ts';
import styles from './toolbar.module.css';

export function BlockMenu(props: {
  editor: Editor;
  kind: DocumentKind;
  block: BlockType | null;
  isDisabled: boolean;
}) {
  const { editor, kind, block } = props;
  const types = BLOCK_TYPES.filter(({ id }) => kind === 'brief' || id !== 'bottom-line');
  const label = BLOCK_TYPES.find(({ id }) => id === block)?.label ?? 'Text';
  return (
    <MenuTrigger>
      <Button
        className={classNames(styles.block)}
        aria-label={`Block type: ${label}`}
        isDisabled={props.isDisabled}
        preventFocusOnPress
      >
        <span>{label}</span>
        <ChevronDown size={13} aria-hidden />
      </Button>
      <Popover className={classNames(menuStyles.popover)} offset={4}>
        <Menu
          aria-label="Block type"
          className={classNames(menuStyles.menu)}
          items={types}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={block === null ? [] : [block]}
          onAction={(key) => {
            const chosen = types.find(({ id }) => id === key);
            if (chosen !== undefined) chooseBlock(editor, chosen.id);
          }}
        >
          {(type) => (
            <MenuItem id={type.id} textValue={type.label} className={classNames(menuStyles.item)}>
              {({ isSelected }) => (
                <>
                  <span className={styles.check}>{isSelected && <Check size={14} aria-hidden />}</span>
                  <Text slot="label" className={classNames(styles[type.id])}>
                    {type.label}
                  </Text>
                  {type.keys !== null && <Keyboard>{formatKeys(type.keys)}</Keyboard>}
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

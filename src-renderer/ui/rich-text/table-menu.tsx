/** The table button: puts a table in; inside one, a menu of what can be done with its rows and columns. */
import type { Editor } from '@tiptap/core';
import { Table as TableIcon } from 'lucide-react';
import { IconButton } from '../button.tsx';
import { Menu, type MenuEntry } from '../menu.tsx';

function entriesFor(editor: Editor): MenuEntry[] {
  const run = (
    id: string,
    label: string,
    command: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>,
    isDanger = false,
  ): MenuEntry => ({
    id,
    label,
    isDanger,
    isDisabled: !command(editor.can().chain()).run(),
    run: () => command(editor.chain().focus()).run(),
  });
  return [
    run('row-above', 'Add a row above', (chain) => chain.addRowBefore()),
    run('row-below', 'Add a row below', (chain) => chain.addRowAfter()),
    run('column-before', 'Add a column before', (chain) => chain.addColumnBefore()),
    run('column-after', 'Add a column after', (chain) => chain.addColumnAfter()),
    run('header-row', 'Header row on or off', (chain) => chain.toggleHeaderRow()),
    run('merge', 'Merge the selected cells', (chain) => chain.mergeCells()),
    run('split', 'Split the cell', (chain) => chain.splitCell()),
    run('delete-row', 'Delete the row', (chain) => chain.deleteRow(), true),
    run('delete-column', 'Delete the column', (chain) => chain.deleteColumn(), true),
    run('delete-table', 'Delete the table', (chain) => chain.deleteTable(), true),
  ];
}

export function TableMenu(props: { editor: Editor; isInTable: boolean; isDisabled: boolean }) {
  const { editor, isInTable, isDisabled } = props;
  const icon = <TableIcon size={16} aria-hidden />;
  if (!isInTable)
    return (
      <IconButton
        label="Insert a table"
        icon={icon}
        isDisabled={isDisabled}
        preventFocusOnPress
        onPress={() => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
      />
    );
  return (
    <Menu
      label="Table"
      trigger={
        <IconButton
          label="Rows and columns of the table"
          icon={icon}
          isPressed
          isDisabled={isDisabled}
          preventFocusOnPress
        />
      }
      entries={entriesFor(editor)}
    />
  );
}

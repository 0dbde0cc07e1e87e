/** The bar of controls above a text. One stop for Tab; arrows move within it; the focus goes back to the text. */
import { Bold, Italic, Link, List, ListOrdered, Quote, Redo2, Scale, Underline, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar, Separator } from 'react-aria-components';
import { Key } from '../badge.tsx';
import { Button, IconButton } from '../button.tsx';
import { classNames } from '../class-names.ts';
import { formatKeys } from '../commands.tsx';
import { BlockMenu } from './block-menu.tsx';
import type { DocumentSession } from './document-session.ts';
import { useToolbarState } from './editor-state.ts';
import { TableMenu } from './table-menu.tsx';
import styles from './toolbar.module.css';
import type { TextTool } from './use-text-tools.tsx';

export function Toolbar({ session, open }: { session: DocumentSession; open: (tool: TextTool) => void }) {
  const { editor, kind } = session;
  const state = useToolbarState(editor);
  const tool = (
    label: string,
    keys: string | null,
    icon: ReactNode,
    run: () => void,
    isPressed?: boolean,
    isDisabled = false,
  ) => (
    <IconButton
      label={label}
      {...(keys === null ? {} : { keys: formatKeys(keys) })}
      icon={icon}
      onPress={run}
      {...(isPressed === undefined ? {} : { isPressed })}
      isDisabled={isDisabled || !state.isEditable}
      preventFocusOnPress
    />
  );
  // At once, not with the next frame as TipTap does: what is typed next belongs to the text.
  const chain = () => {
    editor.view.focus();
    return editor.chain();
  };
  return (
    <AriaToolbar aria-label="Text" className={classNames(styles.toolbar)}>
      {tool('Undo', 'Mod+Z', <Undo2 size={16} />, () => chain().undo().run(), undefined, !state.canUndo)}
      {tool(
        'Redo',
        'Mod+Shift+Z',
        <Redo2 size={16} />,
        () => chain().redo().run(),
        undefined,
        !state.canRedo,
      )}
      <Separator orientation="vertical" className={classNames(styles.separator)} />
      <BlockMenu editor={editor} kind={kind} block={state.block} isDisabled={!state.isEditable} />
      <Separator orientation="vertical" className={classNames(styles.separator)} />
      {tool('Bold', 'Mod+B', <Bold size={16} />, () => chain().toggleBold().run(), state.bold)}
      {tool('Italic', 'Mod+I', <Italic size={16} />, () => chain().toggleItalic().run(), state.italic)}
      {tool(
        'Underline',
        'Mod+U',
        <Underline size={16} />,
        () => chain().toggleUnderline().run(),
        state.underline,
      )}
      {tool(
        'Bulleted list',
        'Mod+Shift+8',
        <List size={16} />,
        () => chain().toggleBulletList().run(),
        state.bulletList,
      )}
      {tool(
        'Numbered list',
        'Mod+Shift+7',
        <ListOrdered size={16} />,
        () => chain().toggleOrderedList().run(),
        state.orderedList,
      )}
      {tool(
        'Quotation',
        'Mod+Shift+9',
        <Quote size={16} />,
        () => chain().toggleBlockquote().run(),
        state.quotation,
      )}
      <TableMenu editor={editor} isInTable={state.table} isDisabled={!state.isEditable} />
      {tool('Link', 'Mod+Shift+K', <Link size={16} />, () => open('link'), state.link)}
      {kind === 'brief' && tool('Claim block', 'Mod+Shift+L', <Scale size={16} />, () => open('claim-block'))}
      <Separator orientation="vertical" className={classNames(styles.separator)} />
      <Button
        className={styles.cite ?? ''}
        icon={<Quote size={15} aria-hidden />}
        isDisabled={!state.isEditable}
        preventFocusOnPress
        onPress={() => open('cite')}
      >
        Cite <Key>{formatKeys('Mod+Shift+C')}</Key>
      </Button>
    </AriaToolbar>
  );
}

/** What the toolbar shows of the editor's state: computed on each transaction, redrawn only when it differs. */
import type { Editor } from '@tiptap/core';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { useEditorState } from '@tiptap/react';

export type BlockType = 'paragraph' | 'heading-2' | 'heading-3' | 'heading-4' | 'bottom-line';

export const BLOCK_TYPES = [
  { id: 'paragraph', label: 'Text', keys: 'Mod+Alt+0' },
  { id: 'heading-2', label: 'Heading 2', keys: 'Mod+Alt+2' },
  { id: 'heading-3', label: 'Heading 3', keys: 'Mod+Alt+3' },
  { id: 'heading-4', label: 'Heading 4', keys: 'Mod+Alt+4' },
  { id: 'bottom-line', label: 'Bottom line', keys: null },
] as const satisfies readonly { id: BlockType; label: string; keys: string | null }[];

export type ToolbarState = {
  isEditable: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** Null where the selection is on something else: a claim block, say. */
  block: BlockType | null;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  bulletList: boolean;
  orderedList: boolean;
  quotation: boolean;
  table: boolean;
  link: boolean;
};

function blockOf(editor: Editor): BlockType | null {
  if (editor.isActive('bottomLine')) return 'bottom-line';
  const { parent } = editor.state.selection.$from;
  if (parent.type.name === 'heading') return `heading-${parent.attrs.level as 2 | 3 | 4}`;
  return parent.type.name === 'paragraph' ? 'paragraph' : null;
}

function readState(editor: Editor): ToolbarState {
  return {
    isEditable: editor.options.editable,
    canUndo: undoDepth(editor.state) > 0,
    canRedo: redoDepth(editor.state) > 0,
    block: blockOf(editor),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    quotation: editor.isActive('blockquote'),
    table: editor.isActive('table'),
    link: editor.isActive('link'),
  };
}

export function useToolbarState(editor: Editor): ToolbarState {
  return useEditorState({ editor, selector: () => readState(editor) });
}

/** Gives the selected blocks another type. */
export function chooseBlock(editor: Editor, block: BlockType): void {
  const chain = editor.chain().focus();
  if (block === 'bottom-line') {
    if (!editor.isActive('bottomLine')) chain.setParagraph().toggleBottomLine().run();
    return;
  }
  if (editor.isActive('bottomLine')) chain.toggleBottomLine();
  if (block === 'paragraph') chain.setParagraph().run();
  else chain.setHeading({ level: Number(block.slice(-1)) as 2 | 3 | 4 }).run();
}

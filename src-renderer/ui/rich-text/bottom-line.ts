/** The bottom line: a block of paragraphs that says first what the reader must know. */
import { Node } from '@tiptap/core';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    bottomLine: {
      /** Makes the selected paragraphs the bottom line, or plain text again. */
      toggleBottomLine: () => ReturnType;
    };
  }
}

export const BottomLine = Node.create({
  name: 'bottomLine',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  parseHTML: () => [{ tag: 'section[data-bottom-line]' }],
  renderHTML: () => ['section', { 'data-bottom-line': '' }, 0],
  addCommands() {
    return {
      toggleBottomLine:
        () =>
        ({ commands, editor }) =>
          editor.isActive(this.name) ? commands.lift(this.name) : commands.toggleWrap(this.name),
    };
  },
});

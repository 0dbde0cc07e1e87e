/** The citation: an inline atom that holds the id of an annotation or a source, and shows its number (DESIGN §6). */
import { type Editor, Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type CitationTarget, citationTarget } from '../../domain/brief/document.ts';
import { documentPointers } from './document-pointers.ts';

const idAttribute = (name: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(name) || null,
  renderHTML: () => ({}),
});

export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    annotationId: idAttribute('data-annotation'),
    sourceId: idAttribute('data-source'),
  }),
  // A pasted citation keeps its id.
  parseHTML: () => [{ tag: 'sup[data-annotation]' }, { tag: 'sup[data-source]' }],
  // What other programs get when it is copied: its number now.
  renderHTML({ node }) {
    const target = targetOf(node);
    const id = target === null ? {} : { [`data-${target.kind}`]: target.id };
    return ['sup', id, copiedText(node, this.editor)];
  },
  renderText({ node }) {
    return copiedText(node, this.editor);
  },
});

function copiedText(node: DocumentNode, editor: Editor | undefined): string {
  const target = targetOf(node);
  if (target === null || editor === undefined) return '[?]';
  return `[${documentPointers(editor.state).numbering.numberOf(target) ?? '?'}]`;
}

/** What a citation in the document points to; null where its attributes are damaged. */
export function targetOf(node: DocumentNode): CitationTarget | null {
  return citationTarget({ type: node.type.name, attrs: node.attrs });
}

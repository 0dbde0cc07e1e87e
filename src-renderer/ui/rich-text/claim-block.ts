/** The claim block: a block atom that holds a claim's id and shows what the dossier says of it now (DESIGN §6). */
import { type Editor, Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { ClaimId } from '../../domain/ids.ts';

/** What a claim says in one line, for the clipboard; the editor that shows the records knows it. */
type ClaimBlockStorage = { describe: (claimId: ClaimId) => string };

declare module '@tiptap/core' {
  interface Storage {
    claimBlock: ClaimBlockStorage;
  }
}

export const ClaimBlock = Node.create<Record<string, never>, ClaimBlockStorage>({
  name: 'claimBlock',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addStorage: () => ({ describe: () => '' }),
  addAttributes: () => ({
    claimId: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-claim') || null,
      renderHTML: () => ({}),
    },
  }),
  // A pasted claim block keeps its id.
  parseHTML: () => [{ tag: 'div[data-claim]' }],
  renderHTML({ node }) {
    return ['div', { 'data-claim': String(node.attrs.claimId ?? '') }, copiedText(node, this.editor)];
  },
  renderText({ node }) {
    return copiedText(node, this.editor);
  },
});

function copiedText(node: DocumentNode, editor: Editor | undefined): string {
  const claimId = claimIdOf(node);
  return claimId === null ? '' : (editor?.storage.claimBlock.describe(claimId) ?? '');
}

/** The claim that a claim block states; null where its attribute is damaged. */
export function claimIdOf(node: DocumentNode): ClaimId | null {
  const { claimId } = node.attrs;
  return typeof claimId === 'string' && claimId !== '' ? (claimId as ClaimId) : null;
}

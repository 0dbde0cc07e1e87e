/**
 * What the document on screen points to, kept while it is edited: the numbers of its citations, by the same pure function
 * that the exporters use, and the records that it leans on. Both are computed anew only when a citation or claim block
 * came, went or moved: a keystroke between them costs one comparison.
 */
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { type CitationNumbering, numberCitations } from '../../domain/brief/citations.ts';
import type { RichTextNode } from '../../domain/records.ts';
import { type Pointers, pointersOf } from '../../storage/brief-material.ts';

export type DocumentPointers = {
  numbering: CitationNumbering;
  pointers: Pointers;
  /** A document of nothing but the atoms, in order: what `resolveBrief` needs to know of the text. */
  atoms: RichTextNode;
  claimBlocks: number;
  /** Equal for documents that point to the same things in the same order. */
  fingerprint: string;
};

const key = new PluginKey<DocumentPointers>('documentPointers');

/** Citations and claim blocks in document order, with their positions. */
export function pointerNodes(document: Node): { node: Node; position: number }[] {
  const found: { node: Node; position: number }[] = [];
  document.descendants((node, position) => {
    if (node.type.name === 'citation' || node.type.name === 'claimBlock') found.push({ node, position });
    return !node.isLeaf;
  });
  return found;
}

function compute(document: Node, previous: DocumentPointers | null): DocumentPointers {
  const nodes = pointerNodes(document).map(({ node }) => node);
  const fingerprint = nodes
    .map(({ type, attrs }) => `${type.name}:${attrs.annotationId ?? attrs.sourceId ?? attrs.claimId ?? ''}`)
    .join(' ');
  if (previous !== null && previous.fingerprint === fingerprint) return previous;
  const atoms: RichTextNode = { type: 'doc', content: nodes.map((node) => node.toJSON() as RichTextNode) };
  return {
    numbering: numberCitations(atoms),
    pointers: pointersOf(atoms),
    atoms,
    claimBlocks: nodes.filter((node) => node.type.name === 'claimBlock').length,
    fingerprint,
  };
}

/** @param changed called once the view has drawn a document that points elsewhere than the one before */
export function documentPointersPlugin(changed: (pointers: DocumentPointers) => void): Plugin {
  return new Plugin<DocumentPointers>({
    key,
    state: {
      init: (_config, state) => compute(state.doc, null),
      apply: (transaction, previous) =>
        transaction.docChanged ? compute(transaction.doc, previous) : previous,
    },
    view: (view) => {
      changed(documentPointers(view.state));
      return {
        update: (current, before) => {
          const now = documentPointers(current.state);
          if (now !== key.getState(before)) changed(now);
        },
      };
    },
  });
}

/** What the document in this state points to. */
export function documentPointers(state: EditorState): DocumentPointers {
  return key.getState(state) ?? compute(state.doc, null);
}

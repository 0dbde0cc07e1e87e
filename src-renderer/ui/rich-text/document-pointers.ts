/**
 * What the document on screen points to, kept while it is edited: the numbers of its citations, by the same pure function
 * that the exporters use, and the records that it leans on. Both are computed anew only when a citation or claim block
 * came, went or moved: a keystroke between them costs one comparison.
 */
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type CitationNumbering, numberCitations } from '../../domain/brief/citations.ts';
import type { RichTextNode } from '../../domain/records.ts';
import { type Pointers, pointersOf } from '../../storage/brief-material.ts';
import styles from './atoms.module.css';

export type DocumentPointers = {
  numbering: CitationNumbering;
  pointers: Pointers;
  /** A document of nothing but the atoms, in order: what `resolveBrief` needs to know of the text. */
  atoms: RichTextNode;
  claimBlocks: number;
  /** Equal for documents that point to the same things in the same order. */
  fingerprint: string;
};

type PointerNode = { node: Node; position: number };

/** The plugin's state: what is pointed to, and which citations stand side by side, to be drawn as one. */
type PointersState = { pointers: DocumentPointers; runs: string; decorations: DecorationSet };

const key = new PluginKey<PointersState>('documentPointers');

/** Citations and claim blocks in document order, with their positions. */
export function pointerNodes(document: Node): PointerNode[] {
  const found: PointerNode[] = [];
  document.descendants((node, position) => {
    if (node.type.name === 'citation' || node.type.name === 'claimBlock') found.push({ node, position });
    return !node.isLeaf;
  });
  return found;
}

function computePointers(found: readonly PointerNode[], previous: DocumentPointers | null): DocumentPointers {
  const nodes = found.map(({ node }) => node);
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

/** For each atom whether a citation stands right before it and right after it. */
function findRuns(found: readonly PointerNode[]): { follows: boolean; leads: boolean }[] {
  const touches = (left: PointerNode | undefined, right: PointerNode | undefined): boolean =>
    left?.node.type.name === 'citation' &&
    right?.node.type.name === 'citation' &&
    left.position + left.node.nodeSize === right.position;
  return found.map((atom, index) => ({
    follows: touches(found[index - 1], atom),
    leads: touches(atom, found[index + 1]),
  }));
}

function decorate(
  document: Node,
  found: readonly PointerNode[],
  runs: readonly { follows: boolean; leads: boolean }[],
): DecorationSet {
  const decorations = found.flatMap(({ node, position }, index) => {
    const { follows = false, leads = false } = runs[index] ?? {};
    const names = [follows ? styles.follows : '', leads ? styles.leads : ''].filter((name) => name !== '');
    if (names.length === 0) return [];
    return [Decoration.node(position, position + node.nodeSize, { class: names.join(' ') })];
  });
  return DecorationSet.create(document, decorations);
}

function start(document: Node): PointersState {
  const found = pointerNodes(document);
  const runs = findRuns(found);
  return {
    pointers: computePointers(found, null),
    runs: JSON.stringify(runs),
    decorations: decorate(document, found, runs),
  };
}

function next(transaction: Transaction, before: PointersState): PointersState {
  if (!transaction.docChanged) return before;
  const found = pointerNodes(transaction.doc);
  const pointers = computePointers(found, before.pointers);
  const nextRuns = findRuns(found);
  const runs = JSON.stringify(nextRuns);
  const isSame = runs === before.runs && pointers === before.pointers;
  const decorations = isSame
    ? before.decorations.map(transaction.mapping, transaction.doc)
    : decorate(transaction.doc, found, nextRuns);
  return { pointers, runs, decorations };
}

/** @param changed called once the view has drawn a document that points elsewhere than the one before */
export function documentPointersPlugin(changed: (pointers: DocumentPointers) => void): Plugin {
  return new Plugin<PointersState>({
    key,
    state: { init: (_config, state) => start(state.doc), apply: next },
    props: { decorations: (state) => key.getState(state)?.decorations ?? null },
    view: (view) => {
      changed(documentPointers(view.state));
      return {
        update: (current, before) => {
          const now = documentPointers(current.state);
          if (now !== key.getState(before)?.pointers) changed(now);
        },
      };
    },
  });
}

/** What the document in this state points to. */
export function documentPointers(state: EditorState): DocumentPointers {
  return key.getState(state)?.pointers ?? computePointers(pointerNodes(state.doc), null);
}

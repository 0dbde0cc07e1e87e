/**
 * The editor's extensions, configured to exactly the nodes, marks and attributes of domain/brief/document.ts: what
 * TipTap would add beyond them (alignment, column widths, link targets, list types) is taken off, so that no stored
 * document holds what an exporter does not know.
 */
import { type AnyExtension, getSchema, Node, type NodeViewRenderer } from '@tiptap/core';
import { Link as TiptapLink } from '@tiptap/extension-link';
import { TableKit, TableCell as TiptapCell, TableHeader as TiptapHeader } from '@tiptap/extension-table';
import type { Schema } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import { BottomLine } from './bottom-line.ts';
import { Citation } from './citation.ts';
import { ClaimBlock } from './claim-block.ts';
import { isAllowedLink } from './link-address.ts';

/** Notes have neither bottom line nor claim blocks. */
export type DocumentKind = 'brief' | 'note';

const wholeNumber = (name: string) => ({
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const number = Number.parseInt(element.getAttribute(name) ?? '', 10);
    return Number.isInteger(number) && number > 0 ? number : 1;
  },
});

const spans = { colspan: wholeNumber('colspan'), rowspan: wholeNumber('rowspan') };
const TableCell = TiptapCell.extend({ addAttributes: () => spans });
const TableHeader = TiptapHeader.extend({ addAttributes: () => spans });

// Not inclusive: what is typed after a link is not part of it.
const Link = TiptapLink.extend({
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
});

const QUOTATION_KEY = 'Mod-Shift-9';

/** One of the starter kit's blocks, fitted to our schema and keys. */
function fitted(extension: AnyExtension): AnyExtension {
  if (!(extension instanceof Node)) return extension;
  switch (extension.name) {
    case 'orderedList':
      return extension.extend({ addAttributes: () => ({ start: wholeNumber('start') }) });
    case 'heading':
      // Level 1 is the brief's title, so a pasted one becomes the next; deeper ones than we have become the deepest.
      return extension.extend({
        parseHTML() {
          const shallow = { tag: 'h1', attrs: { level: 2 } };
          const deep = ['h5', 'h6'].map((tag) => ({ tag, attrs: { level: 4 } }));
          return [...(this.parent?.() ?? []), shallow, ...deep];
        },
      });
    case 'blockquote':
      return extension.extend({
        addKeyboardShortcuts() {
          // TipTap's key for it, Mod-Shift-B, is ours for a new brief.
          const { 'Mod-Shift-b': toggle, ...others } = this.parent?.() ?? {};
          return toggle === undefined ? others : { ...others, [QUOTATION_KEY]: toggle };
        },
      });
    default:
      return extension;
  }
}

const Starter = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(fitted);
  },
});

/** How the atoms and the bottom line look on screen; without them they are only schema. */
export type NodeViews = {
  citation: NodeViewRenderer;
  claimBlock: NodeViewRenderer;
  bottomLine: NodeViewRenderer;
};

function withView(node: Node, view: NodeViewRenderer | undefined): Node {
  return view === undefined ? node : node.extend({ addNodeView: () => view });
}

/** Everything that makes up the schema of a kind of document, with its input rules and keys. */
export function schemaExtensions(kind: DocumentKind, views?: NodeViews): AnyExtension[] {
  const shared: AnyExtension[] = [
    Starter.configure({
      codeBlock: false,
      heading: { levels: [2, 3, 4] },
      link: false,
      // An empty last paragraph would be added to documents that are only looked at.
      trailingNode: false,
      dropcursor: { class: 'drop-cursor', color: false, width: 2 },
      undoRedo: { depth: 500 },
    }),
    Link.configure({
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: 'https',
      isAllowedUri: (url) => isAllowedLink(url),
      HTMLAttributes: { target: null, rel: 'noopener noreferrer', class: null },
    }),
    TableKit.configure({ table: { resizable: false }, tableCell: false, tableHeader: false }),
    TableCell,
    TableHeader,
    withView(Citation, views?.citation),
  ];
  if (kind === 'note') return shared;
  return [...shared, withView(BottomLine, views?.bottomLine), withView(ClaimBlock, views?.claimBlock)];
}

/** The ProseMirror schema of a kind of document; needs no DOM. */
export function schemaOf(kind: DocumentKind): Schema {
  return getSchema(schemaExtensions(kind));
}

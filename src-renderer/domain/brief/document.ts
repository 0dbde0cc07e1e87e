/**
 * The document schema of briefs and notes: TipTap (ProseMirror) JSON of these nodes and marks, and no others. Citations
 * and claim blocks are atoms that hold ids; what they show is computed (DESIGN §6). The editor's extensions
 * (ui/rich-text) and every exporter follow this list.
 *
 * nodes: doc, paragraph, heading {level 2–4}, bulletList, orderedList {start}, listItem, blockquote, table, tableRow,
 *        tableHeader {colspan, rowspan}, tableCell {colspan, rowspan}, horizontalRule, hardBreak, text,
 *        bottomLine (block, holds paragraphs; briefs only), citation (inline atom), claimBlock (block atom; briefs only)
 * marks: bold, italic, underline, strike, code, link {href}
 */
import type { AnnotationId, ClaimId, SourceId } from '../ids.ts';
import type { RichTextNode } from '../records.ts';

export const DOCUMENT_SCHEMA_VERSION = 1;

/** What a citation points to: one annotation, or a source as a whole. */
export type CitationTarget = { kind: 'annotation'; id: AnnotationId } | { kind: 'source'; id: SourceId };

/** Words without marks. `text` must not be empty: ProseMirror refuses such a node. */
export function textNode(text: string): RichTextNode {
  return { type: 'text', text };
}

/** A paragraph of inline nodes; an empty one without any. */
export function paragraphNode(...content: RichTextNode[]): RichTextNode {
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

/** A heading; level 1 is the title, which is no part of the document. */
export function headingNode(level: 2 | 3 | 4, text: string): RichTextNode {
  return { type: 'heading', attrs: { level }, content: [textNode(text)] };
}

/** The box of the bottom line, with one empty paragraph where none is given. */
export function bottomLineNode(...paragraphs: RichTextNode[]): RichTextNode {
  return { type: 'bottomLine', content: paragraphs.length === 0 ? [paragraphNode()] : paragraphs };
}

/** An inline citation. Exactly one of the two attributes is set. */
export function citationNode(target: CitationTarget): RichTextNode {
  return {
    type: 'citation',
    attrs: {
      annotationId: target.kind === 'annotation' ? target.id : null,
      sourceId: target.kind === 'source' ? target.id : null,
    },
  };
}

/** A claim as a key judgement: a block that shows the claim as it stands. */
export function claimBlockNode(claimId: ClaimId): RichTextNode {
  return { type: 'claimBlock', attrs: { claimId } };
}

/** A whole document of blocks, with one empty paragraph where none is given. */
export function documentNode(...content: RichTextNode[]): RichTextNode {
  return { type: 'doc', content: content.length === 0 ? [paragraphNode()] : content };
}

/** What a citation node points to; null where its attributes are damaged. */
export function citationTarget(node: RichTextNode): CitationTarget | null {
  if (node.type !== 'citation') return null;
  const { annotationId, sourceId } = node.attrs ?? {};
  if (typeof annotationId === 'string' && annotationId !== '')
    return { kind: 'annotation', id: annotationId as AnnotationId };
  if (typeof sourceId === 'string' && sourceId !== '') return { kind: 'source', id: sourceId as SourceId };
  return null;
}

/** Every node in document order, parents before children. */
export function* walkDocument(node: RichTextNode): Generator<RichTextNode> {
  yield node;
  for (const child of node.content ?? []) yield* walkDocument(child);
}

/** The document's words as plain text, blocks parted by a line feed; atoms leave nothing. */
export function plainTextOf(node: RichTextNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const inner = (node.content ?? []).map(plainTextOf);
  const isTextBlock = node.type === 'paragraph' || node.type === 'heading';
  return isTextBlock ? inner.join('') : inner.filter((part) => part !== '').join('\n');
}

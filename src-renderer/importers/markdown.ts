/**
 * Markdown (CommonMark with GitHub's tables, autolinks, strikethrough, task lists and footnotes) to text and blocks. The
 * text is what a reader sees, without the markup; raw HTML is never kept as HTML: tags go, the words between them stay.
 */
import type * as Mdast from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { TextWithBlocks } from '../domain/text/block.ts';
import { type BlockWriter, createBlockWriter, type Inline } from './block-writer.ts';
import { type FrontMatterFields, splitFrontMatter } from './front-matter.ts';
import { chunkMarkdown } from './markdown-chunks.ts';
import { inlineOf, plainHtml } from './markdown-inline.ts';
import { isCostlyMarkdown } from './markdown-limits.ts';
import { plainTextToBlocks } from './plain-text.ts';
import { findTitle } from './title.ts';

/** What the walk needs to know about where it is. */
type Place = { depth: number; inQuotation: boolean; definitions: ReadonlyMap<string, string> };

/**
 * Text, blocks and metadata of a normalised Markdown text. The title is the front matter's, else the first heading, else
 * the first words. Long texts are parsed in pieces with a pause after each, so that a window stays alive meanwhile.
 */
export async function markdownToBlocks(
  source: string,
): Promise<TextWithBlocks & { metadata: FrontMatterFields }> {
  const { fields, body } = splitFrontMatter(source);
  const article = isCostlyMarkdown(body) ? plainTextToBlocks(body) : await parseBody(body);
  const { text, blocks } = article;
  return { text, blocks, metadata: { ...fields, title: fields.title || findTitle(text, blocks) } };
}

async function parseBody(body: string): Promise<TextWithBlocks> {
  const writer = createBlockWriter();
  for (const [index, chunk] of chunkMarkdown(body).entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, 0));
    const tree = fromMarkdown(chunk, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const definitions = new Map<string, string>();
    collectDefinitions(tree, definitions);
    writeFlow(writer, tree.children, { depth: 0, inQuotation: false, definitions });
  }
  return writer.finish();
}

function collectDefinitions(node: Mdast.Root | Mdast.RootContent, definitions: Map<string, string>): void {
  if (node.type === 'definition' && !definitions.has(node.identifier))
    definitions.set(node.identifier, node.url);
  if ('children' in node) for (const child of node.children) collectDefinitions(child, definitions);
}

function writeFlow(writer: BlockWriter, nodes: readonly Mdast.RootContent[], place: Place): void {
  for (const node of nodes) writeBlock(writer, node, place);
}

function writeBlock(writer: BlockWriter, node: Mdast.RootContent, place: Place): void {
  switch (node.type) {
    case 'heading':
      writer.write('heading', inlineOf(node.children, place.definitions), node.depth);
      break;
    case 'paragraph':
      writer.write(paragraphKind(node, place), inlineOf(node.children, place.definitions));
      break;
    case 'blockquote':
      writeFlow(writer, node.children, { ...place, inQuotation: true });
      break;
    case 'list':
      writeList(writer, node, { ...place, depth: place.depth + 1 });
      break;
    case 'table':
      for (const row of node.children) writer.write('table-row', rowOf(row, place.definitions));
      break;
    case 'code':
      writer.write('paragraph', { text: node.value, marks: [] });
      break;
    case 'html':
      writer.write('paragraph', { text: plainHtml(node.value), marks: [] });
      break;
    case 'footnoteDefinition':
      writeFootnote(writer, node, place);
      break;
    default:
  }
}

function paragraphKind(node: Mdast.Paragraph, place: Place): 'caption' | 'quotation' | 'paragraph' {
  const isPicture = node.children.every(
    (child) =>
      child.type === 'image' ||
      child.type === 'imageReference' ||
      (child.type === 'text' && child.value.trim() === ''),
  );
  return isPicture ? 'caption' : place.inQuotation ? 'quotation' : 'paragraph';
}

function writeList(writer: BlockWriter, { children, ordered, start }: Mdast.List, place: Place): void {
  for (const [index, item] of children.entries())
    writeListItem(writer, item, place, ordered === true ? `${(start ?? 1) + index}.` : '');
}

/** An item's first paragraph is the item; what follows in it stands on its own, nested lists one level deeper. */
function writeListItem(writer: BlockWriter, item: Mdast.ListItem, place: Place, marker: string): void {
  const [first, ...rest] = item.children;
  if (first?.type === 'paragraph')
    writer.write('list-item', inlineOf(first.children, place.definitions), place.depth, marker);
  else if (first !== undefined) writeBlock(writer, first, place);
  writeFlow(writer, rest, place);
}

function writeFootnote(writer: BlockWriter, node: Mdast.FootnoteDefinition, place: Place): void {
  const [first, ...rest] = node.children;
  if (first?.type === 'paragraph') {
    const label: Mdast.Text = { type: 'text', value: `[${node.label ?? node.identifier}] ` };
    writer.write('paragraph', inlineOf([label, ...first.children], place.definitions));
    writeFlow(writer, rest, place);
  } else writeFlow(writer, node.children, place);
}

/** A table row's cells, parted by " | ". */
function rowOf(row: Mdast.TableRow, definitions: ReadonlyMap<string, string>): Inline {
  const joined: Inline = { text: '', marks: [] };
  for (const [index, cell] of row.children.entries()) {
    if (index > 0) joined.text += ' | ';
    const inline = inlineOf(cell.children, definitions);
    for (const mark of inline.marks) {
      joined.marks.push({
        ...mark,
        start: mark.start + joined.text.length,
        end: mark.end + joined.text.length,
      });
    }
    joined.text += inline.text;
  }
  return /[^|\s]/u.test(joined.text) ? joined : { text: '', marks: [] };
}

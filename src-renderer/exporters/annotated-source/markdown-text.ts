/** The text of a source as Markdown's syntax tree: blocks, marks, paragraph and page numbers, references to footnotes. */
import type {
  BlockContent,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  TableCell,
  TableRow,
  Text,
} from 'mdast';
import type { AnnotatedSource } from '../../domain/annotated-source/annotated-source.ts';
import { createStretches, type Stretch } from '../../domain/annotated-source/stretches.ts';
import type { ImageMention } from '../../domain/records.ts';
import type { Block, Mark } from '../../domain/text/block.ts';
import {
  type BlockRun,
  blockRuns,
  type ListTree,
  listTree,
  type NumberedBlock,
} from '../../domain/text/block-runs.ts';
import { imageWords } from '../../domain/text/page-marks.ts';
import { tableCells } from '../../domain/text/table-cells.ts';
import { cleanText, safeHref } from '../brief-html/html.ts';

/** Text as it is; what no text file should hold is left out. */
export function textNode(value: string): Text {
  return { type: 'text', value: cleanText(value) };
}

/** Text whose line ends are kept, as hard breaks. */
export function linesOf(value: string): PhrasingContent[] {
  return value
    .split('\n')
    .flatMap((line, index): PhrasingContent[] =>
      index === 0 ? [textNode(line)] : [{ type: 'break' }, textNode(line)],
    );
}

/** The blocks of the whole text. */
export function textBlocks(annotated: AnnotatedSource): RootContent[] {
  const { text, blocks, images } = annotated.revision;
  const stretches = createStretches(annotated);
  const inline = ({ index }: NumberedBlock): PhrasingContent[] =>
    stretches(index).flatMap((stretch) => phrase(text, stretch, stretch.end));
  const heading = ({ index, block }: NumberedBlock): RootContent[] => {
    const [first, ...others] = stretches(index);
    if (first === undefined) return [];
    const children = [{ ...first, page: null }, ...others].flatMap((stretch) =>
      phrase(text, stretch, stretch.end),
    );
    return headingOf(block, first.page, children);
  };
  const cells = ({ index, block }: NumberedBlock): PhrasingContent[][] =>
    tableCells(text, block).map((cell) =>
      stretches(index, cell).flatMap((stretch) => phrase(text, stretch, cell.contentEnd)),
    );
  return blockRuns(blocks, images).flatMap((run) => [
    ...run.imagesBefore.map(imageOf),
    ...runBlocks(run, { inline, heading, cells }),
    ...run.imagesAfter.map(imageOf),
  ]);
}

type Inline = (block: NumberedBlock) => PhrasingContent[];

/** What a block holds, by what it is written as. */
type Contents = {
  inline: Inline;
  heading: (block: NumberedBlock) => RootContent[];
  cells: (block: NumberedBlock) => PhrasingContent[][];
};

function runBlocks({ first, blocks }: BlockRun, { inline, heading, cells }: Contents): RootContent[] {
  switch (first.block.kind) {
    case 'heading':
      return heading(first);
    case 'list-item':
      return [list(listTree(blocks), inline)];
    case 'table-row':
      return [{ type: 'table', align: null, children: rows(blocks, cells) }];
    case 'quotation':
      return [{ type: 'blockquote', children: blocks.map((block) => paragraph(block, inline)) }];
    case 'caption':
      return [
        { type: 'paragraph', children: [...numberOf(first), { type: 'emphasis', children: inline(first) }] },
      ];
    default:
      return [paragraph(first, inline)];
  }
}

function paragraph(block: NumberedBlock, inline: Inline): BlockContent {
  return { type: 'paragraph', children: [...numberOf(block), ...inline(block)] };
}

/** One level below the source's title. A heading is one line; a page that begins with it is named above it. */
function headingOf(
  { level = 2 }: Block,
  page: string | null,
  children: readonly PhrasingContent[],
): RootContent[] {
  const depth = Math.min(6, Math.max(2, level + 1)) as 2 | 3 | 4 | 5 | 6;
  const heading: RootContent = { type: 'heading', depth, children: children.map(onOneLine) };
  return page === null ? [heading] : [{ type: 'paragraph', children: [pageNode(page)] }, heading];
}

/** An ordered list where the items count on by one; other numbers stand in the items' text. */
function list(tree: ListTree, inline: Inline): List {
  const start = firstOrdinal(tree);
  const children = tree.map(({ item, inner }): ListItem => {
    const { marker } = item.block;
    const said: PhrasingContent[] = marker !== undefined && start === null ? [textNode(`${marker} `)] : [];
    const content: Paragraph = {
      type: 'paragraph',
      children: [...numberOf(item), ...said, ...inline(item)],
    };
    const nested = inner.length === 0 ? [] : [list(inner, inline)];
    return { type: 'listItem', spread: false, children: [content, ...nested] };
  });
  return { type: 'list', ordered: start !== null, start, spread: false, children };
}

/** The number that a list counts from; null where it does not count on by one. */
function firstOrdinal(tree: ListTree): number | null {
  const ordinals = tree.map(({ item }) =>
    Number(/^(\d{1,9})\.$/u.exec(item.block.marker ?? '')?.[1] ?? Number.NaN),
  );
  const [first = Number.NaN] = ordinals;
  return ordinals.every((ordinal, index) => ordinal === first + index) ? first : null;
}

/** As in the reader, the first row heads the others; a column before them holds the paragraph numbers. */
function rows(blocks: readonly NumberedBlock[], cells: Contents['cells']): TableRow[] {
  return blocks.map((block) => ({
    type: 'tableRow',
    children: [
      { type: 'tableCell', children: [textNode(`¶ ${block.number ?? ''}`)] },
      ...cells(block).map(
        (children): TableCell => ({ type: 'tableCell', children: children.map(onOneLine) }),
      ),
    ],
  }));
}

function numberOf({ number }: NumberedBlock): PhrasingContent[] {
  return number === null ? [] : [textNode(`¶ ${number} · `)];
}

function imageOf(image: ImageMention): RootContent {
  return { type: 'paragraph', children: [textNode(`[${imageWords(image)}]`)] };
}

function pageNode(page: string): Text {
  return textNode(`[p. ${page}]`);
}

/** @param last where the text ends that is shown: what parts the cells of a table is not */
function phrase(text: string, stretch: Stretch, last: number): PhrasingContent[] {
  const shown = linesOf(text.slice(stretch.start, Math.min(stretch.end, last)));
  const isEmpty = shown.every((node) => node.type === 'text' && node.value === '');
  const marked = isEmpty ? [] : stretch.marks.reduce(wrap, shown);
  return [
    ...(stretch.page === null ? [] : [pageNode(stretch.page), textNode(' ')]),
    ...marked,
    ...stretch.ends.map(
      ({ number }): PhrasingContent => ({
        type: 'footnoteReference',
        identifier: String(number),
        label: String(number),
      }),
    ),
  ];
}

/** A link only where the address is safe; else its words alone. */
function wrap(inner: PhrasingContent[], mark: Mark): PhrasingContent[] {
  if (mark.kind === 'strong') return [{ type: 'strong', children: inner }];
  if (mark.kind === 'emphasis') return [{ type: 'emphasis', children: inner }];
  const url = safeHref(mark.href);
  return url === null ? inner : [{ type: 'link', url, children: inner }];
}

function onOneLine(node: PhrasingContent): PhrasingContent {
  if (node.type === 'break') return textNode(' ');
  return 'children' in node ? ({ ...node, children: node.children.map(onOneLine) } as PhrasingContent) : node;
}

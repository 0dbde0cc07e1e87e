/**
 * A document's nodes as HTML: one entry a node of domain/brief/document.ts. What the table does not know is printed as
 * its text and reported, so that nothing an analyst wrote is lost in silence.
 */
import { plainTextOf } from '../../domain/brief/document.ts';
import type { RichTextNode } from '../../domain/records.ts';
import { type Html, html, safeHref } from './html.ts';

/** What the document's atoms look like, and where unknown nodes are reported. */
export type DocumentContext = {
  /** A run of citations that stand side by side. */
  citations: (nodes: readonly RichTextNode[]) => Html;
  claimBlock: (node: RichTextNode) => Html;
  /** Hears of each heading as it is written, for the outline. */
  heading: (text: string) => void;
  unknown: (type: string) => void;
};

type NodeWriter = (node: RichTextNode, context: DocumentContext) => Html;

/** The HTML of one node and everything in it. */
export function writeNode(node: RichTextNode, context: DocumentContext): Html {
  const write = Object.hasOwn(NODES, node.type) ? NODES[node.type] : undefined;
  if (write !== undefined) return write(node, context);
  context.unknown(node.type);
  const isInline = node.content === undefined || node.content.every((child) => child.type === 'text');
  const inner = node.text === undefined ? writeContent(node, context) : html`${node.text}`;
  return isInline ? html`<span>${inner}</span>` : html`<div>${inner}</div>`;
}

/** The HTML of a node's children; citations side by side are written together. */
function writeContent(node: RichTextNode, context: DocumentContext): Html {
  const pieces: Html[] = [];
  let run: RichTextNode[] = [];
  const endRun = () => {
    if (run.length > 0) pieces.push(context.citations(run));
    run = [];
  };
  for (const child of node.content ?? []) {
    if (child.type === 'citation') run.push(child);
    else {
      endRun();
      pieces.push(writeNode(child, context));
    }
  }
  endRun();
  return html`${pieces}`;
}

const NODES: Readonly<Record<string, NodeWriter>> = {
  doc: writeContent,
  paragraph: (node, context) =>
    hasContent(node) ? html`<p dir="auto">${writeContent(node, context)}</p>\n` : html``,
  heading: (node, context) => writeHeading(node, context),
  bulletList: (node, context) => html`<ul>${writeContent(node, context)}</ul>\n`,
  orderedList: (node, context) =>
    html`<ol start="${wholeNumber(node.attrs?.start, 1)}">${writeContent(node, context)}</ol>\n`,
  listItem: (node, context) => html`<li dir="auto">${writeContent(node, context)}</li>`,
  blockquote: (node, context) => html`<blockquote dir="auto">${writeContent(node, context)}</blockquote>\n`,
  table: (node, context) => writeTable(node, context),
  tableRow: (node, context) => html`<tr>${writeContent(node, context)}</tr>`,
  tableHeader: (node, context) => html`<th scope="col" ${spans(node)}>${writeContent(node, context)}</th>`,
  tableCell: (node, context) => html`<td ${spans(node)}>${writeContent(node, context)}</td>`,
  horizontalRule: () => html`<hr>\n`,
  hardBreak: () => html`<br>`,
  text: (node) => writeText(node),
  bottomLine: (node, context) => writeBottomLine(node, context),
  citation: (node, context) => context.citations([node]),
  claimBlock: (node, context) => context.claimBlock(node),
};

function hasContent(node: RichTextNode): boolean {
  return (node.content ?? []).some((child) => child.type !== 'text' || (child.text ?? '').trim() !== '');
}

/** Levels 2 to 4: 1 is the brief's title. An empty heading would leave a blank line in the outline. */
function writeHeading(node: RichTextNode, context: DocumentContext): Html {
  if (!hasContent(node)) return html``;
  const inner = writeContent(node, context);
  context.heading(plainTextOf(node));
  const level = Math.min(4, Math.max(2, wholeNumber(node.attrs?.level, 2)));
  if (level === 2) return html`<h2 dir="auto">${inner}</h2>\n`;
  return level === 3 ? html`<h3 dir="auto">${inner}</h3>\n` : html`<h4 dir="auto">${inner}</h4>\n`;
}

/** "Bottom line." leads the first paragraph, unless the analyst wrote it. */
function writeBottomLine(node: RichTextNode, context: DocumentContext): Html {
  const [first, ...rest] = (node.content ?? []).filter(hasContent);
  if (first === undefined) return html``;
  const isNamed = /^\s*bottom line\b/i.test(first.content?.map((child) => child.text ?? '').join('') ?? '');
  const lead = isNamed ? html`` : html`<strong>Bottom line.</strong> `;
  const others = rest.map((child) => writeNode(child, context));
  return html`<section class="bottom-line" aria-label="Bottom line"><p dir="auto">${lead}${writeContent(first, context)}</p>${others}</section>\n`;
}

/** Rows of nothing but headers, at the top, are the head: print repeats it on every page. */
function writeTable(node: RichTextNode, context: DocumentContext): Html {
  const rows = node.content ?? [];
  const firstOther = rows.findIndex(
    (row) => !(row.content ?? []).every((cell) => cell.type === 'tableHeader'),
  );
  const headLength = firstOther === -1 ? 0 : firstOther;
  const head = rows.slice(0, headLength).map((row) => writeNode(row, context));
  const body = rows.slice(headLength).map((row) => writeRow(row, context));
  const top = headLength === 0 ? html`` : html`<thead>${head}</thead>`;
  return html`<table class="content-table">${top}<tbody>${body}</tbody></table>\n`;
}

/** A row below the head: a header cell in it heads the row. */
function writeRow(row: RichTextNode, context: DocumentContext): Html {
  const cells = (row.content ?? []).map((cell) =>
    cell.type === 'tableHeader'
      ? html`<th scope="row" ${spans(cell)}>${writeContent(cell, context)}</th>`
      : writeNode(cell, context),
  );
  return html`<tr>${cells}</tr>`;
}

function spans(cell: RichTextNode): Html {
  const columns = Math.min(100, wholeNumber(cell.attrs?.colspan, 1));
  const rows = Math.min(100, wholeNumber(cell.attrs?.rowspan, 1));
  return html`colspan="${columns}" rowspan="${rows}"`;
}

function wholeNumber(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : otherwise;
}

const MARKS: Readonly<Record<string, (inner: Html) => Html>> = {
  bold: (inner) => html`<strong>${inner}</strong>`,
  italic: (inner) => html`<em>${inner}</em>`,
  underline: (inner) => html`<u>${inner}</u>`,
  strike: (inner) => html`<s>${inner}</s>`,
  code: (inner) => html`<code>${inner}</code>`,
};

function writeText(node: RichTextNode): Html {
  let inner = html`${node.text ?? ''}`;
  let href: string | null = null;
  for (const mark of node.marks ?? []) {
    if (mark.type === 'link') href = safeHref(mark.attrs?.href);
    else if (Object.hasOwn(MARKS, mark.type)) inner = MARKS[mark.type]?.(inner) ?? inner;
  }
  return href === null ? inner : html`<a class="link" href="${href}">${inner}</a>`;
}

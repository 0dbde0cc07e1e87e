/** Tables of data, and tables that only lay out a page. */
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { textLength } from './html-visibility.ts';

/** A cell of running text, by its length in UTF-16 code units: a table of such cells is a layout. */
const LONGEST_CELL = 600;

const CELL_FLOW: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 ul ol dl blockquote article section form'.split(' '),
);

/** What a look at a table's rows found out. */
type Shape = { rows: number; wideRows: number; isMarked: boolean; hasFlow: boolean; hasTable: boolean };

/**
 * True for a table whose rows say something as rows. Header cells or a caption tell so; a table in a table, or cells of
 * running text, tell that it only lays out.
 */
export function isDataTable(table: HtmlElement): boolean {
  const role = table.attributes.role?.toLowerCase();
  if (role === 'presentation' || role === 'none') return false;
  const shape: Shape = { rows: 0, wideRows: 0, isMarked: false, hasFlow: false, hasTable: false };
  inspect(table.children, shape);
  if (shape.hasTable) return false;
  return shape.isMarked ? shape.rows > 0 : shape.wideRows >= 2 && !shape.hasFlow;
}

function inspect(nodes: readonly HtmlNode[], shape: Shape): void {
  for (const node of nodes) {
    if (shape.hasTable) return;
    if (typeof node === 'string') continue;
    if (node.name === 'table') shape.hasTable = true;
    else if (node.name === 'caption' || node.name === 'thead' || node.name === 'th') shape.isMarked = true;
    if (node.name === 'tr') {
      shape.rows += 1;
      const cells = node.children.filter((child) => typeof child !== 'string' && isCell(child));
      if (cells.length > 1) shape.wideRows += 1;
      if (cells.some((cell) => textLength(cell, LONGEST_CELL) >= LONGEST_CELL)) shape.hasFlow = true;
    }
    if (CELL_FLOW.has(node.name)) shape.hasFlow = true;
    inspect(node.children, shape);
  }
}

export function isCell(element: HtmlElement): boolean {
  return element.name === 'td' || element.name === 'th';
}

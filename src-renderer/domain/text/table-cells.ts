/** The cells of a table row: importers part them by a bar between spaces. */
import type { TextRange } from './sentence.ts';

const SEPARATOR = ' | ';

/** A cell with the separator after it, so that cells tile the row; what it shows ends at `contentEnd`. UTF-16 offsets. */
export type TableCell = TextRange & { contentEnd: number };

/** The cells of the row `block`, in order; at least one. */
export function tableCells(text: string, { start, end }: TextRange): TableCell[] {
  const row = text.slice(start, end);
  const cells: TableCell[] = [];
  for (let from = 0; from < row.length; ) {
    const found = row.indexOf(SEPARATOR, from);
    const contentEnd = found < 0 ? row.length : found;
    const next = found < 0 ? row.length : found + SEPARATOR.length;
    cells.push({ start: start + from, end: start + next, contentEnd: start + contentEnd });
    from = next;
  }
  return cells;
}

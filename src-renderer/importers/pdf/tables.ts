/** A region's fragments to lines, the rows of tables among them. */

import type { Region } from './columns.ts';
import { type Fragment, lineOf, rowsOf } from './lines.ts';
import type { Line } from './page-content.ts';

/** Gaps between cells are at least so wide, in ems. */
const CELL_GAP = 1.2;

/** The lines of a region, top to bottom. */
export function linesOf(region: Region, page: number): Line[] {
  const rows = rowsOf(region.fragments);
  const inTable = findTableRows(rows);
  const lines = rows.map((row, index) => lineOf(row, page, region, inTable.has(index)));
  for (const passage of passagesOf(lines)) {
    const measure = {
      left: Math.min(...passage.map(({ left }) => left)),
      right: Math.max(...passage.map(({ right }) => right)),
    };
    for (const line of passage) line.measure = measure;
  }
  return lines;
}

/** Lines of one size that follow each other without a large gap: a wide heading says nothing of the text's width. */
function passagesOf(lines: readonly Line[]): Line[][] {
  const passages: Line[][] = [];
  for (const line of lines) {
    const passage = passages.at(-1);
    const last = passage?.at(-1);
    const follows =
      last !== undefined &&
      Math.abs(last.size - line.size) <= 0.115 * Math.max(last.size, line.size) &&
      line.baseline - last.baseline < 2.8 * line.size;
    if (follows && passage !== undefined) passage.push(line);
    else passages.push([line]);
  }
  return passages;
}

/** Three rows running, or two of three cells and more, whose cells begin or end under each other. */
function findTableRows(rows: readonly Fragment[][]): Set<number> {
  const found = new Set<number>();
  for (let from = 0; from < rows.length; ) {
    let to = from;
    while (to < rows.length && hasCells(rows[to]) && (to === from || alignsWith(rows[to - 1], rows[to])))
      to += 1;
    const cells = Math.max(0, ...rows.slice(from, to).map((row) => row.length));
    if (to - from >= 3 || (to - from === 2 && cells >= 3))
      for (let index = from; index < to; index += 1) found.add(index);
    from = Math.max(to, from + 1);
  }
  return found;
}

function hasCells(row: readonly Fragment[] | undefined): boolean {
  if (row === undefined || row.length < 2) return false;
  return row.every((cell, index) => {
    const before = row[index - 1];
    return before === undefined || cell.left - before.right >= CELL_GAP * Math.max(cell.size, before.size);
  });
}

/** All but one cell of the shorter row, and at least two, have a cell under or above them. */
function alignsWith(above: readonly Fragment[] | undefined, below: readonly Fragment[] | undefined): boolean {
  if (above === undefined || below === undefined) return false;
  const [fewer, more] = above.length <= below.length ? [above, below] : [below, above];
  const aligned = fewer.filter((cell) =>
    more.some(
      (other) =>
        Math.abs(other.left - cell.left) < cell.size * 0.5 ||
        Math.abs(other.right - cell.right) < cell.size * 0.5 ||
        Math.abs(other.left + other.right - cell.left - cell.right) < cell.size,
    ),
  );
  return aligned.length >= Math.max(2, fewer.length - 1);
}

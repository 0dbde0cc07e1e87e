/**
 * Works out a page's columns and the order in which they are read. A gutter is a vertical strip that text keeps clear of on
 * both sides; what crosses it (a heading over all columns, a wide table) parts the page into bands, and each band is read
 * column by column. Columns are cut again in the same way, so that three columns are two cuts.
 */
import { type Fragment, rowsOf } from './lines.ts';

/** Fragments that are read line by line, in one column. */
export type Region = { fragments: Fragment[]; left: number; right: number };

/** So many lines, left and right together, make columns of what could be chance. */
const MIN_LINES = 6;
const MAX_DEPTH = 6;
const MAX_CANDIDATES = 60;
/** Columns of text have words enough on a line; cells of a table mostly not. */
const MIN_LETTERS = 14;

type Band = { crossing: Fragment[]; left: Fragment[]; right: Fragment[] };

/** The page's regions in reading order; columns go from right to left where the text does. */
export function regionsOf(fragments: readonly Fragment[], isRtl: boolean, depth = 0): Region[] {
  if (fragments.length === 0) return [];
  const gutter = depth < MAX_DEPTH ? findGutter(fragments) : null;
  if (gutter === null) return [regionOf(fragments)];
  const regions: Region[] = [];
  let wide: Fragment[] = [];
  const closeWide = (): void => {
    regions.push(...regionsOf(wide, isRtl, depth + 1));
    wide = [];
  };
  for (const band of bandsAt(gutter, fragments)) {
    wide.push(...band.crossing);
    if (!isColumnBand(band)) {
      wide.push(...band.left, ...band.right);
      continue;
    }
    closeWide();
    const sides = isRtl ? [band.right, band.left] : [band.left, band.right];
    for (const side of sides) regions.push(...regionsOf(side, isRtl, depth + 1));
  }
  closeWide();
  return regions;
}

function regionOf(fragments: readonly Fragment[]): Region {
  return {
    fragments: [...fragments],
    left: Math.min(...fragments.map(({ left }) => left)),
    right: Math.max(...fragments.map(({ right }) => right)),
  };
}

/** The x of the gutter that sets most lines in columns; null where there is none. */
function findGutter(fragments: readonly Fragment[]): number | null {
  let best: number | null = null;
  let bestLines = MIN_LINES - 1;
  for (const x of candidatesIn(fragments)) {
    let lines = 0;
    for (const band of bandsAt(x, fragments))
      if (isColumnBand(band)) lines += rowsOf(band.left).length + rowsOf(band.right).length;
    if (lines > bestLines) {
      best = x;
      bestLines = lines;
    }
  }
  return best;
}

/** Just left of where several lines begin: a column's left edge is the one thing that its lines share. */
function candidatesIn(fragments: readonly Fragment[]): number[] {
  const starts = [...fragments].sort((a, b) => a.left - b.left);
  const farLeft = starts[0]?.left ?? 0;
  const counts: { x: number; count: number }[] = [];
  for (const { left, size } of starts) {
    if (left - farLeft < size * 2) continue;
    const last = counts.at(-1);
    if (last !== undefined && left - last.x < 2) last.count += 1;
    else counts.push({ x: left, count: 1 });
  }
  return counts
    .filter(({ count }) => count >= 3)
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_CANDIDATES)
    .map(({ x }) => x - 1.5)
    .sort((a, b) => a - b);
}

/** What crosses `x`, each time with what stands left and right of it below, down to the next that crosses. */
function bandsAt(x: number, fragments: readonly Fragment[]): Band[] {
  const bands: Band[] = [{ crossing: [], left: [], right: [] }];
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline)) {
    const crosses = fragment.left < x && fragment.right > x + 1;
    let band = bands.at(-1);
    if (band === undefined) continue;
    if (crosses) {
      if (band.left.length + band.right.length > 0) {
        band = { crossing: [], left: [], right: [] };
        bands.push(band);
      }
      band.crossing.push(fragment);
    } else if (fragment.right <= x + 1) band.left.push(fragment);
    else band.right.push(fragment);
  }
  return bands;
}

/** Text on both sides, side by side; not the cells of a table, and not words that happen to stand under each other. */
function isColumnBand({ left, right }: Band): boolean {
  const leftRows = rowsOf(left);
  const rightRows = rowsOf(right);
  if (leftRows.length < 2 || rightRows.length < 2) return false;
  const gap = Math.min(...right.map((each) => each.left)) - Math.max(...left.map((each) => each.right));
  const size = Math.max(middle(left.map((each) => each.size)), middle(right.map((each) => each.size)));
  if (gap < size * 0.6) return false;
  const [leftTop, leftBottom] = extentOf(left);
  const [rightTop, rightBottom] = extentOf(right);
  if (Math.min(leftBottom, rightBottom) <= Math.max(leftTop, rightTop)) return false;
  return isProse(leftRows) && isProse(rightRows) && sharesLeftEdge(rightRows);
}

function extentOf(fragments: readonly Fragment[]): [number, number] {
  return [Math.min(...fragments.map(({ top }) => top)), Math.max(...fragments.map(({ bottom }) => bottom))];
}

/** Most lines are as wide as the column, nearly, and have words on them. */
function isProse(rows: readonly Fragment[][]): boolean {
  const left = Math.min(...rows.flat().map((each) => each.left));
  const right = Math.max(...rows.flat().map((each) => each.right));
  const widths = rows.map((row) => (row.at(-1)?.right ?? 0) - (row[0]?.left ?? 0));
  const letters = rows.map((row) =>
    row.flatMap(({ runs }) => runs).reduce((sum, run) => sum + run.text.length, 0),
  );
  return middle(widths) >= (right - left) * 0.6 && middle(letters) >= MIN_LETTERS;
}

/** Chance gaps between words do not stand under each other; lines of a column do, but for indents. */
function sharesLeftEdge(rows: readonly Fragment[][]): boolean {
  const lefts = rows.map((row) => row[0]?.left ?? 0);
  const edge = Math.min(...lefts);
  return lefts.filter((left) => left - edge < 3).length * 2 >= lefts.length;
}

/** The median. */
export function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

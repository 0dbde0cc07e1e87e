/**
 * Finds what belongs to the pages and not to the text: running heads and feet, and page numbers. They stand at the same
 * height on several pages, outside the text, and say the same but for numbers; or they count the pages.
 */
import type { PageContent, TextRun } from './page-content.ts';

/** So much of a page's height, above and below, can hold them. */
const MARGIN = 0.14;
/** So many rows, from the top and from the bottom, are looked at. */
const ROWS = 3;
/** Rows of different pages stand at the same height when they differ by no more than so many points. */
const SAME_HEIGHT = 4;

type Row = {
  page: number;
  runs: TextRun[];
  edge: 'head' | 'foot';
  height: number;
  /** Its words, numbers made alike. */
  key: string;
  text: string;
};

/** The runs of each page that are furniture. */
export function findFurniture(pages: readonly PageContent[], labels: readonly string[]): Set<TextRun> {
  const rows = pages.flatMap((page) => edgeRows(page));
  const found = new Set<Row>();
  for (const row of rows) {
    if (repeats(row, rows, pages.length) || isLabel(row, labels)) found.add(row);
    const counted = countingPages(row, rows, pages.length);
    if (counted > 0) found.add(row);
    // What shares its line with the page's number is a running head, even if it changes with every page.
    if (counted >= Math.min(3, Math.max(2, pages.length)))
      for (const other of rows) if (isOnSameLine(row, other)) found.add(other);
  }
  return new Set([...found].flatMap((row) => row.runs));
}

function edgeRows(page: PageContent): Row[] {
  const rows: TextRun[][] = [];
  for (const run of [...page.runs].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && run.baseline - first.baseline < 0.5 * first.size)
      row.push(run);
    else rows.push([run]);
  }
  const top = (row: TextRun[]): number => Math.min(...row.map((run) => run.baseline - run.size));
  const bottom = (row: TextRun[]): number => Math.max(...row.map((run) => run.baseline));
  const heads = rows.slice(0, ROWS).filter((row) => bottom(row) < page.height * MARGIN);
  const feet = rows.slice(-ROWS).filter((row) => top(row) > page.height * (1 - MARGIN));
  return [
    ...heads.flatMap((row) => toRows(row, 'head', page)),
    ...feet.flatMap((row) => toRows(row, 'foot', page)),
  ];
}

/** A row as a whole and, where it has wide gaps, each of its parts: a number may change sides, a title may not. */
function toRows(runs: TextRun[], edge: 'head' | 'foot', page: PageContent): Row[] {
  const sorted = [...runs].sort((a, b) => a.left - b.left);
  const parts: TextRun[][] = [];
  for (const run of sorted) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    if (part !== undefined && last !== undefined && run.left - last.right < 2 * run.size) part.push(run);
    else parts.push([run]);
  }
  const shapes = parts.length > 1 ? [sorted, ...parts] : [sorted];
  return shapes.map((shape) => {
    const text = shape
      .map((run) => run.text)
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim();
    const baseline = shape[0]?.baseline ?? 0;
    const height = edge === 'head' ? baseline : page.height - baseline;
    return { page: page.number, runs: shape, edge, height, text, key: keyOf(text) };
  });
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\p{N}+/gu, '#')
    .replace(/(?<=^|\s)[ivxlc]{1,7}(?=$|\s)/gu, '#')
    .replace(/\s+/gu, ' ');
}

/** The same words at the same height on three pages and more that belong together, or on all pages of one side. */
function repeats(row: Row, rows: readonly Row[], pageCount: number): boolean {
  if (!/\p{L}/u.test(row.key)) return false;
  const like = new Set(
    rows.filter((other) => other.key === row.key && isAtSameHeight(row, other)).map((other) => other.page),
  );
  if (like.size >= 2 && isOnEveryOther(like, pageCount)) return true;
  return like.size >= Math.min(3, pageCount) && like.size >= 2 && isSpread(like, pageCount);
}

/** On all left or on all right pages, the first page apart, which has a title instead. */
function isOnEveryOther(numbers: ReadonlySet<number>, pageCount: number): boolean {
  const [first = 0] = numbers;
  for (let number = first % 2 === 0 ? 2 : 3; number <= pageCount; number += 2)
    if (!numbers.has(number)) return false;
  return true;
}

/** Running heads may hold for one chapter, but then for its pages in a row, or for every other one. */
function isSpread(numbers: ReadonlySet<number>, pageCount: number): boolean {
  if (numbers.size * 4 >= pageCount) return true;
  let near = 0;
  for (const number of numbers) if (numbers.has(number + 1) || numbers.has(number + 2)) near += 1;
  return near * 2 >= numbers.size;
}

function isAtSameHeight(row: Row, other: Row): boolean {
  return row.edge === other.edge && Math.abs(row.height - other.height) <= SAME_HEIGHT;
}

function isOnSameLine(row: Row, other: Row): boolean {
  return row.page === other.page && row.edge === other.edge && Math.abs(row.height - other.height) < 2;
}

/** The page's name alone. */
function isLabel(row: Row, labels: readonly string[]): boolean {
  return row.text === labels[row.page - 1] && row.text.length <= 8 && /^[\p{N}ivxlc–—-]+$/iu.test(row.text);
}

/** A number alone, or in words that say so, that grows by one from page to page: on how many pages. */
function countingPages(row: Row, rows: readonly Row[], pageCount: number): number {
  const number = pageNumberIn(row.text);
  if (number === null) return 0;
  if (pageCount === 1) return number === 1 ? 1 : 0;
  const steady = new Set<number>();
  for (const other of rows) {
    const value = pageNumberIn(other.text);
    if (value !== null && other.edge === row.edge && value - other.page === number - row.page)
      steady.add(other.page);
  }
  return steady.size >= 2 ? steady.size : 0;
}

/** The number in "3", "– 3 –", "Page 3 of 12", "3/12", "iv", "p. 3"; null for other words. */
export function pageNumberIn(text: string): number | null {
  const match =
    /^(?:[-–—[(|•·]\s*)?(?:(?:page|p\.?|pg\.?|seite|página|pagina|side|sida|стр\.?)\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/|von|de|sur|di|av|из)\s*\d{1,4})?(?:\s*[-–—\])|•·])?$/iu.exec(
      text.trim(),
    );
  const digits = match?.[1];
  if (digits === undefined) return null;
  return /^\d/.test(digits) ? Number(digits) : romanNumber(digits.toLowerCase());
}

function romanNumber(letters: string): number | null {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  let sum = 0;
  for (const [index, letter] of [...letters].entries()) {
    const value = values[letter] ?? 0;
    sum += value < (values[letters[index + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum > 0 ? sum : null;
}

/**
 * Where carets and lines are drawn. Browsers move a selection by line themselves, but stumble over blocks whose drawing
 * they skip (`content-visibility`); measuring here works for every block, drawn yet or not.
 */
import type { Bias, DrawnChunk, DrawnPiece, TextMap, TextPoint } from './text-map.ts';

/** A caret in window coordinates (pixels). */
export type CaretRect = { left: number; top: number; bottom: number };

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** The one range that everything is measured by: the browser keeps each range true at every removal, until it is collected. */
let measuring: Range | null = null;

/** Boxes of what is drawn between two places. */
function rectsBetween(start: TextPoint, end: TextPoint): DOMRectList {
  measuring ??= document.createRange();
  measuring.setStart(start.node, start.offset);
  measuring.setEnd(end.node, end.offset);
  return measuring.getClientRects();
}

/** Boxes of the character at `offset`: none where nothing is drawn, two where a line breaks within. */
export function characterRects(map: TextMap, offset: number): Iterable<DOMRect> {
  const start = map.pointAt(offset, 'after');
  const end = map.pointAt(offset + 1, 'before');
  return start === null || end === null ? [] : rectsBetween(start, end);
}

/** The caret at `offset`: at the beginning of a line rather than at the end of the one before it. */
export function caretRect(map: TextMap, offset: number, bias: Bias = 'after'): CaretRect | null {
  const point = map.pointAt(offset, bias);
  if (point === null) return null;
  const [collapsed] = rectsBetween(point, point);
  if (bias === 'after' && point.offset < point.node.length) {
    const [character] = rectsBetween(point, { node: point.node, offset: point.offset + 1 });
    const isWrapped =
      collapsed === undefined ||
      (character !== undefined && character.top > collapsed.top + collapsed.height / 2);
    if (character !== undefined && isWrapped) {
      const isRightToLeft = RIGHT_TO_LEFT.test(point.node.data[point.offset] ?? '');
      const left = isRightToLeft ? character.right : character.left;
      return { left, top: character.top, bottom: character.bottom };
    }
  }
  return collapsed === undefined
    ? null
    : { left: collapsed.left, top: collapsed.top, bottom: collapsed.bottom };
}

/** One line as it is drawn: the first and last offset whose caret stands in it. */
export type DrawnLine = { first: number; last: number };

function middleOf(rect: CaretRect): number {
  return (rect.top + rect.bottom) / 2;
}

/** Pixels: what is drawn without height (what parts the cells of a table) still belongs to the line that it stands in. */
const LEAST_HALF = 9;

/** The drawn line of `offset`, found by halving: carets of a piece only ever go down. */
export function lineAt(map: TextMap, offset: number): DrawnLine {
  const piece = map.pieces[map.pieceIndexAt(offset)];
  const rect = caretRect(map, offset);
  if (piece === undefined || rect === null) return { first: offset, last: offset };
  const half = Math.max((rect.bottom - rect.top) / 2, LEAST_HALF);
  const isAbove = (at: number): boolean => middleOf(caretRect(map, at) ?? rect) < middleOf(rect) - half;
  const isBelow = (at: number): boolean => middleOf(caretRect(map, at) ?? rect) > middleOf(rect) + half;
  const end = isSeam(map, piece) ? piece.end - 1 : piece.end;
  const first = firstWhere(piece.start, offset, (at) => !isAbove(at));
  const last = firstWhere(offset, end + 1, isBelow) - 1;
  return { first, last: Math.max(last, offset) };
}

/** True when the next piece begins where this one ends: that offset is drawn there. */
function isSeam(map: TextMap, piece: DrawnPiece): boolean {
  const next = map.pieces[map.pieceIndexAt(piece.end)];
  return next !== undefined && next !== piece && next.start === piece.end;
}

function firstWhere(from: number, to: number, holds: (at: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** As `firstWhere`, where the answer is likely near to `guess`: by steps that double, then by halving what is left. */
function firstWhereNear(guess: number, from: number, to: number, holds: (at: number) => boolean): number {
  let low = from;
  let high = to;
  let at = Math.max(from, Math.min(guess, to - 1));
  for (let step = 1; at >= low && at < high; step *= 2) {
    if (holds(at)) {
      high = at;
      at -= step;
    } else {
      low = at + 1;
      at += step;
    }
  }
  return firstWhere(low, high, holds);
}

/** The offset in a line whose caret stands nearest to `x`. */
function nearestInLine(map: TextMap, line: DrawnLine, x: number): number {
  let best = line.first;
  let distance = Number.POSITIVE_INFINITY;
  for (let at = line.first; at <= line.last; at += 1) {
    const away = Math.abs((caretRect(map, at)?.left ?? Number.POSITIVE_INFINITY) - x);
    if (away < distance) {
      distance = away;
      best = at;
    }
  }
  return best;
}

/** The row that a piece stands in: cells of a table row share one. */
function rowOf(piece: DrawnPiece): Element {
  return piece.element.closest('[role="row"]') ?? piece.element;
}

function horizontalDistance({ element }: DrawnPiece, x: number): number {
  const { left, right } = element.getBoundingClientRect();
  // A cell ends where the next one begins: there, the next one is meant.
  return Math.max(left - x, x - right + 0.5, 0);
}

/** The piece above or below the row at `index`; in a table row, the cell nearest to `x`. */
function neighbour(map: TextMap, index: number, step: 1 | -1, x: number): DrawnPiece | undefined {
  const from = map.pieces[index];
  if (from === undefined) return undefined;
  let at = index + step;
  while (map.pieces[at] !== undefined && rowOf(map.pieces[at] as DrawnPiece) === rowOf(from)) at += step;
  const target = map.pieces[at];
  if (target === undefined) return undefined;
  const row = map.pieces
    .slice(Math.max(0, at - 32), at + 32)
    .filter((piece) => rowOf(piece) === rowOf(target));
  return row.reduce((best, piece) =>
    horizontalDistance(piece, x) < horizontalDistance(best, x) ? piece : best,
  );
}

/**
 * One drawn line up (-1) or down (1), keeping to the column `x`. From the first line it goes to the beginning of the text,
 * from the last to the end.
 */
export function moveByLine(map: TextMap, offset: number, step: 1 | -1, x: number): number {
  const index = map.pieceIndexAt(offset);
  const piece = map.pieces[index];
  if (piece === undefined) return offset;
  const line = lineAt(map, offset);
  const pieceEnd = isSeam(map, piece) ? piece.end - 1 : piece.end;
  if (step === 1 && line.last < pieceEnd) return nearestInLine(map, lineAt(map, line.last + 1), x);
  if (step === -1 && line.first > piece.start) return nearestInLine(map, lineAt(map, line.first - 1), x);
  const next = neighbour(map, index, step, x);
  if (next === undefined)
    return step === 1 ? (map.pieces.at(-1)?.end ?? offset) : (map.pieces[0]?.start ?? 0);
  const edge = step === 1 ? next.start : isSeam(map, next) ? next.end - 1 : next.end;
  return nearestInLine(map, lineAt(map, edge), x);
}

function bottomOf(element: HTMLElement | undefined): number {
  return element?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
}

/** The chunk that was last found at a height of each text: scrolling asks for its neighbours. */
const lastChunks = new WeakMap<TextMap, number>();

/** Index of the first chunk that ends below `y` (window pixels); the number of chunks where there is none. */
function chunkIndexAtHeight(map: TextMap, y: number): number {
  const { chunks } = map;
  const isBelow = (index: number): boolean => bottomOf(chunks[index]?.element) > y;
  const found = firstWhereNear(lastChunks.get(map) ?? chunks.length >> 1, 0, chunks.length, isBelow);
  lastChunks.set(map, found);
  return found;
}

/**
 * Index of the first piece that ends below `y` (window pixels); the number of pieces where there is none. Chunks are looked
 * at first, because measuring a piece draws the chunk that it is in.
 */
function pieceIndexAtHeight(map: TextMap, y: number): number {
  const { pieces } = map;
  const chunk = map.chunks[chunkIndexAtHeight(map, y)];
  if (chunk === undefined) return pieces.length;
  return firstWhere(chunk.first, chunk.end - 1, (index) => bottomOf(pieces[index]?.element) > y);
}

/** The first offset whose line ends below `y` (window pixels), found by halving; the end of the text where there is none. */
export function offsetAtHeight(map: TextMap, y: number): number {
  const piece = map.pieces[pieceIndexAtHeight(map, y)];
  if (piece === undefined) return map.pieces.at(-1)?.end ?? 0;
  return firstWhere(piece.start, piece.end, (at) => (caretRect(map, at)?.bottom ?? 0) > y);
}

/** What is drawn between two heights (window pixels), as offsets: whole chunks, or whole pieces where a chunk is higher. */
export function offsetsBetween(map: TextMap, top: number, bottom: number): { start: number; end: number } {
  const { chunks, pieces } = map;
  const first = chunks[chunkIndexAtHeight(map, top)];
  const last = chunks[Math.min(chunkIndexAtHeight(map, bottom), chunks.length - 1)];
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  const isHigh = ({ element }: DrawnChunk): boolean => element.offsetHeight > bottom - top;
  const from = isHigh(first) ? pieceIndexAtHeight(map, top) : first.first;
  const to = isHigh(last) ? pieceIndexAtHeight(map, bottom) : last.end - 1;
  return { start: pieces[from]?.start ?? 0, end: pieces[Math.min(to, pieces.length - 1)]?.end ?? 0 };
}

/** The offset in the line at `y` that stands nearest to `x`, both in window pixels. */
export function offsetNear(map: TextMap, x: number, y: number): number {
  return nearestInLine(map, lineAt(map, offsetAtHeight(map, y)), x);
}

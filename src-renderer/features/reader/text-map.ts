/**
 * Offsets to places in the page and back. The drawn text is never changed, so what is found once stays true until another
 * revision is drawn.
 */

/** One drawn run of the text: a block, a cut of a long block, or a cell of a table row. */
export type DrawnPiece = { start: number; end: number; element: HTMLElement };

/** Pieces that are skipped together while off screen, as indexes `[first, end)`: measuring inside would draw them. */
export type DrawnChunk = { first: number; end: number; element: HTMLElement };

export type TextPoint = { node: Text; offset: number };

/** Where an offset at the seam of two pieces is drawn: at the end of the first or the beginning of the second. */
export type Bias = 'before' | 'after';

function textNodesOf(element: HTMLElement): Text[] {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node as Text);
  return nodes;
}

function chunksOf(root: HTMLElement, pieces: readonly DrawnPiece[]): DrawnChunk[] {
  const chunks: DrawnChunk[] = [];
  let first = 0;
  for (const element of root.children) {
    let end = first;
    while (end < pieces.length && element.contains(pieces[end]?.element ?? null)) end += 1;
    if (end > first) chunks.push({ first, end, element: element as HTMLElement });
    first = end;
  }
  return chunks;
}

export class TextMap {
  readonly root: HTMLElement;
  /** In text order. */
  readonly pieces: readonly DrawnPiece[];
  /** All pieces in order, each in one chunk. */
  readonly chunks: readonly DrawnChunk[];
  readonly #indexes = new Map<Element, number>();

  constructor(root: HTMLElement) {
    this.root = root;
    this.pieces = [...root.querySelectorAll<HTMLElement>('[data-start]')].map((element) => ({
      element,
      start: Number(element.dataset.start),
      end: Number(element.dataset.end),
    }));
    for (const [index, piece] of this.pieces.entries()) this.#indexes.set(piece.element, index);
    this.chunks = chunksOf(root, this.pieces);
  }

  /** Index of the piece that draws `offset`; at the seam of two pieces, the one that `bias` says. -1 without any text. */
  pieceIndexAt(offset: number, bias: Bias = 'after'): number {
    let low = 0;
    let high = this.pieces.length - 1;
    let found = 0;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle]?.start ?? 0) <= offset) {
        found = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    if (bias === 'before' && this.pieces[found - 1]?.end === offset) return found - 1;
    return this.pieces.length === 0 ? -1 : found;
  }

  /** The place of `offset` in the page; offsets that are not drawn (between blocks) move to the nearest end of a piece. */
  pointAt(offset: number, bias: Bias = 'after'): TextPoint | null {
    const piece = this.pieces[this.pieceIndexAt(offset, bias)];
    if (piece === undefined) return null;
    let rest = Math.min(Math.max(offset, piece.start), piece.end) - piece.start;
    let last: TextPoint | null = null;
    for (const node of textNodesOf(piece.element)) {
      if (rest < node.length || (bias === 'before' && rest === node.length)) return { node, offset: rest };
      rest -= node.length;
      last = { node, offset: node.length };
    }
    return last;
  }

  /** The ends of a passage as a DOM range needs them; null where nothing of it is drawn. */
  boundsOf(start: number, end: number): StaticRangeInit | null {
    const from = this.pointAt(start, 'after');
    const to = this.pointAt(end, 'before');
    if (from === null || to === null) return null;
    return {
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    };
  }

  /** The text offset of a place in the page; null for places outside the text. */
  offsetOf(node: Node, offset: number): number | null {
    if (!this.root.contains(node)) return null;
    if (!(node instanceof Text)) return this.#offsetOfChild(node, offset);
    const element = node.parentElement?.closest('[data-start]');
    const piece = this.pieces[this.#indexes.get(element as Element) ?? -1];
    if (piece === undefined) return null;
    let before = piece.start;
    for (const candidate of textNodesOf(piece.element)) {
      if (candidate === node) return before + offset;
      before += candidate.length;
    }
    return null;
  }

  /** A selection may end "before the third child of an element", as it does after a triple click. */
  #offsetOfChild(node: Node, index: number): number | null {
    const child = node.childNodes[index];
    if (child !== undefined) {
      const text = child instanceof Text ? child : textNodesOf(child as HTMLElement)[0];
      if (text !== undefined) return this.offsetOf(text, 0);
    }
    const before = node.childNodes[Math.max(0, index - 1)] ?? node;
    const last = before instanceof Text ? before : textNodesOf(before as HTMLElement).at(-1);
    return last === undefined ? null : this.offsetOf(last, last.length);
  }

  /** The offset nearest to a point of the window; null where no text is near. */
  offsetAtPoint(x: number, y: number): number | null {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? null : this.offsetOf(position.offsetNode, position.offset);
  }
}

/** A revision is one plain-text string and standoff blocks over it (DESIGN §3). Offsets are UTF-16 code units. */

export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'quotation' | 'table-row' | 'caption';
export type MarkKind = 'strong' | 'emphasis' | 'link';

/** A span inside a block; `start` and `end` are offsets into the whole text, end-exclusive. */
export type Mark = { kind: MarkKind; start: number; end: number; href?: string };

/**
 * `level` is 1–6 for headings (1 is the title) and the nesting depth, from 1, for list items. `marker` is the number of an
 * ordered list's item as it is written ("3.", "(b)"): no part of the block's text, and shown before it.
 */
export type Block = {
  kind: BlockKind;
  level?: number;
  marker?: string;
  start: number;
  end: number;
  marks: Mark[];
};

export type TextWithBlocks = { text: string; blocks: Block[] };

/**
 * Says what is wrong with a list of blocks, or null. Blocks are in text order, do not overlap, lie within the text, and
 * hold their marks.
 */
export function findBlockProblem(text: string, blocks: readonly Block[]): string | null {
  let previousEnd = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.start < previousEnd) return `block ${index} starts before the end of the one before it`;
    if (block.end <= block.start) return `block ${index} is empty`;
    if (block.end > text.length) return `block ${index} ends after the text`;
    for (const mark of block.marks) {
      if (mark.start < block.start || mark.end > block.end || mark.end <= mark.start)
        return `block ${index} has a mark outside it`;
    }
    previousEnd = block.end;
  }
  return null;
}

/** Index of the block that holds `offset` (or the last that starts at or before it); -1 before the first block. O(log n). */
export function blockIndexAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && block.start <= offset) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

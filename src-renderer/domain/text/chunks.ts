/**
 * Chunks: neighbouring blocks that are drawn, or skipped while off screen, together. A browser checks at every frame
 * which of the skippable elements have come near the screen, so thousands of them would make scrolling slow again.
 */
import type { Block } from './block.ts';
import { cutIntoPieces } from './pieces.ts';
import type { TextRange } from './sentence.ts';

/** `number` is the paragraph number as locators count it; null for headings. */
export type ChunkBlock = { block: Block; number: number | null; pieces: readonly TextRange[] };
/** A long chunk is one block in several pieces, each skipped by itself. */
export type Chunk = { isLong: boolean; blocks: ChunkBlock[] };

const FULL_CHUNK = 8_000;
const MOST_BLOCKS = 40;

function isFull(chunk: Chunk, size: number): boolean {
  if (chunk.isLong) return true;
  // A heading stays with what it heads.
  if (chunk.blocks.at(-1)?.block.kind === 'heading') return false;
  return size >= FULL_CHUNK || chunk.blocks.length >= MOST_BLOCKS;
}

/** All blocks in order, each in exactly one chunk. */
export function groupIntoChunks(text: string, blocks: readonly Block[]): Chunk[] {
  const chunks: Chunk[] = [];
  let number = 0;
  let size = 0;
  for (const block of blocks) {
    if (block.kind !== 'heading') number += 1;
    // The cells of a table row are pieces enough.
    const whole = [{ start: block.start, end: block.end }];
    const pieces = block.kind === 'table-row' ? whole : cutIntoPieces(text, block.start, block.end);
    const entry = { block, number: block.kind === 'heading' ? null : number, pieces };
    const isLong = pieces.length > 1;
    const last = chunks.at(-1);
    if (last === undefined || isLong || isFull(last, size)) {
      chunks.push({ isLong, blocks: [entry] });
      size = 0;
    } else last.blocks.push(entry);
    size += block.end - block.start;
  }
  return chunks;
}

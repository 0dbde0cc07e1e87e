/** A compared text in the chunks in which it is drawn, each with what it shares: cut so that no chunk needs the whole text. */
import type { Block, BlockKind } from '../text/block.ts';
import { type ChunkBlock, groupIntoChunks } from '../text/chunks.ts';
import type { TextRange } from '../text/sentence.ts';
import { cutBySegments, type SharedSegment, sharedSegments } from './shared-segments.ts';

/** `passages` are indexes of those that it belongs to, `begins` of those that begin with it; empty where nothing is shared. */
export type SharedCut = { text: string; passages: readonly number[]; begins: readonly number[] };

/** `isContinued`: the first part of the block is in the chunk before. */
export type SharedBlock = { kind: BlockKind; isContinued: boolean; cuts: SharedCut[] };

export type SharedChunk = { key: string; characters: number; blocks: SharedBlock[] };

/** Characters of a block that is longer than a chunk which are drawn together. */
const PART = 4_000;

/** All of the text in order. `passages` are UTF-16 ranges. */
export function makeSharedChunks(
  text: string,
  blocks: readonly Block[],
  passages: readonly TextRange[],
): SharedChunk[] {
  const segments = sharedSegments(passages);
  const cut = (range: TextRange): SharedCut[] =>
    cutBySegments(segments, range).map((segment) => toCut(text, passages, segment));
  return groupIntoChunks(text, blocks).flatMap(({ isLong, blocks: entries }) => {
    const [first] = entries;
    if (isLong && first !== undefined) return cutLongBlock(first, cut);
    const drawn = entries.map(({ block, pieces }) => ({
      kind: block.kind,
      isContinued: false,
      cuts: pieces.flatMap(cut),
    }));
    return [toChunk(first?.block.start ?? 0, drawn)];
  });
}

function toCut(text: string, passages: readonly TextRange[], segment: SharedSegment): SharedCut {
  const { start, end } = segment;
  return {
    text: text.slice(start, end),
    passages: segment.passages,
    begins: segment.passages.filter((index) => passages[index]?.start === start),
  };
}

function toChunk(start: number, blocks: SharedBlock[]): SharedChunk {
  const characters = blocks.reduce(
    (sum, { cuts }) => sum + cuts.reduce((all, { text }) => all + text.length, 0),
    0,
  );
  return { key: `${start}`, characters, blocks };
}

function cutLongBlock({ block, pieces }: ChunkBlock, cut: (range: TextRange) => SharedCut[]): SharedChunk[] {
  const chunks: SharedChunk[] = [];
  let from = block.start;
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    if (piece.end - from < PART && !isLast) continue;
    const part = {
      kind: block.kind,
      isContinued: chunks.length > 0,
      cuts: cut({ start: from, end: piece.end }),
    };
    chunks.push(toChunk(from, [part]));
    from = piece.end;
  }
  return chunks;
}

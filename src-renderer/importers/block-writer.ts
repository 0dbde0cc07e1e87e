/** Builds a text and its blocks together, so that offsets cannot disagree with the text. */
import { trimRange } from '../domain/anchor/anchor.ts';
import type { Block, BlockKind, Mark, TextWithBlocks } from '../domain/text/block.ts';

/** Text of one block with marks whose offsets count from the block's beginning. */
export type Inline = { text: string; marks: Mark[] };

export type BlockWriter = {
  /** Adds a block after those written so far; white space around it is dropped, and with nothing left the block too. */
  write: (kind: BlockKind, inline: Inline, level?: number, marker?: string) => void;
  finish: () => TextWithBlocks;
};

/** Blocks are parted by a blank line, rows of a list or table by a line feed. */
export function createBlockWriter(): BlockWriter {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  return {
    write: (kind, inline, level, marker = '') => {
      const range = trimRange(inline.text, 0, inline.text.length);
      if (range === null) return;
      const previous = blocks.at(-1);
      const isRow = (kind === 'list-item' || kind === 'table-row') && previous?.kind === kind;
      const gap = previous === undefined ? '' : isRow ? '\n' : '\n\n';
      const start = length + gap.length;
      const marks = inline.marks.flatMap((mark) => {
        const from = Math.max(mark.start, range.start);
        const to = Math.min(mark.end, range.end);
        return to > from
          ? [{ ...mark, start: start + from - range.start, end: start + to - range.start }]
          : [];
      });
      const end = start + range.end - range.start;
      blocks.push({
        kind,
        ...(level === undefined ? {} : { level }),
        ...(marker === '' ? {} : { marker }),
        start,
        end,
        marks,
      });
      parts.push(gap, inline.text.slice(range.start, range.end));
      length = end;
    },
    finish: () => ({ text: parts.join(''), blocks }),
  };
}

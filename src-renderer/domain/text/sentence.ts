/** The sentence around an offset, to select and to move by: the same sentences as claims are looked for in. */
import { isCutShort } from '../extract/sentences.ts';
import { type Block, blockIndexAt } from './block.ts';
import { findSegment, type Segment } from './segment-window.ts';

export type TextRange = { start: number; end: number };

/** Puts together again what was parted after an abbreviation. */
function joinCutShort(text: string, segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last !== undefined && isCutShort(text, last.start, last.end)) last.end = segment.end;
    else joined.push({ ...segment });
  }
  return joined;
}

function trimEnd(text: string, { start, end }: TextRange): TextRange {
  let last = end;
  while (last > start && /\s/u.test(text[last - 1] ?? '')) last -= 1;
  return { start, end: last };
}

/** The sentence at `offset`, without the white space after it. Null where the text has no block there. */
export function sentenceAt(text: string, blocks: readonly Block[], offset: number): TextRange | null {
  const block = blocks[Math.max(0, blockIndexAt(blocks, offset))];
  if (block === undefined) return null;
  const at = Math.min(Math.max(offset, block.start), block.end - 1);
  const found = findSegment(text, 'sentence', at, block, (segments) =>
    joinCutShort(text, segments).find((segment) => segment.end > at),
  );
  return trimEnd(text, found ?? block);
}

/** The beginning of the sentence after the one at `offset`; the end of the last block when there is none. */
export function nextSentenceStart(text: string, blocks: readonly Block[], offset: number): number {
  const index = Math.max(0, blockIndexAt(blocks, offset));
  const block = blocks[index];
  if (block === undefined) return offset;
  if (offset < block.end) {
    const sentence = sentenceAt(text, blocks, offset);
    let next = sentence?.end ?? block.end;
    while (next < block.end && /\s/u.test(text[next] ?? '')) next += 1;
    if (next < block.end) return next;
  }
  return blocks[index + 1]?.start ?? block.end;
}

/** The beginning of the sentence at `offset`, or of the one before when `offset` is that beginning. */
export function previousSentenceStart(text: string, blocks: readonly Block[], offset: number): number {
  const block = blocks[Math.max(0, blockIndexAt(blocks, offset - 1))];
  if (block === undefined || offset <= block.start) return block?.start ?? offset;
  let at = Math.min(offset, block.end) - 1;
  while (at > block.start && /\s/u.test(text[at] ?? '')) at -= 1;
  return sentenceAt(text, blocks, at)?.start ?? block.start;
}

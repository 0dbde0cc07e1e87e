/** From a key to where the caret goes. What is held with Shift keeps the selection's other end. */
import type { Block } from '../../domain/text/block.ts';
import { blockIndexAt } from '../../domain/text/block.ts';
import {
  floorGrapheme,
  nextGrapheme,
  nextWordEnd,
  previousGrapheme,
  previousWordStart,
} from '../../domain/text/caret.ts';
import { nextSentenceStart, previousSentenceStart } from '../../domain/text/sentence.ts';
import { caretRect, lineAt, moveByLine, offsetNear } from './text-geometry.ts';
import type { TextMap } from './text-map.ts';

export type Movement =
  | 'character'
  | 'word'
  | 'line'
  | 'line-edge'
  | 'sentence'
  | 'paragraph'
  | 'page'
  | 'text';

export type CaretMove = { movement: Movement; step: 1 | -1 };

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** The move that a key press asks for, Shift aside; null for other keys. */
export function moveOfKey(press: KeyPress): CaretMove | null {
  const { key, altKey } = press;
  const isMod = press.ctrlKey || press.metaKey;
  const step = ARROWS[key];
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    if (altKey || step === undefined) return null;
    return { movement: isMod ? 'word' : 'character', step };
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    if (step === undefined) return null;
    return { movement: altKey ? 'sentence' : isMod ? 'paragraph' : 'line', step };
  }
  if (altKey) return null;
  if (key === 'Home' || key === 'End')
    return { movement: isMod ? 'text' : 'line-edge', step: key === 'End' ? 1 : -1 };
  if (key === 'PageUp' || key === 'PageDown')
    return isMod ? null : { movement: 'page', step: key === 'PageDown' ? 1 : -1 };
  return null;
}

export type DrawnText = { text: string; blocks: readonly Block[]; map: TextMap };

/** Between two blocks nothing is drawn: the caret goes on to the next block, or back to the end of the one before. */
function intoBlock(blocks: readonly Block[], offset: number, step: 1 | -1): number {
  const index = blockIndexAt(blocks, offset);
  const block = blocks[Math.max(0, index)];
  if (block === undefined) return offset;
  if (offset < block.start) return block.start;
  if (offset <= block.end) return offset;
  return step === 1 ? (blocks[index + 1]?.start ?? block.end) : block.end;
}

function paragraphMove({ blocks }: DrawnText, offset: number, step: 1 | -1): number {
  const index = Math.max(0, blockIndexAt(blocks, offset));
  const block = blocks[index];
  if (block === undefined) return offset;
  if (step === 1) return blocks[index + 1]?.start ?? block.end;
  return offset > block.start ? block.start : (blocks[index - 1]?.start ?? block.start);
}

/** A page is whatever stands so far up or down; at the ends of the text, its first or last line. */
function pageMove({ map }: DrawnText, offset: number, step: 1 | -1, x: number, height: number): number {
  const from = caretRect(map, offset);
  return from === null ? offset : offsetNear(map, x, (from.top + from.bottom) / 2 + step * height);
}

/**
 * Where the caret goes from `offset`.
 * @param x the column in window pixels that moves by line and page keep to
 * @param pageHeight pixels that a page key moves
 */
export function moveCaret(
  drawn: DrawnText,
  offset: number,
  { movement, step }: CaretMove,
  x: number,
  pageHeight: number,
): number {
  const { text, blocks, map } = drawn;
  const isForward = step === 1;
  switch (movement) {
    case 'character':
      return intoBlock(blocks, isForward ? nextGrapheme(text, offset) : previousGrapheme(text, offset), step);
    case 'word':
      return intoBlock(blocks, isForward ? nextWordEnd(text, offset) : previousWordStart(text, offset), step);
    case 'sentence':
      return isForward
        ? nextSentenceStart(text, blocks, offset)
        : previousSentenceStart(text, blocks, offset);
    case 'paragraph':
      return paragraphMove(drawn, offset, step);
    case 'line':
      return floorGrapheme(text, moveByLine(map, offset, step, x));
    case 'line-edge': {
      const line = lineAt(map, offset);
      return floorGrapheme(text, isForward ? line.last : line.first);
    }
    case 'page':
      return floorGrapheme(text, pageMove(drawn, offset, step, x, pageHeight));
    case 'text':
      return isForward ? (blocks.at(-1)?.end ?? text.length) : (blocks[0]?.start ?? 0);
  }
}

import { afterEach, describe, expect, it } from 'vitest';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';
import {
  type CaretMove,
  type Movement,
  moveCaret,
  moveOfKey,
} from '../../../../src-renderer/features/reader/caret-movement.ts';
import { caretRect, lineAt } from '../../../../src-renderer/features/reader/text-geometry.ts';
import { type DrawnPage, draw, paragraphs } from './drawn-text.tsx';

let page: DrawnPage;

afterEach(() => page.close());

const SENTENCE = 'The ministry said on Friday that two posts had been attacked near the border. ';

function open(...contents: string[]): DrawnPage {
  const { text, blocks } = paragraphs(...contents);
  page = draw(text, blocks);
  return page;
}

function move(offset: number, movement: Movement, step: CaretMove['step'], x?: number): number {
  const column = x ?? caretRect(page.map, offset)?.left ?? 0;
  return moveCaret(page, offset, { movement, step }, column, 200);
}

/** Every offset that repeating a move visits. */
function walk(from: number, movement: Movement, step: CaretMove['step']): number[] {
  const visited = [from];
  const x = caretRect(page.map, from)?.left ?? 0;
  for (let at = from; visited.length < 2000; ) {
    const next = move(at, movement, step, x);
    if (next === at) return visited;
    visited.push(next);
    at = next;
  }
  throw new Error('The caret never came to an end');
}

describe('the caret by line', () => {
  it('goes down one drawn line at a time, through every block, and up the same way', () => {
    open(SENTENCE.repeat(3).trim(), SENTENCE.repeat(2).trim(), 'Short.');
    const down = walk(0, 'line', 1);
    const tops = down.map((offset) => Math.round(caretRect(page.map, offset)?.top ?? 0));
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    const lines = new Set<number>();
    for (let offset = 0; offset < page.text.length; offset += 1) lines.add(lineAt(page.map, offset).first);
    // The last step goes from the last line to the end of the text.
    expect(new Set(tops).size).toBe(
      [...lines].filter((first) => page.blocks.some((b) => first >= b.start && first < b.end)).length,
    );
    const up = walk(page.text.length, 'line', -1);
    expect(up.at(-1)).toBe(0);
    expect(up.length).toBeGreaterThanOrEqual(new Set(tops).size);
  });

  it('keeps its column past a short line', () => {
    open(SENTENCE.trim(), 'Short.', SENTENCE.trim());
    const x = (caretRect(page.map, 20)?.left ?? 0) + 120;
    const last = page.blocks[0];
    const inShort = move(last?.end ?? 0, 'line', 1, x);
    expect(inShort).toBe(page.blocks[1]?.end);
    const below = move(inShort, 'line', 1, x);
    expect(below).toBeGreaterThan(page.blocks[2]?.start ?? 0);
    expect(Math.abs((caretRect(page.map, below)?.left ?? 0) - x)).toBeLessThan(12);
  });

  it('walks into blocks that the browser has not drawn yet', () => {
    open(...Array.from({ length: 120 }, () => SENTENCE.repeat(20).trim()));
    const far = page.blocks[90];
    const end = far?.end ?? 0;
    const next = move(end, 'line', 1);
    const after = page.blocks[91];
    expect(next).toBeGreaterThanOrEqual(after?.start ?? 0);
    expect(next).toBeLessThanOrEqual((after?.start ?? 0) + 80);
    expect(move(after?.start ?? 0, 'line', -1)).toBeLessThanOrEqual(end);
    expect(move(after?.start ?? 0, 'line', -1)).toBeGreaterThan(far?.start ?? 0);
  });

  it('crosses from piece to piece of one enormous line', () => {
    const text = SENTENCE.repeat(1000).trim();
    page = draw(text, [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }]);
    const seam = page.map.pieces[1]?.start ?? 0;
    expect(page.map.pieces[0]?.end).toBe(seam);
    const above = move(seam, 'line', -1);
    expect(above).toBeLessThan(seam);
    expect(above).toBeGreaterThan(seam - 90);
    expect(move(above, 'line', 1)).toBe(seam);
  });

  it('stands where right-to-left text begins: at the right', () => {
    open('שלום עולם זה טקסט ארוך יותר בעברית שמתפרס על פני שורות אחדות כדי לבדוק את הסמן');
    const [first, next] = [caretRect(page.map, 0), caretRect(page.map, 5)];
    expect(first?.left).toBeGreaterThan(next?.left ?? 0);
    const second = move(0, 'line', 1);
    expect(caretRect(page.map, second)?.left).toBeCloseTo(first?.left ?? 0, -1);
  });

  it('goes from a table row to the row below, in the nearest cell', () => {
    const rows = ['Date | Place | Count', '3 Nov | Chaman | two', '7 Nov | Torkham | none'];
    let at = 0;
    const blocks = rows.map((row): Block => {
      const block: Block = { kind: 'table-row', start: at, end: at + row.length, marks: [] };
      at += row.length + 1;
      return block;
    });
    page = draw(rows.join('\n'), blocks);
    const place = page.text.indexOf('Place');
    expect(page.text.slice(move(place, 'line', 1)).startsWith('Chaman')).toBe(true);
    expect(page.text.slice(move(page.text.indexOf('Torkham'), 'line', -1)).startsWith('Chaman')).toBe(true);
  });
});

describe('the caret by other steps', () => {
  it('never stands between blocks', () => {
    open('One two.', 'Three four.');
    expect(move(8, 'character', 1)).toBe(10);
    expect(move(10, 'character', -1)).toBe(8);
    expect(walk(0, 'character', 1)).toHaveLength(21);
    expect(walk(0, 'word', 1)).toEqual([0, 3, 7, 15, 20, 21]);
  });

  it('goes to both ends of the drawn line, and stays there', () => {
    open(SENTENCE.repeat(2).trim());
    const start = lineAt(page.map, 60).first;
    const end = move(60, 'line-edge', 1);
    expect(move(60, 'line-edge', -1)).toBe(start);
    expect(move(end, 'line-edge', 1)).toBe(end);
    expect(move(end, 'line-edge', -1)).toBe(start);
    expect(Math.round(caretRect(page.map, end)?.top ?? 0)).toBe(
      Math.round(caretRect(page.map, start)?.top ?? 1),
    );
  });

  it('moves a page down and back up', () => {
    open(...Array.from({ length: 12 }, () => SENTENCE.repeat(4).trim()));
    const down = move(0, 'page', 1);
    const moved = (caretRect(page.map, down)?.top ?? 0) - (caretRect(page.map, 0)?.top ?? 0);
    expect(moved).toBeGreaterThan(150);
    expect(moved).toBeLessThan(250);
    expect(move(down, 'page', -1)).toBe(0);
  });

  it('goes by paragraph and to both ends of the text', () => {
    open('One two.', 'Three four.', 'Five.');
    expect(move(2, 'paragraph', 1)).toBe(10);
    expect(move(14, 'paragraph', -1)).toBe(10);
    expect(move(10, 'paragraph', -1)).toBe(0);
    expect(move(2, 'text', 1)).toBe(page.text.length);
    expect(move(14, 'text', -1)).toBe(0);
  });

  it('is asked for by the keys that analysts know', () => {
    const press = (key: string, ...held: string[]) =>
      moveOfKey({
        key,
        ctrlKey: held.includes('Ctrl'),
        metaKey: false,
        altKey: held.includes('Alt'),
      });
    expect(press('ArrowRight', 'Ctrl')).toEqual({ movement: 'word', step: 1 });
    expect(press('ArrowUp', 'Alt')).toEqual({ movement: 'sentence', step: -1 });
    expect(press('End')).toEqual({ movement: 'line-edge', step: 1 });
    // Alt+Left goes back to where the analyst came from.
    expect(press('ArrowLeft', 'Alt')).toBeNull();
    expect(press('a')).toBeNull();
  });
});

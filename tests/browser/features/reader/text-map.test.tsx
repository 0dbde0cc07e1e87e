import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImageMention, PageStart } from '../../../../src-renderer/domain/records.ts';
import type { Block, BlockKind } from '../../../../src-renderer/domain/text/block.ts';
import { HighlightPainter } from '../../../../src-renderer/features/reader/highlight-painter.ts';
import type { TextMap } from '../../../../src-renderer/features/reader/text-map.ts';
import { type DrawnExtras, type DrawnPage, draw, paragraphs } from './drawn-text.tsx';

/** What stands in the page between the places of two offsets. */
function drawnText(map: TextMap, start: number, end: number): string {
  const bounds = map.boundsOf(start, end);
  if (bounds === null) throw new Error('Nothing is drawn there');
  const range = document.createRange();
  range.setStart(bounds.startContainer, bounds.startOffset);
  range.setEnd(bounds.endContainer, bounds.endOffset);
  return range.toString();
}

let page: DrawnPage | null = null;

function open(text: string, blocks: Block[], extras: DrawnExtras = {}): DrawnPage {
  page = draw(text, blocks, 420, extras);
  return page;
}

afterEach(() => {
  page?.close();
  page = null;
});

const KINDS: BlockKind[] = ['heading', 'paragraph', 'list-item', 'quotation', 'table-row', 'caption'];

/** Any text with any blocks and marks, as importers may give them. */
const anyText = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      words: fc.array(
        fc.constantFrom('word', 'é', '👩‍👩‍👧', '| x |', 'שלום', '\u202eabc', ' ', '&amp;', '<b>'),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      markFrom: fc.nat(),
      markLength: fc.nat({ max: 9 }),
      isLink: fc.boolean(),
      beside: fc.option(fc.nat()),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((entries) => {
    let text = '';
    const blocks: Block[] = [];
    const pages: PageStart[] = [];
    const images: ImageMention[] = [];
    for (const { kind, words, markFrom, markLength, isLink, beside } of entries) {
      const content = `x${words.join(' ')}`.trimEnd();
      const start = text.length;
      const end = start + content.length;
      const from = start + (markFrom % content.length);
      const to = Math.min(end, from + markLength);
      const link = { kind: 'link', href: isLink ? 'https://example.org/' : 'javascript:alert(1)' } as const;
      const marks =
        to > from
          ? [
              { kind: 'strong' as const, start, end: to },
              { ...link, start: from, end: to },
            ]
          : [];
      blocks.push({ kind, level: 2, start, end, marks });
      if (beside !== null) {
        const at = start + (beside % (content.length + 2));
        pages.push({ label: String(pages.length + 1), start: at });
        images.push({ name: 'A picture', start: at });
      }
      text += `${content}\n\n`;
    }
    return { text, blocks, pages, images };
  });

describe('the drawn text', () => {
  it('is the text, character for character, whatever its blocks, marks, pages and images', () => {
    fc.assert(
      fc.property(anyText, ({ text, blocks, ...extras }) => {
        const { map } = open(text, blocks, extras);
        const drawn = map.pieces.map(({ element }) => element.textContent);
        expect(drawn.join('')).toBe(blocks.map(({ start, end }) => text.slice(start, end)).join(''));
        page?.close();
      }),
      { numRuns: 60 },
    );
  });

  it('leads from every offset to its place and back', () => {
    fc.assert(
      fc.property(anyText, ({ text, blocks, ...extras }) => {
        const { map } = open(text, blocks, extras);
        for (const block of blocks)
          for (let offset = block.start; offset <= block.end; offset += 1)
            for (const bias of ['before', 'after'] as const) {
              const point = map.pointAt(offset, bias);
              expect(point === null ? null : map.offsetOf(point.node, point.offset)).toBe(offset);
            }
        page?.close();
      }),
      { numRuns: 40 },
    );
  });

  it('holds no link but https', () => {
    const { text, blocks } = paragraphs('Read this and that');
    blocks[0]?.marks.push(
      { kind: 'link', start: 5, end: 9, href: 'javascript:alert(1)' },
      { kind: 'link', start: 14, end: 18, href: 'https://example.org/that' },
    );
    const { scroller } = open(text, blocks);
    const links = [...scroller.querySelectorAll('a')].map((link) => link.href);
    expect(links).toEqual(['https://example.org/that']);
  });

  it('labels each page where its text begins, and the last of several that begin together', () => {
    const { text, blocks } = paragraphs('First page, which goes on.', 'Next page.');
    const { scroller } = open(text, blocks, {
      pages: [
        { label: '1', start: 0 },
        { label: '2', start: 12 },
        // A page without text, and one whose text is the next block's.
        { label: '3', start: 26 },
        { label: '4', start: 27 },
      ],
    });
    const marks = [...scroller.querySelectorAll<HTMLElement>('[data-label]')];
    expect(marks.map(({ dataset }) => dataset.label)).toEqual(['p. 1', 'p. 2', 'p. 4']);
    const [first, second, last] = marks.map((mark) => mark.closest('p')?.textContent);
    expect(first).toBe(second);
    expect(last).toBe('Next page.');
  });

  it('names images where they stood, outside of what can be annotated', () => {
    const { text, blocks } = paragraphs('Before it.', 'After it.');
    const { scroller, map } = open(text, blocks, {
      images: [
        { name: 'Map of the border', start: 12 },
        { name: '', start: text.length },
      ],
    });
    const drawn = [...scroller.querySelectorAll('p')];
    expect(drawn.map(({ dataset, textContent }) => dataset.image ?? textContent)).toEqual([
      'Before it.',
      'Image, not kept: Map of the border',
      'After it.',
      'Image, not kept',
    ]);
    expect(drawnText(map, 0, text.length)).toBe('Before it.After it.');
  });

  it('selects across blocks as one passage', () => {
    const { text, blocks } = paragraphs('First one.', 'Second one.');
    const { map } = open(text, blocks);
    expect(drawnText(map, 6, 18)).toBe('one.Second');
    const point = map.pointAt(11);
    expect(point === null ? null : map.offsetOf(point.node, point.offset)).toBe(10);
  });

  it('draws three million characters in one line in pieces, each skipped while off screen', () => {
    const text = 'Attacks crossed the border at night. '.repeat(81_000).trim();
    const before = performance.now();
    const { map } = open(text, [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }]);
    expect(map.root.getBoundingClientRect().height).toBeGreaterThan(100_000);
    expect(performance.now() - before).toBeLessThan(5000);
    expect(Math.max(...map.pieces.map(({ start, end }) => end - start))).toBeLessThanOrEqual(16_000);
    const isSkippable = ({ element }: (typeof map.pieces)[number]): boolean =>
      getComputedStyle(element).getPropertyValue('content-visibility') === 'auto';
    expect(map.pieces.every(isSkippable)).toBe(true);
    expect(drawnText(map, 2_000_003, 2_000_040)).toBe(text.slice(2_000_003, 2_000_040));
  });
});

describe('the highlight painter', () => {
  const sizes = (): Record<string, number> =>
    Object.fromEntries(
      [...CSS.highlights].filter(([, { size }]) => size > 0).map(([name, { size }]) => [name, size]),
    );

  it('keeps one highlight a hue and touches only what has changed', () => {
    const { text, blocks } = paragraphs('One two three four.', 'Five six seven.');
    const painter = new HighlightPainter(open(text, blocks).map);
    const first = { id: 'a' as never, start: 0, end: 3, hue: 'blue' as const };
    const second = { id: 'b' as never, start: 4, end: 30, hue: null };
    painter.paint([first, second]);
    expect(sizes()).toEqual({ 'tag-blue': 1, untagged: 1 });
    const [range] = [...(CSS.highlights.get('tag-blue') ?? [])];
    painter.paint([first, { ...second, hue: 'blue' }]);
    expect(sizes()).toEqual({ 'tag-blue': 2 });
    expect([...(CSS.highlights.get('tag-blue') ?? [])]).toContain(range);
    painter.paint([{ ...first, end: 7 }]);
    expect(sizes()).toEqual({ 'tag-blue': 1 });
    expect([...(CSS.highlights.get('tag-blue') ?? [])][0]?.endOffset).toBe(7);
    painter.dispose();
    expect(CSS.highlights.size).toBe(0);
  });

  it('shares each colour with the painter of a text beside it, and wipes off only what is its own', () => {
    const { text, blocks } = paragraphs('One two three four.');
    const left = new HighlightPainter(open(text, blocks).map);
    const beside = draw(text, blocks);
    const right = new HighlightPainter(beside.map);
    const passage = { id: 'a' as never, start: 0, end: 3, hue: 'teal' as const };
    left.paint([passage]);
    right.paint([passage, { ...passage, id: 'b' as never, hue: 'blue' }]);
    left.paintSpecial('found', [{ start: 0, end: 3 }]);
    right.paintSpecial('found', [
      { start: 4, end: 7 },
      { start: 8, end: 13 },
    ]);
    expect(sizes()).toEqual({ 'tag-teal': 2, 'tag-blue': 1, found: 3 });
    right.paintSpecial('found', []);
    right.paint([]);
    expect(sizes()).toEqual({ 'tag-teal': 1, found: 1 });
    right.paint([passage]);
    left.dispose();
    expect(sizes()).toEqual({ 'tag-teal': 1 });
    expect([...(CSS.highlights.get('tag-teal') ?? [])][0]?.startContainer.parentElement).toSatisfy(
      (element: Element) => beside.scroller.contains(element),
    );
    right.dispose();
    beside.close();
    expect(CSS.highlights.size).toBe(0);
  });
});

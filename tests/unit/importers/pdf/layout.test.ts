import { describe, expect, it } from 'vitest';
import { pageNumberIn } from '../../../../src-renderer/importers/pdf/furniture.ts';
import { layOut } from '../../../../src-renderer/importers/pdf/layout.ts';
import type { PageContent, TextRun } from '../../../../src-renderer/importers/pdf/page-content.ts';

function run(text: string, left: number, baseline: number, more: Partial<TextRun> = {}): TextRun {
  const size = more.size ?? 10;
  const look = { bold: false, italic: false, isRtl: false, spaceBefore: false, href: '', element: null };
  return { text, left, right: left + text.length * size * 0.45, baseline, size, ...look, ...more };
}

function page(number: number, runs: TextRun[], turned: TextRun[][] = []): PageContent {
  return { number, width: 595, height: 842, runs, turned, elements: [], images: [] };
}

describe('layOut', () => {
  it('puts a raised footnote mark behind its word', () => {
    const { text } = layOut(
      [page(1, [run('as agreed', 72, 200), run('4', 113, 196.5, { size: 6 }), run('in June.', 120, 200)])],
      ['1'],
    );
    expect(text).toBe('as agreed4 in June.');
  });

  it('reads lines of right-to-left text from the right, numbers in them from the left', () => {
    const rtl = { isRtl: true };
    const { text } = layOut(
      [
        page(1, [
          run('قال', 200, 100, rtl),
          run('12', 180, 100),
          run('March', 150, 100),
          run('الوزير', 110, 100, rtl),
        ]),
      ],
      ['1'],
    );
    expect(text).toBe('قال March 12 الوزير');
  });

  it('keeps text that stands upright beside the page, after the page’s own', () => {
    const { text } = layOut(
      [page(1, [run('The page itself.', 72, 200)], [[run('Stamped at the side', 10, 30)]])],
      ['1'],
    );
    expect(text).toBe('The page itself.\n\nStamped at the side');
  });

  it('starts a page without text where the next one starts', () => {
    const pages = [page(1, [run('One.', 72, 200)]), page(2, []), page(3, [run('Three.', 72, 200)])];
    expect(layOut(pages, ['1', '2', '3']).pages.map(({ start }) => start)).toEqual([0, 6, 6]);
  });
});

describe('pageNumberIn', () => {
  it.each([
    ['7', 7],
    ['– 7 –', 7],
    ['Page 3 of 12', 3],
    ['3/12', 3],
    ['xiv', 14],
    ['Seite 4', 4],
    ['7 July', null],
    ['', null],
  ])('%s', (text, number) => {
    expect(pageNumberIn(text)).toBe(number);
  });
});

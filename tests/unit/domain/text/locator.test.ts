import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src-renderer/domain/text/block.ts';
import {
  createLocator,
  cslLocator,
  formatLocator,
  locatorWords,
} from '../../../../src-renderer/domain/text/locator.ts';

const text = 'Title\nFirst one.\nSecond one.\nThird one.';
const blocks: Block[] = [
  { kind: 'heading', level: 1, start: 0, end: 5, marks: [] },
  { kind: 'paragraph', start: 6, end: 16, marks: [] },
  { kind: 'list-item', level: 1, start: 17, end: 28, marks: [] },
  { kind: 'paragraph', start: 29, end: 39, marks: [] },
];
const pages = [
  { label: 'iv', start: 0 },
  { label: 'V', start: 20 },
];

const at = (quote: string, withPages: boolean) => {
  const start = text.indexOf(quote);
  return createLocator({ text, blocks, pages: withPages ? pages : [] })({ start, end: start + quote.length });
};

describe('where a passage stands', () => {
  it('is its paragraph, counted without headings, where the original has no pages', () => {
    expect(at('First', false)).toEqual({ kind: 'paragraph', number: 1 });
    expect(formatLocator(at('Third', false))).toBe('¶ 3');
    expect(locatorWords(at('Third', false))).toBe('Paragraph 3');
  });

  it('is page and paragraph where it has', () => {
    expect(at('First', true)).toEqual({ kind: 'paragraph', number: 1, page: 'iv' });
    expect(formatLocator(at('Third', true))).toBe('p. V, ¶ 3');
    expect(locatorWords(at('Third', true))).toBe('Page V, paragraph 3');
  });

  it('names the last page and paragraph of a passage that goes on over several', () => {
    expect(formatLocator(at('one.\nSecond one.\nThird', true))).toBe('pp. iv–V, ¶ 1–3');
    expect(locatorWords(at('First one.\nSecond', false))).toBe('Paragraphs 1–2');
    // A passage that ends where a page begins is not on that page.
    expect(at('First one.\nSec', true)?.page).toBe('iv');
  });

  it('is the heading for a passage in one', () => {
    expect(at('Title', false)).toEqual({ kind: 'heading', text: 'Title' });
    expect(formatLocator(at('Title', true))).toBe('p. iv, heading');
  });

  it('is nothing in a text without blocks, and before the first page', () => {
    expect(createLocator({ text: '', blocks: [], pages: [] })({ start: 0, end: 0 })).toBeNull();
    expect(formatLocator(null) + locatorWords(null)).toBe('');
    const late = createLocator({ text, blocks, pages: [{ label: '2', start: 29 }] });
    expect(late({ start: 6, end: 11 })).toEqual({ kind: 'paragraph', number: 1 });
    expect(late({ start: 6, end: 35 })).toMatchObject({ page: '2' });
  });

  it('is cited in CSL-JSON by page, else by paragraph', () => {
    expect(cslLocator({ kind: 'paragraph', number: 1, page: 'iv' })).toEqual({
      label: 'page',
      locator: 'iv',
    });
    expect(cslLocator({ kind: 'paragraph', number: 3, last: 4 })).toEqual({
      label: 'paragraph',
      locator: '3–4',
    });
    expect(cslLocator({ kind: 'heading', text: 'Title' })).toBeNull();
  });
});

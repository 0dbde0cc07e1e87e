/**
 * Where a passage stands, as readers cite it: by page where the original has pages, and by paragraph always. Every block
 * but headings is a numbered paragraph, from 1; a passage in a heading is located by the heading itself.
 */
import type { PageStart, Revision } from '../records.ts';
import { blockIndexAt } from './block.ts';
import type { TextRange } from './sentence.ts';

/**
 * `page` is the label of the page, or of the first and last one ("12", "iv–v"); absent where the original has none. `last`
 * is the last paragraph of a passage that goes on over several.
 */
export type Locator = { page?: string } & (
  | { kind: 'paragraph'; number: number; last?: number }
  | { kind: 'heading'; text: string }
);

export type LocatedText = Pick<Revision, 'text' | 'blocks' | 'pages'>;

/** Index of the page that holds `offset` (UTF-16); -1 before the first page and where there are none. O(log n). */
export function pageIndexAt(pages: readonly PageStart[], offset: number): number {
  let low = 0;
  let high = pages.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((pages[middle]?.start ?? 0) <= offset) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

/** The pages of a passage: "12", "12–13"; null where there is none. */
function pagesOf(pages: readonly PageStart[], { start, end }: TextRange): string | null {
  const first = pages[pageIndexAt(pages, start)]?.label ?? '';
  const last = pages[pageIndexAt(pages, Math.max(start, end - 1))]?.label ?? '';
  if (first === '' || last === '' || first === last) return first || last || null;
  return `${first}–${last}`;
}

/**
 * Makes the function that locates passages of one text (UTF-16 offsets): O(blocks) once, O(log n) for each passage. It
 * gives null where the text has no blocks.
 */
export function createLocator({ text, blocks, pages }: LocatedText): (passage: TextRange) => Locator | null {
  let count = 0;
  const numbers = blocks.map((block) => {
    if (block.kind !== 'heading') count += 1;
    return count;
  });
  return (passage) => {
    const first = Math.max(0, blockIndexAt(blocks, passage.start));
    const block = blocks[first];
    if (block === undefined) return null;
    const page = pagesOf(pages, passage);
    const onPage = page === null ? {} : { page };
    if (block.kind === 'heading')
      return { kind: 'heading', text: text.slice(block.start, block.end), ...onPage };
    const number = numbers[first] ?? 0;
    const last = numbers[blockIndexAt(blocks, Math.max(passage.start, passage.end - 1))] ?? number;
    return { kind: 'paragraph', number, ...(last > number && { last }), ...onPage };
  };
}

/** A locator in short: "p. 12, ¶ 3", "pp. 12–13, ¶ 3–4", "¶ 3", "p. 12, heading"; '' for none. */
export function formatLocator(locator: Locator | null): string {
  if (locator === null) return '';
  return joinPlaces(
    locator.page === undefined ? '' : `${isRange(locator.page) ? 'pp.' : 'p.'} ${locator.page}`,
    locator.kind === 'heading' ? 'heading' : `¶ ${paragraphsOf(locator)}`,
  );
}

/** A locator in words, as a sentence begins: "Page 12, paragraph 3", "Paragraphs 3–4", "Heading"; '' for none. */
export function locatorWords(locator: Locator | null): string {
  if (locator === null) return '';
  const paragraph = locator.kind === 'paragraph' && locator.last !== undefined ? 'paragraphs' : 'paragraph';
  const words = joinPlaces(
    locator.page === undefined ? '' : `${isRange(locator.page) ? 'pages' : 'page'} ${locator.page}`,
    locator.kind === 'heading' ? 'heading' : `${paragraph} ${paragraphsOf(locator)}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A locator as CSL-JSON's cite items have it: by page where the original has pages, else by paragraph. Null for a heading without. */
export function cslLocator(locator: Locator): { label: 'page' | 'paragraph'; locator: string } | null {
  if (locator.page !== undefined) return { label: 'page', locator: locator.page };
  return locator.kind === 'paragraph' ? { label: 'paragraph', locator: paragraphsOf(locator) } : null;
}

function paragraphsOf({ number, last }: { number: number; last?: number }): string {
  return last === undefined ? String(number) : `${number}–${last}`;
}

function isRange(page: string): boolean {
  return page.includes('–');
}

function joinPlaces(page: string, place: string): string {
  return page === '' ? place : `${page}, ${place}`;
}

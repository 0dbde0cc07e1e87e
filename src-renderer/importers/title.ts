/** Titles of texts. */
import type { Block } from '../domain/text/block.ts';

/** Characters after which a title made of a text's first words is cut. */
const FIRST_WORDS_LENGTH = 80;

/**
 * The title of a text: its first heading of level 1, else its first heading if the text begins with it, else the first
 * words of its first block, cut at a word, with an ellipsis.
 */
export function findTitle(text: string, blocks: readonly Block[]): string {
  const first = blocks[0];
  const heading =
    blocks.find((block) => block.kind === 'heading' && block.level === 1) ??
    (first?.kind === 'heading' ? first : undefined);
  const block = heading ?? first;
  if (block === undefined) return '';
  return shorten(
    text.slice(block.start, block.end).replace(/\s+/gu, ' ').trim(),
    heading === undefined ? FIRST_WORDS_LENGTH : 300,
  );
}

/** Cuts at a word, never inside a character, and says so with an ellipsis. */
function shorten(words: string, length: number): string {
  if (words.length <= length) return words;
  const cut = words
    .slice(0, length)
    .toWellFormed()
    .replace(/\uFFFD$/u, '');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > length / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}

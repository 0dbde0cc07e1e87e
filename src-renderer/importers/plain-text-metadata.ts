/** Author and date of a plain text, only where a line of their own leaves no doubt. The lines stay in the text. */
import type { Block } from '../domain/text/block.ts';
import { toIsoDate } from './dates.ts';
import { authorOnLine, dateOnLine } from './line.ts';

/** Blocks at the top of an article among which a byline or date is looked for. */
const BLOCKS_AT_TOP = 4;

/** '' for what is not found. */
export function findPlainTextMetadata(
  text: string,
  blocks: readonly Block[],
): { author: string; issued: string } {
  let author = '';
  let issued = '';
  for (const block of blocks.slice(0, BLOCKS_AT_TOP)) {
    for (const line of text.slice(block.start, Math.min(block.end, block.start + 400)).split('\n')) {
      const content = line.trim();
      author ||= authorOnLine(content) ?? '';
      issued ||= toIsoDate(dateOnLine(content) ?? '');
    }
  }
  return { author, issued };
}

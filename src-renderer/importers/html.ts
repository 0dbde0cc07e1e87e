/** Web pages as articles. */
import { type Result, succeed } from '../domain/result.ts';
import { decodeText } from './decode.ts';
import { findMainArticle } from './html-article.ts';
import { treeToBlocks } from './html-blocks.ts';
import { declaredEncoding } from './html-encoding.ts';
import { readHtmlMetadata } from './html-metadata.ts';
import { parseHtmlTree } from './html-tree.ts';
import { type ParsedArticle, preferFirst, statedAt } from './parsed.ts';

/**
 * A page's main article. Nothing of the page runs, loads or is kept but its words.
 * @returns a problem when the bytes are not readable text
 */
export async function parseHtml(bytes: Uint8Array): Promise<Result<ParsedArticle>> {
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  if (!decoded.ok) return decoded;
  return succeed({ ...parsePage(decoded.value.text), encoding: decoded.value.encoding });
}

/**
 * The main article of a decoded page.
 * @param address where the page was, if it is known
 */
export function parsePage(html: string, address?: string): Omit<ParsedArticle, 'encoding'> {
  const page = parseHtmlTree(html, { isXml: /^\s*<\?xml\s/i.test(html) });
  const { metadata, heading, base } = readHtmlMetadata(page, address);
  const article = findMainArticle(page, heading);
  const { text, blocks, images, title } = treeToBlocks(article, {
    title: heading,
    ...(base === undefined ? {} : { base }),
  });
  return { text, blocks, images, pages: [], metadata: preferFirst(metadata, statedAt('text', { title })) };
}

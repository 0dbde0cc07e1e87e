/** Markdown, maybe with front matter, as an article. */
import { type Result, succeed } from '../domain/result.ts';
import { decodeText } from './decode.ts';
import { markdownToBlocks } from './markdown.ts';
import { type ParsedArticle, statedAt } from './parsed.ts';

/** @returns a problem when the bytes are not readable text */
export async function parseMarkdown(bytes: Uint8Array): Promise<Result<ParsedArticle>> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, blocks, metadata } = await markdownToBlocks(decoded.value.text);
  return succeed({
    text,
    blocks,
    metadata: statedAt('front-matter', metadata),
    pages: [],
    images: [],
    encoding: decoded.value.encoding,
  });
}

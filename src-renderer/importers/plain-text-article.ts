/** Plain text as an article. */
import { type Result, succeed } from '../domain/result.ts';
import { decodeText } from './decode.ts';
import { type ParsedArticle, statedAt } from './parsed.ts';
import { plainTextToBlocks } from './plain-text.ts';
import { findPlainTextMetadata } from './plain-text-metadata.ts';

/** @returns a problem when the bytes are not readable text */
export async function parsePlainText(bytes: Uint8Array): Promise<Result<ParsedArticle>> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { title, text, blocks } = plainTextToBlocks(decoded.value.text);
  const metadata = statedAt('text', { title, ...findPlainTextMetadata(text, blocks) });
  return succeed({ text, blocks, metadata, pages: [], images: [], encoding: decoded.value.encoding });
}

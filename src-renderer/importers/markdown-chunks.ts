/** Parts long Markdown, so that parsing takes less memory and the window can breathe in between. */

const CHUNK_LENGTH = 64 * 1024;

/**
 * Cuts a text into pieces that mean the same parsed one by one: only before a line that begins with a letter after a
 * blank one, outside fenced code. A text with link definitions, footnotes or HTML that may span blank lines is one piece.
 */
export function chunkMarkdown(source: string): string[] {
  if (source.length <= CHUNK_LENGTH) return [source];
  if (/^ {0,3}(?:\[[^\]\n]+\]:|<(?:[!?]|script|pre|style|textarea))/im.test(source)) return [source];
  const chunks: string[] = [];
  let chunkStart = 0;
  let fence: string | null = null;
  let afterBlank = false;
  for (let from = 0; from < source.length; ) {
    const lineFeed = source.indexOf('\n', from);
    const to = lineFeed === -1 ? source.length : lineFeed;
    const isLong = from - chunkStart >= CHUNK_LENGTH;
    if (isLong && afterBlank && fence === null && /^\p{L}/u.test(source.slice(from, from + 2))) {
      chunks.push(source.slice(chunkStart, from));
      chunkStart = from;
    }
    const marker = /^\s*(`{3,}|~{3,})/.exec(source.slice(from, Math.min(to, from + 200)))?.[1];
    if (marker !== undefined) fence = fence === null ? marker : marker.startsWith(fence) ? null : fence;
    afterBlank = source.slice(from, to).trim() === '';
    from = to + 1;
  }
  chunks.push(source.slice(chunkStart));
  return chunks;
}

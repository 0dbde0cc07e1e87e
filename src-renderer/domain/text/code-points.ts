/**
 * Offsets are UTF-16 code units inside the program; formats that count Unicode code points (W3C Web Annotation's
 * TextPositionSelector, REFI-QDA) are served here, at the border.
 */

/** A range counted in Unicode code points, end-exclusive. */
export type CodePointRange = { start: number; end: number };

/** Code points in `[from, to)` of `text`, both UTF-16 offsets; a lone surrogate counts as one. */
function countCodePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) {
    const unit = text.charCodeAt(i);
    const startsPair = unit >= 0xd800 && unit < 0xdc00 && i + 1 < to;
    if (startsPair && text.charCodeAt(i + 1) >= 0xdc00 && text.charCodeAt(i + 1) < 0xe000) i += 1;
    count += 1;
  }
  return count;
}

/** The UTF-16 range `[start, end)` of `text` in code points. O(end). */
export function codePointRange(text: string, start: number, end: number): CodePointRange {
  const first = countCodePoints(text, 0, start);
  return { start: first, end: first + countCodePoints(text, start, end) };
}

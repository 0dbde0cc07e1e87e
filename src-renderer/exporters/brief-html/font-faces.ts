/**
 * The fonts of a document in print. Static instances, not variable fonts: Chromium embeds those in a PDF as nameless
 * Type 3 fonts, five times as large. A file is one subset of one weight and style; only what a text needs is loaded.
 */

/** `unicodeRange` is CSS syntax: "U+0000-00FF,U+0131". `url` must resolve from the printed document. */
export type FontFace = {
  family: string;
  weight: number;
  style: 'normal' | 'italic';
  unicodeRange: string;
  url: string;
};

/** The last family of each list serves what the ones before it lack; see page.css. */
const TEXT_FAMILIES = ['Source Serif 4', 'Inter'] as const;

/** The faces whose characters occur in `text`: those of fallback families only where the text families have no face. */
export function facesFor(text: string, faces: readonly FontFace[]): FontFace[] {
  const points = [...new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0))];
  const isText = (face: FontFace) => (TEXT_FAMILIES as readonly string[]).includes(face.family);
  const textRanges = faces.filter(isText).flatMap((face) => parseRange(face.unicodeRange));
  const uncovered = points.filter((point) => !holds(textRanges, point));
  return faces.filter((face) => {
    const ranges = parseRange(face.unicodeRange);
    return (isText(face) ? points : uncovered).some((point) => holds(ranges, point));
  });
}

/** The `@font-face` rules. `block` keeps a page from being printed in a fallback font while one still loads. */
export function writeFontFaces(faces: readonly FontFace[]): string {
  return faces
    .map(
      (face) =>
        `@font-face { font-family: ${cssName(face.family)}; font-weight: ${face.weight}; font-style: ${face.style}; font-display: block; src: url(${cssUrl(face.url)}) format("woff2"); unicode-range: ${face.unicodeRange.replace(/[^0-9a-fu+?,\- ]/gi, '')}; }\n`,
    )
    .join('');
}

function cssName(family: string): string {
  return `"${family.replace(/[^\p{L}\p{N} -]/gu, '')}"`;
}

function cssUrl(url: string): string {
  return `"${url.replace(/["\\<>\s]/g, (character) => encodeURIComponent(character))}"`;
}

type Range = readonly [first: number, last: number];

const parsed = new Map<string, readonly Range[]>();

function parseRange(unicodeRange: string): readonly Range[] {
  const known = parsed.get(unicodeRange);
  if (known !== undefined) return known;
  const ranges = unicodeRange.split(',').map((part): Range => {
    const [first = '', last = first] = part.trim().replace(/^u\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
  parsed.set(unicodeRange, ranges);
  return ranges;
}

function holds(ranges: readonly Range[], point: number): boolean {
  return ranges.some(([first, last]) => point >= first && point <= last);
}

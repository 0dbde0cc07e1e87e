/** Puts fonts into a page, so that it needs no other file. */
import { type FontFace, writeFontFaces } from '../brief-html/font-faces.ts';

/** Families that a page goes without: the readers' systems have them, and they weigh more than the page. */
const LEFT_OUT: ReadonlySet<string> = new Set(['Noto Emoji']);

/** The faces that are worth putting into a page. */
export function embeddable(faces: readonly FontFace[]): FontFace[] {
  return faces.filter(({ family }) => !LEFT_OUT.has(family));
}

/**
 * Replaces the addresses of the faces that a page's style sheet names by the fonts themselves.
 * @param read gives the bytes of a font file; null where it cannot be had, which leaves its text to the next family
 */
export async function embedFonts(
  page: string,
  faces: readonly FontFace[],
  read: (url: string) => Promise<Uint8Array<ArrayBuffer> | null>,
): Promise<string> {
  let embedded = page;
  for (const face of faces) {
    const rule = writeFontFaces([face]);
    if (!embedded.includes(rule)) continue;
    const bytes = await read(face.url);
    const url = bytes === null ? null : `data:font/woff2;base64,${base64Of(bytes)}`;
    const own =
      url === null
        ? ''
        : writeFontFaces([{ ...face, url }]).replace('font-display: block', 'font-display: swap');
    // Given as a function: a replacement text would read "$&" in itself as a command.
    embedded = embedded.replace(rule, () => own);
  }
  return embedded;
}

function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // As many arguments as a function takes anywhere.
  for (let from = 0; from < bytes.length; from += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  return btoa(pieces.join(''));
}

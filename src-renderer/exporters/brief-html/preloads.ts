/** Fonts that a printed page asks for at once: Chromium prints as soon as a page has loaded. */
import type { FontFace } from './font-faces.ts';
import { type Html, html } from './html.ts';

/** Links to the faces that the page with this body needs at first. */
export function writePreloads(faces: readonly FontFace[], body: Html): Html[] {
  const hasItalics = body.text.includes('<em>');
  return faces
    .filter((face) => face.style === 'normal' || hasItalics)
    .map((face) => html`<link rel="preload" href="${face.url}" as="font" type="font/woff2" crossorigin>\n`);
}

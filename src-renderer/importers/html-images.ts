/** Images of a page: counted and named, never loaded or stored. */
import type { HtmlElement } from './html-tree.ts';

const MAX_NAME_LENGTH = 300;

/** What an image is called: its alternative text, else its figure's caption, its title, or its file. Null for counting pixels. */
export function imageName(image: HtmlElement, caption: string): string | null {
  const { attributes } = image;
  const isPixel = [attributes.width, attributes.height].some(
    (size) => size !== undefined && /^[01](?:px)?$/.test(size),
  );
  if (isPixel) return null;
  const named = [attributes.alt, caption, attributes.title].map(oneLine).find((name) => name !== '');
  const address = attributes['data-src'] ?? attributes['data-original'] ?? attributes.src ?? '';
  if (named === undefined && address === '' && attributes.srcset === undefined) return null;
  return (named ?? fileName(address)).slice(0, MAX_NAME_LENGTH).toWellFormed();
}

function oneLine(text: string | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}

function fileName(address: string): string {
  if (/^\s*(?:data|cid|blob):/i.test(address)) return '';
  const path = address.replace(/[?#].*$/s, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  try {
    return oneLine(decodeURIComponent(last));
  } catch {
    return oneLine(last);
  }
}

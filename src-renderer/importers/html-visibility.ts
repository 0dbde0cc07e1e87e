/** Which parts of a page a reader sees. */
import { DROPPED_ELEMENTS } from './html-elements.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';

/**
 * Screen readers are told to skip ornaments, but also the whole page behind an open dialog (a cookie banner, when the page was
 * saved): what is longer than this is no ornament.
 */
const LONGEST_ORNAMENT = 200;

/** False for what browsers do not show, and for ornaments. `body` is always shown: many pages hide it until a script has run. */
export function isShown(element: HtmlElement): boolean {
  const { name, attributes } = element;
  if (DROPPED_ELEMENTS.has(name)) return false;
  if (name === 'body' || name === 'html') return true;
  if (attributes.hidden !== undefined && attributes.hidden.toLowerCase() !== 'until-found') return false;
  if (name === 'dialog' && attributes.open === undefined) return false;
  const style = attributes.style ?? '';
  if (style !== '' && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(style)) return false;
  return !(attributes['aria-hidden'] === 'true' && textLength(element, LONGEST_ORNAMENT) < LONGEST_ORNAMENT);
}

/** Characters of text in a subtree that a reader may see, white space at the ends of each piece aside; stops counting at `limit`. */
export function textLength(node: HtmlNode, limit: number): number {
  if (typeof node === 'string') return node.trim().length;
  if (DROPPED_ELEMENTS.has(node.name)) return 0;
  let length = 0;
  for (const child of node.children) {
    length += textLength(child, limit - length);
    if (length >= limit) return length;
  }
  return length;
}

/** The text of a subtree in one line. */
export function plainText(node: HtmlNode, limit = 1000): string {
  const parts: string[] = [];
  let length = 0;
  const visit = (current: HtmlNode): void => {
    if (length > limit) return;
    if (typeof current === 'string') {
      parts.push(current);
      length += current.length;
    } else if (current.name === 'br') parts.push(' ');
    else if (!DROPPED_ELEMENTS.has(current.name) || current === node) current.children.forEach(visit);
  };
  visit(node);
  return parts.join('').replace(/\s+/gu, ' ').trim().slice(0, limit);
}

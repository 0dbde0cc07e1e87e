/**
 * Links within the page of an annotated source. A file to read has ids and fragments. A page that is printed has addresses of
 * our own instead, which pdf-links.ts makes into links of the PDF: Chromium looks at each place that a fragment leads to
 * again for every page that it prints, which with 12,000 of them on 1,100 pages is most of its time.
 */
import { type Html, html } from '../brief-html/html.ts';

/** The scheme of a link, and that of a mark for the place where links of this name lead. No link of a source may have them. */
export const LINK_SCHEME = 'chancery-link:';
export const PLACE_SCHEME = 'chancery-place:';

/** Names are ours: "passage-12". */
export type InnerLinks = {
  href: (name: string) => string;
  /** Attribute, after a space, of the element that is led to. */
  id: (name: string) => Html | null;
  /** What stands right before it, or first in it. */
  place: (name: string) => Html | null;
};

export const SCREEN_LINKS: InnerLinks = {
  href: (name) => `#${name}`,
  id: (name) => html` id="${name}"`,
  place: () => null,
};

export const PRINT_LINKS: InnerLinks = {
  href: (name) => `${LINK_SCHEME}${name}`,
  id: () => null,
  place: (name) => html`<a class="place" aria-hidden="true" href="${PLACE_SCHEME}${name}"></a>`,
};

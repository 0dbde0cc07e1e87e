/** What stands around an article on its page: navigation, advertisements, comments, other articles. */
import { headingLevel, isInline } from './html-elements.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { isShown, textLength } from './html-visibility.ts';

const SURROUNDINGS: ReadonlySet<string> = new Set('nav aside footer form button fieldset search'.split(' '));

const ROLES: ReadonlySet<string> = new Set(
  'navigation banner contentinfo complementary search menu menubar toolbar dialog alertdialog'.split(' '),
);

/**
 * Words of ids and classes, whole ones: "header" would also be in "article-header". "has-sidebar" is said of what stands beside
 * a sidebar.
 */
const NAMES =
  /(?<!(?:^|[\s_-])(?:has|with|no|show|hide|is)-)(?<=^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|menu|sidebar|related|recommended|recirculation|trending|most-?(?:read|popular)|comments?|disqus|share|sharing|social|newsletter|subscribe|subscription|signup|promo|sponsored|adverts?|advertisement|ads?|banner|cookies?|consent|gdpr|popup|modal|pagination|skip-?link|masthead|site-?footer|site-?header|outbrain|taboola)(?=$|[\s_-])/i;

/** Names of what sells something in the midst of an article. */
const OFFERS =
  /(?<=^|[\s_-])(?:newsletter|subscribe|subscription|signup|promo|sponsored|adverts?|advertisement|cookies?|consent|gdpr|outbrain|taboola|share|sharing)(?=$|[\s_-])/i;

/** UTF-16 code units: an offer that is longer is none. */
const LONGEST_OFFER = 400;

/** True for an element that by its name, role, id or class belongs to the page and not to the article. */
export function isSurroundings(element: HtmlElement): boolean {
  const { name, attributes } = element;
  if (SURROUNDINGS.has(name) || ROLES.has(attributes.role?.toLowerCase() ?? '')) return true;
  return isNamed(element, NAMES) && !holdsTitle(element);
}

/** True for what is no part of an article even where Readability takes it for one, as it does on short pages. */
export function isIntruder(element: HtmlElement): boolean {
  const { name, attributes } = element;
  const isNavigation =
    name === 'nav' || /^(?:navigation|search|menu|menubar|toolbar)$/i.test(attributes.role ?? '');
  if (isNavigation) return !holdsTitle(element);
  if (isNamed(element, OFFERS))
    return textLength(element, LONGEST_OFFER) < LONGEST_OFFER && !holdsTitle(element);
  if (name !== 'td') return false;
  // A column of links, where a table lays out the page.
  const { text, linked } = measureProse(element);
  return text > 0 && linked >= text * 0.9 && elementCount(element, 'a') > 1;
}

function isNamed({ name, attributes }: HtmlElement, names: RegExp): boolean {
  if (name === 'body' || name === 'main' || name === 'article' || headingLevel(name) > 0) return false;
  // Within a line, "comment" is the colour of a program's comment, and what is left out would be missing from a sentence.
  if (isInline(name)) return false;
  return names.test(attributes.class ?? '') || names.test(attributes.id ?? '');
}

function holdsTitle(element: HtmlElement): boolean {
  return elementCount(element, 'h1') > 0 || elementCount(element, 'main') > 0;
}

function elementCount(element: HtmlElement, name: string): number {
  let count = 0;
  for (const inner of elementsOf(element)) if (inner.name === name) count += 1;
  return count;
}

/** The amount of text in a subtree without what surrounds articles: how much of it there is, and how much stands in links. */
export function measureProse(node: HtmlNode): { text: number; linked: number } {
  if (typeof node === 'string') return { text: node.trim().length, linked: 0 };
  const prose = { text: 0, linked: 0 };
  if (!isShown(node) || isSurroundings(node)) return prose;
  for (const child of node.children) {
    const inner = measureProse(child);
    prose.text += inner.text;
    prose.linked += inner.linked;
  }
  if (node.name === 'a') prose.linked = prose.text;
  return prose;
}

/** A copy of the tree with what `keeps` accepts. */
export function filterTree(element: HtmlElement, keeps: (element: HtmlElement) => boolean): HtmlElement {
  const children: HtmlNode[] = [];
  for (const child of element.children) {
    if (typeof child === 'string') children.push(child);
    else if (keeps(child)) children.push(filterTree(child, keeps));
  }
  return { name: element.name, attributes: element.attributes, children };
}

/** All elements in document order, from `element` on. */
export function* elementsOf(element: HtmlElement): Generator<HtmlElement> {
  const open: HtmlElement[] = [element];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i -= 1) {
      const child = next.children[i];
      if (child !== undefined && typeof child !== 'string') open.push(child);
    }
  }
}

/** What stands around an article on its page: navigation, advertisements, comments, other articles. */
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { isShown } from './html-visibility.ts';

const SURROUNDINGS: ReadonlySet<string> = new Set('nav aside footer form button fieldset search'.split(' '));

const ROLES: ReadonlySet<string> = new Set(
  'navigation banner contentinfo complementary search menu menubar toolbar dialog alertdialog'.split(' '),
);

/** Words of ids and classes, whole ones: "header" would also be in "article-header". */
const NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|menu|sidebar|related|recommended|recirculation|trending|most-?(?:read|popular)|comments?|disqus|share|sharing|social|newsletter|subscribe|subscription|signup|promo|sponsored|adverts?|advertisement|ads?|banner|cookies?|consent|gdpr|popup|modal|pagination|skip-?link|masthead|site-?footer|site-?header|outbrain|taboola)(?=$|[\s_-])/i;

/** True for an element that by its name, role, id or class belongs to the page and not to the article. */
export function isSurroundings(element: HtmlElement): boolean {
  const { name, attributes } = element;
  if (SURROUNDINGS.has(name) || ROLES.has(attributes.role?.toLowerCase() ?? '')) return true;
  if (name === 'body' || name === 'main' || name === 'article') return false;
  return NAMES.test(attributes.class ?? '') || NAMES.test(attributes.id ?? '');
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

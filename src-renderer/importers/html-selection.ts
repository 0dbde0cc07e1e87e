/** Takes what was found to be the article out of its page. */
import { filterTree, isIntruder, isSurroundings, measureProse } from './html-boilerplate.ts';
import { headingLevel, isInline } from './html-elements.ts';
import { isPlainFormatting } from './html-readability.ts';
import { isDataTable } from './html-tables.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { isShown } from './html-visibility.ts';

/** UTF-16 code units: shorter paragraphs that Readability leaves out among those it takes are rather labels. */
const RESCUED_LENGTH = 40;

/**
 * The kept elements in their place on the page, and what stands between them and reads like part of the article: Readability
 * drops paragraphs, lists and tables for their class names or their links.
 */
export function selectArticle(page: HtmlElement, kept: ReadonlySet<HtmlElement>): HtmlElement {
  const holders = new Set<HtmlElement>();
  const findHolders = (element: HtmlElement): boolean => {
    let holds = kept.has(element);
    for (const child of element.children) if (typeof child !== 'string' && findHolders(child)) holds = true;
    if (holds) holders.add(element);
    return holds;
  };
  findHolders(page);
  return select(regionOf(page, kept, holders), false, { kept, holders });
}

/** The smallest element around all that is kept. */
function regionOf(
  page: HtmlElement,
  kept: ReadonlySet<HtmlElement>,
  holders: ReadonlySet<HtmlElement>,
): HtmlElement {
  let region = page;
  for (;;) {
    if (kept.has(region)) return region;
    const inner = region.children.filter((child) => typeof child !== 'string' && holders.has(child));
    const [only] = inner;
    if (inner.length !== 1 || only === undefined || typeof only === 'string') return region;
    region = only;
  }
}

/** `holders` are the kept elements and all around them. */
type Selection = { kept: ReadonlySet<HtmlElement>; holders: ReadonlySet<HtmlElement> };

function select(element: HtmlElement, isInKept: boolean, selection: Selection): HtmlElement {
  const isHolder = (child: HtmlNode): boolean => typeof child !== 'string' && selection.holders.has(child);
  const first = element.children.findIndex(isHolder);
  const last = element.children.findLastIndex(isHolder);
  const isKept = selection.kept.has(element) || (isInKept && isPlainFormatting(element));
  // Readability lets an element stand for its only child: then nothing inside is known, and all of it is meant.
  const hasWords = element.children.some(isWords);
  const isForChild = isKept && first === -1 && !hasWords;
  const children = element.children.flatMap((child, index): HtmlNode[] => {
    const isBetween = first !== -1 && index > first && index < last;
    if (typeof child === 'string') return isKept || isBetween ? [child] : [];
    if (!isShown(child) || isIntruder(child)) return [];
    if (selection.holders.has(child) || (isKept && isPlainFormatting(child)))
      return [select(child, isKept, selection)];
    if (isSurroundings(child)) return [];
    // Words in the midst of a sentence, which Readability may have put in other words' place.
    if (isKept && hasWords && isInline(child.name)) return [filterTree(child, isShown)];
    const isMeant = isForChild || /^(?:br|img)$/.test(child.name) || (isBetween && readsAsArticle(child));
    return isMeant ? [filterTree(child, (inner) => isShown(inner) && !isSurroundings(inner))] : [];
  });
  return { name: element.name, attributes: element.attributes, children };
}

function isWords(node: HtmlNode): boolean {
  return typeof node === 'string' && node.trim() !== '';
}

const RESCUED: ReadonlySet<string> = new Set(
  'p blockquote pre ul ol dl table figure h2 h3 h4 h5 h6'.split(' '),
);

function readsAsArticle(element: HtmlElement): boolean {
  if (!RESCUED.has(element.name)) return false;
  const { text, linked } = measureProse(element);
  if (element.name === 'table') return isDataTable(element) && linked * 2 < text;
  return text >= (headingLevel(element.name) > 0 ? 1 : RESCUED_LENGTH) && linked * 3 < text;
}

/**
 * Finds the main article of a page. Readability decides what the article is; the text is then taken from the page itself, so
 * that no paragraph is rewritten on the way.
 */
import { foldWords } from './html-block-collector.ts';
import { elementsOf, filterTree, isSurroundings, measureProse } from './html-boilerplate.ts';
import { headingLevel } from './html-elements.ts';
import { findKeptElements } from './html-readability.ts';
import { selectArticle } from './html-selection.ts';
import type { HtmlElement } from './html-tree.ts';
import { isShown, plainText, textLength } from './html-visibility.ts';

/** Where Readability finds less than this part of the text that is not by its names navigation or comments, it went wrong. */
const LEAST_SHARE = 0.4;

/** A `main` says itself what it is: it need not hold much of the page. */
const LEAST_MAIN_SHARE = 0.1;

/** UTF-16 code units: on shorter pages it has little to go by, and must find nearly all. */
const SHORT_PAGE = { text: 500, leastShare: 0.75 };

/** The part of a page that is its article, in the page's own order, without a heading that repeats `title`. */
export function findMainArticle(page: HtmlElement, title: string): HtmlElement {
  const whole = withoutSurroundings(page);
  const kept = findKeptElements(page, title);
  const main = isMainElement(whole) ? onlyElement(page, isMainElement) : null;
  const meant = kept === null || main === null ? kept : elementsInside(main, kept);
  const found = meant === null || meant.size === 0 ? null : selectArticle(page, meant);
  const all = measureProse(whole).text;
  const least = all * (all < SHORT_PAGE.text ? SHORT_PAGE.leastShare : LEAST_SHARE);
  const isEnough = found !== null && measureProse(found).text >= least && textLength(found, 1) > 0;
  return withoutHeading(isEnough ? found : whole, title);
}

/** What is left of the page without what names itself navigation, comments and the like; `main` or the only `article` of it, if any. */
function withoutSurroundings(page: HtmlElement): HtmlElement {
  const shown = filterTree(page, (element) => isShown(element) && !isSurroundings(element));
  const all = measureProse(shown).text;
  const main = onlyElement(shown, isMainElement);
  if (main !== null && measureProse(main).text > all * LEAST_MAIN_SHARE) return main;
  const article = onlyElement(shown, ({ name }) => name === 'article');
  if (article !== null && measureProse(article).text > all * LEAST_SHARE) return article;
  if (textLength(shown, 1) > 0) return shown;
  // A page that is all form, or all hidden until a script has run, still has words.
  const visible = filterTree(page, isShown);
  return textLength(visible, 1) > 0 ? visible : page;
}

/** The element of the tree for which `isIt` holds; null where there is none, or more than one. */
function onlyElement(tree: HtmlElement, isIt: (element: HtmlElement) => boolean): HtmlElement | null {
  const found = [...elementsOf(tree)].filter(isIt);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function elementsInside(tree: HtmlElement, elements: ReadonlySet<HtmlElement>): ReadonlySet<HtmlElement> {
  return new Set([...elementsOf(tree)].filter((element) => elements.has(element)));
}

function isMainElement({ name, attributes }: HtmlElement): boolean {
  return name === 'main' || attributes.role === 'main';
}

function withoutHeading(article: HtmlElement, title: string): HtmlElement {
  const folded = foldWords(title);
  if (folded === '') return article;
  return filterTree(article, (element) => {
    const level = headingLevel(element.name);
    return !((level === 1 || level === 2) && foldWords(plainText(element)) === folded);
  });
}

/**
 * Finds the main article of a page. Mozilla's Readability decides what the article is, on a copy of the page that holds nothing
 * to run or load; the text is then taken from the page itself, so that no paragraph is rewritten on the way.
 */
import { Readability } from '@mozilla/readability';
import { DOMParser } from 'linkedom';
import { elementsOf, filterTree, isSurroundings, measureProse } from './html-boilerplate.ts';
import { headingLevel } from './html-elements.ts';
import { isDataTable } from './html-tables.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { isShown, plainText, textLength } from './html-visibility.ts';

/**
 * Readability takes time in the square of the elements in one parent, and looks at each text once for every element around it
 * (measured: 50,000 links in one paragraph 9 s, 0.7 MB of text 120 levels down 4 s). Pages beyond these limits, some hundred
 * times an article, go without it.
 */
const MAX_PAGE_ELEMENTS = 40_000;
const MAX_SIBLINGS = 15_000;
const MAX_TEXT_TIMES_DEPTH = 40_000_000;

/** UTF-16 code units of an article that Readability is content with: news in brief are shorter than its usual 500. */
const SHORT_ARTICLE = 200;

/** Where Readability finds less than this part of the text that is not by its names navigation or comments, it went wrong. */
const LEAST_SHARE = 0.4;

/** UTF-16 code units: shorter paragraphs that Readability leaves out among those it takes are rather labels. */
const RESCUED_LENGTH = 40;

/** The part of a page that is its article, in the page's own order, without a heading that repeats `title`. */
export function findMainArticle(page: HtmlElement, title: string): HtmlElement {
  const whole = withoutSurroundings(page);
  const found = isWithinLimits(page) ? readArticle(page, title) : null;
  const isEnough =
    found !== null &&
    measureProse(found).text >= measureProse(whole).text * LEAST_SHARE &&
    textLength(found, 1) > 0;
  return withoutHeading(isEnough ? found : whole, title);
}

function isWithinLimits(page: HtmlElement): boolean {
  let elements = 0;
  let textTimesDepth = 0;
  const visit = (element: HtmlElement, depth: number): boolean => {
    elements += 1;
    if (elements > MAX_PAGE_ELEMENTS || element.children.length > MAX_SIBLINGS) return false;
    for (const child of element.children) {
      if (typeof child === 'string') textTimesDepth += child.length * depth;
      else if (isShown(child) && !visit(child, depth + 1)) return false;
    }
    return textTimesDepth <= MAX_TEXT_TIMES_DEPTH;
  };
  return visit(page, 1);
}

/** What is left of the page without what names itself navigation, comments and the like; `main` or the only `article` of it, if any. */
function withoutSurroundings(page: HtmlElement): HtmlElement {
  const shown = filterTree(page, (element) => isShown(element) && !isSurroundings(element));
  const all = measureProse(shown).text;
  for (const isMain of [isMainElement, (element: HtmlElement) => element.name === 'article']) {
    const candidates = [...elementsOf(shown)].filter(isMain);
    const [only] = candidates;
    if (candidates.length === 1 && only !== undefined && measureProse(only).text >= all * LEAST_SHARE)
      return only;
  }
  if (textLength(shown, 1) > 0) return shown;
  // A page that is all form, or all hidden until a script has run, still has words.
  const visible = filterTree(page, isShown);
  return textLength(visible, 1) > 0 ? visible : page;
}

function isMainElement({ name, attributes }: HtmlElement): boolean {
  return name === 'main' || attributes.role === 'main';
}

function withoutHeading(article: HtmlElement, title: string): HtmlElement {
  const folded = fold(title);
  if (folded === '') return article;
  return filterTree(article, (element) => {
    const level = headingLevel(element.name);
    return !((level === 1 || level === 2) && fold(plainText(element)) === folded);
  });
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The article as Readability sees it, or null. */
function readArticle(page: HtmlElement, title: string): HtmlElement | null {
  const { document, elements } = toDocument(page, title);
  const reader = new Readability<Node>(document, {
    charThreshold: SHORT_ARTICLE,
    disableJSONLD: true,
    serializer: (node) => node,
  });
  const content = reader.parse()?.content;
  if (content === null || content === undefined) return null;
  const kept = new Set<HtmlElement>();
  for (const node of (content as Element).querySelectorAll(`[${NUMBER}]`)) {
    const element = elements[Number(node.getAttribute(NUMBER))];
    if (element !== undefined) kept.add(element);
  }
  return kept.size === 0 ? null : selectArticle(page, kept);
}

/** Names the element of the page that an element of the copy stands for. Readability keeps it when it changes a tag. */
const NUMBER = 'data-number';

/** Attributes by which Readability judges, besides those of images. */
const JUDGED = ['id', 'class', 'role', 'href', 'src', 'alt', 'itemprop', 'rel', 'width', 'height'] as const;

/** A document of what is shown of the page, with an inert DOM: it fetches nothing and knows no scripts. */
function toDocument(page: HtmlElement, title: string): { document: Document; elements: HtmlElement[] } {
  const document = new DOMParser().parseFromString(
    '<!doctype html><html><head></head><body></body></html>',
    'text/html',
  ) as unknown as Document;
  document.head.appendChild(document.createElement('title')).textContent = title;
  // With an author known, Readability removes no byline: what it takes for one may be a dateline inside a sentence.
  const author = document.head.appendChild(document.createElement('meta'));
  author.setAttribute('name', 'author');
  author.setAttribute('content', '-');
  const elements: HtmlElement[] = [];
  const copy = (from: HtmlElement, to: Element, isInHeading: boolean): void => {
    for (const child of from.children) {
      if (typeof child === 'string') to.appendChild(document.createTextNode(child));
      else if (isShown(child)) {
        // Headings of questions and answers are often buttons, and Readability drops buttons.
        const isHeading = isInHeading || headingLevel(child.name) > 0;
        const name = child.name === 'body' || (isHeading && child.name === 'button') ? 'span' : child.name;
        const element = to.appendChild(createElement(document, child.name === 'body' ? 'div' : name));
        for (const attribute of JUDGED) {
          const value = child.attributes[attribute];
          if (value !== undefined) element.setAttribute(attribute, value);
        }
        element.setAttribute(NUMBER, String(elements.push(child) - 1));
        copy(child, element, isHeading);
      }
    }
  };
  copy(page, document.body, false);
  return { document, elements };
}

function createElement(document: Document, name: string): Element {
  return document.createElement(/^[a-z][a-z0-9-]*$/.test(name) ? name : 'span');
}

/**
 * The kept elements in their place on the page, and what stands between them and reads like part of the article: Readability
 * drops paragraphs, lists and tables for their class names or their links.
 */
function selectArticle(page: HtmlElement, kept: ReadonlySet<HtmlElement>): HtmlElement {
  const holders = new Set<HtmlElement>();
  const findHolders = (element: HtmlElement): boolean => {
    let holds = kept.has(element);
    for (const child of element.children) if (typeof child !== 'string' && findHolders(child)) holds = true;
    if (holds) holders.add(element);
    return holds;
  };
  findHolders(page);
  return select(regionOf(page, kept, holders), kept, holders);
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

function select(
  element: HtmlElement,
  kept: ReadonlySet<HtmlElement>,
  holders: ReadonlySet<HtmlElement>,
): HtmlElement {
  const isHolder = (child: HtmlNode): boolean => typeof child !== 'string' && holders.has(child);
  const first = element.children.findIndex(isHolder);
  const last = element.children.findLastIndex(isHolder);
  // Readability lets an element stand for its only child: then nothing inside is known, and all of it is meant.
  const isForChild = first === -1 && !element.children.some(isWords);
  const children: HtmlNode[] = [];
  for (const [index, child] of element.children.entries()) {
    const isBetween = index > first && index < last;
    if (typeof child === 'string') {
      if (isBetween || kept.has(element)) children.push(child);
    } else if (holders.has(child)) children.push(select(child, kept, holders));
    else if (isShown(child) && !isSurroundings(child)) {
      const isMeant =
        isForChild || child.name === 'br' || child.name === 'img' || (isBetween && readsAsArticle(child));
      if (isMeant) children.push(filterTree(child, (inner) => isShown(inner) && !isSurroundings(inner)));
    }
  }
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
